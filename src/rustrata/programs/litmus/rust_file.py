"""A litmus test in a file of Rust that a compiler takes too.

Its threads are functions ``pub fn P0(x: &AtomicI32, ..)``. What else a test has stands in comments that begin
with ``//@``, the name before the first function and the condition behind the last::

    //@ Rust MP
    //@ { x = 0; y = 0; }
    use std::sync::atomic::{AtomicI32, Ordering::*};
    pub fn P0(x: &AtomicI32, y: &AtomicI32) { .. }
    //@ exists (1:r0=1 /\\ 1:r1=0)
"""

import re

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.source import SourceFile, Span

_NOT_LITMUS = re.compile(
    r"^[ \t]*use\s[^;]*;|#!?\[[^\]\n]*\]|\bpub\s+(?=(?:unsafe\s+|extern\s+|fn\b))|\bunsafe\s+(?=extern|fn\b)"
    r'|\bextern\s+"C"\s+(?=fn\b)|//@',
    re.MULTILINE,
)


def litmus_in_rust(source: SourceFile) -> SourceFile:
    """The litmus test that a file of Rust has, every character where it was.

    Raises RustrataError: LIT023 when no comment names a test.
    """
    if re.search(r"^\s*//@\s*Rust\b", source.text, re.MULTILINE) is None:
        help_ = "begin with `//@ Rust NAME` and `//@ { x = 0; }`, and end with `//@ exists (..)`"
        message = f"`{source.name}` has no comment `//@ Rust NAME`, which makes it a litmus test"
        raise RustrataError(Diagnostic("LIT023", message, Span(source, 0, 0), help=help_))
    return SourceFile(source.name, _NOT_LITMUS.sub(_blank, source.text))


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
