// A string interner: each text once, by their place in a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Symbol(u32);

#[derive(Default)]
struct Interner {
    texts: Vec<String>,
}

impl Interner {
    fn intern(&mut self, text: &str) -> Symbol {
        if let Some(at) = self.texts.iter().position(|known| known == text) {
            return Symbol(at as u32);
        }
        let symbol = Symbol(self.texts.len() as u32);
        self.texts.push(text.to_owned());
        symbol
    }

    fn text(&self, symbol: Symbol) -> &str {
        &self.texts[symbol.0 as usize]
    }
}

fn main() {
    let mut interner = Interner::default();
    let symbols: Vec<Symbol> = "to be or not to be".split(' ').map(|word| interner.intern(word)).collect();
    println!("{:?}", symbols);
    let words: Vec<&str> = symbols.iter().map(|&symbol| interner.text(symbol)).collect();
    println!("{}", words.join(" "));
    println!("{} texts", interner.texts.len());
}
