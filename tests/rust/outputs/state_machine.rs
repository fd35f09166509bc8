// A parser as a state machine of enums.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number(f64),
    Word(String),
    Symbol(char),
}

#[derive(Debug)]
enum State {
    Start,
    InNumber { digits: String, dot: bool },
    InWord(String),
}

#[derive(Debug, PartialEq)]
enum Error {
    SecondDot { at: usize },
    Unexpected(char),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::SecondDot { at } => write!(f, "second dot at {at}"),
            Error::Unexpected(c) => write!(f, "unexpected {c:?}"),
        }
    }
}

impl std::error::Error for Error {}

fn finish(state: State) -> Option<Token> {
    match state {
        State::Start => None,
        State::InNumber { digits, .. } => Some(Token::Number(digits.parse().unwrap())),
        State::InWord(word) => Some(Token::Word(word)),
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, Error> {
    let mut found = Vec::new();
    let mut state = State::Start;
    for (at, c) in text.chars().enumerate() {
        state = match (state, c) {
            (State::InNumber { dot: true, .. }, '.') => return Err(Error::SecondDot { at }),
            (State::InNumber { mut digits, dot }, '0'..='9' | '.') => {
                digits.push(c);
                State::InNumber { digits, dot: dot || c == '.' }
            }
            (State::InWord(mut word), 'a'..='z') => {
                word.push(c);
                State::InWord(word)
            }
            (other, c) => {
                found.extend(finish(other));
                match c {
                    '0'..='9' => State::InNumber { digits: c.to_string(), dot: false },
                    'a'..='z' => State::InWord(String::from(c)),
                    ' ' => State::Start,
                    '+' | '*' | '(' | ')' => {
                        found.push(Token::Symbol(c));
                        State::Start
                    }
                    _ => return Err(Error::Unexpected(c)),
                }
            }
        };
    }
    found.extend(finish(state));
    Ok(found)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{:?}", tokens("12 + (abc*3.5)")?);
    println!("{:?}", tokens("1.2.3"));
    match tokens("a ? b") {
        Err(error) => println!("error: {error}"),
        Ok(tokens) => println!("{tokens:?}"),
    }
    Ok(())
}
