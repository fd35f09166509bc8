//! Pieces of texts, in the form of `std_bodies.rs`. The searchers keep std's memory; where they look next is found anew.
#![allow(dead_code, unused_mut)]

mod rustrata_std {
    use std::str::*;

    pub struct Pieces<'a, F> { start: usize, end: usize, searcher: Letters<'a, F>, trailing: bool, finished: bool }
    pub struct Letters<'a, F> { same: F, text: &'a str, indices: CharIndices<'a> }
    pub struct Parts<'a> { start: usize, end: usize, searcher: Letter<'a>, trailing: bool, finished: bool }
    pub struct Letter<'a> { text: &'a str, front: usize, back: usize, letter: char, size: u8, encoded: [u8; 4] }

    /// rustrata_std::is_space
    fn is_space(x: char) -> bool {
        matches!(x, ' ' | '\x09'..='\x0d' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
    }
    /// <std::str::SplitWhitespace as std::iter::Iterator>::next
    fn split_whitespace_next<'a>(x: &mut SplitWhitespace<'a>) -> Option<&'a str> {
        let pieces = unsafe { &mut *(x as *mut SplitWhitespace<'a>).cast::<Pieces<'a, ()>>() };
        if pieces.finished {
            return None;
        }
        let text: &'a str = pieces.searcher.text;
        let mut from = pieces.start;
        let mut at = pieces.start;
        for letter in text[pieces.start..pieces.end].chars() {
            if is_space(letter) {
                if from < at {
                    pieces.start = at + letter.len_utf8();
                    return Some(&text[from..at]);
                }
                from = at + letter.len_utf8();
            }
            at += letter.len_utf8();
        }
        pieces.finished = true;
        if from < at { Some(&text[from..at]) } else { None }
    }
    /// <std::str::SplitWhitespace as std::iter::Iterator>::size_hint
    fn split_whitespace_size_hint<'a>(_x: &SplitWhitespace<'a>) -> (usize, Option<usize>) { (0, None) }
    /// <std::str::Split<F> as std::iter::Iterator>::next
    fn split_by_next<'a, F: FnMut(char) -> bool>(pieces: &mut Pieces<'a, F>) -> Option<&'a str> {
        if pieces.finished {
            return None;
        }
        let text: &'a str = pieces.searcher.text;
        let from = pieces.start;
        let mut at = from;
        for letter in text[from..pieces.end].chars() {
            let next = at + letter.len_utf8();
            if (pieces.searcher.same)(letter) {
                pieces.start = next;
                return Some(&text[from..at]);
            }
            at = next;
        }
        pieces.finished = true;
        if pieces.trailing || from < at { Some(&text[from..at]) } else { None }
    }
    /// <std::str::Lines as std::iter::Iterator>::next
    fn lines_next<'a>(x: &mut Lines<'a>) -> Option<&'a str> {
        let pieces = unsafe { &mut *(x as *mut Lines<'a>).cast::<Parts<'a>>() };
        if pieces.finished {
            return None;
        }
        let text: &'a str = pieces.searcher.text;
        let bytes = text.as_bytes();
        let from = pieces.start;
        let mut at = from;
        while at < pieces.end && bytes[at] != b'\n' {
            at += 1;
        }
        if at == pieces.end {
            pieces.finished = true;
            return if from < at { Some(&text[from..at]) } else { None };
        }
        pieces.start = at + 1;
        if from < at && bytes[at - 1] == b'\r' { Some(&text[from..at - 1]) } else { Some(&text[from..at]) }
    }
    /// <std::str::Lines as std::iter::Iterator>::size_hint
    fn lines_size_hint<'a>(_x: &Lines<'a>) -> (usize, Option<usize>) { (0, None) }
    /// core::str::count::do_count_chars
    fn count_chars(x: &str) -> usize {
        let bytes = x.as_bytes();
        let mut found = 0;
        let mut at = 0;
        while at < bytes.len() {
            found += (bytes[at] as i8 >= -64) as usize;
            at += 1;
        }
        found
    }
    /// core::str::count::char_count_general_case
    fn count_letters(x: &[u8]) -> usize {
        let mut found = 0;
        let mut at = 0;
        while at < x.len() {
            found += (x[at] as i8 >= -64) as usize;
            at += 1;
        }
        found
    }
    /// std::slice::<impl [T]>::repeat
    fn slice_repeat<T: Copy>(x: &[T], times: usize) -> Vec<T> {
        let mut made = Vec::with_capacity(x.len().checked_mul(times).expect("capacity overflow"));
        let mut at = 0;
        while at < times {
            made.extend_from_slice(x);
            at += 1;
        }
        made
    }
}

fn main() {}
