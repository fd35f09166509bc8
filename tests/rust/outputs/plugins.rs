// A table of plugins: trait objects by name, with state.
use std::any::Any;

trait Plugin {
    fn name(&self) -> &str;
    fn call(&mut self, input: &str) -> String;
    fn as_any(&self) -> &dyn Any;
}

struct Upper;
struct Counter {
    calls: usize,
}
struct Closure<F: FnMut(&str) -> String> {
    name: String,
    function: F,
}

impl Plugin for Upper {
    fn name(&self) -> &str {
        "upper"
    }
    fn call(&mut self, input: &str) -> String {
        input.to_ascii_uppercase()
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Plugin for Counter {
    fn name(&self) -> &str {
        "counter"
    }
    fn call(&mut self, input: &str) -> String {
        self.calls += 1;
        format!("{}:{}", input, self.calls)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl<F: FnMut(&str) -> String + 'static> Plugin for Closure<F> {
    fn name(&self) -> &str {
        &self.name
    }
    fn call(&mut self, input: &str) -> String {
        (self.function)(input)
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn main() {
    let mut table: Vec<(String, Box<dyn Plugin>)> = Vec::new();
    let mut last = String::new();
    let plugins: Vec<Box<dyn Plugin>> = vec![
        Box::new(Upper),
        Box::new(Counter { calls: 0 }),
        Box::new(Closure {
            name: "echo".to_string(),
            function: move |input: &str| {
                let answer = format!("{last}>{input}");
                last = input.to_string();
                answer
            },
        }),
    ];
    for plugin in plugins {
        table.push((plugin.name().to_string(), plugin));
    }
    table.sort_by(|a, b| a.0.cmp(&b.0));
    for input in ["a", "b"] {
        for (name, plugin) in table.iter_mut() {
            println!("{name}({input}) = {}", plugin.call(input));
        }
    }
    let counter = table[0].1.as_any().downcast_ref::<Counter>();
    println!("{:?}", counter.map(|counter| counter.calls));
    println!("{}", table[2].1.as_any().is::<Counter>());
}
