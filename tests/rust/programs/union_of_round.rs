//! A union's local is new in each round: what the round before has written is gone.

union Word {
    byte: u8,
    whole: u32,
}

fn whole(first: bool) -> u32 {
    let mut sum = 0;
    for round in 0..3 {
        let mut word: Word;
        if first && round == 0 {
            word = Word { whole: 7 };
        } else {
            word.byte = 1;
        }
        sum += unsafe { word.whole }; //~ RUB006
        word.byte = 2;
    }
    sum
}

fn main() {
    whole(true);
}
