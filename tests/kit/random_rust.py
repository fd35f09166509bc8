"""Well-defined Rust programs drawn at random: safe code over integers, arrays, enums, references, boxes,
vectors, closures and trait objects. What a program prints is all that it computes.

A program has numbered cases. Each is a function of its own that ends or panics, and prints through ``out``.
The same seed gives the same program.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

WIDTHS = {"8": 8, "16": 16, "32": 32, "64": 64, "128": 128, "size": 64}
INTEGERS = tuple(sign + width for sign in "iu" for width in WIDTHS)
DEEPEST = 3
HEAD = """\
#![allow(arithmetic_overflow, unconditional_panic, unused, dead_code, overflowing_literals)]

use std::panic::catch_unwind;

trait Number {
    fn number(&self) -> i128;
}

struct Noted(u32, i128);

impl Number for Noted {
    fn number(&self) -> i128 {
        self.1.wrapping_mul(3)
    }
}

impl Number for u64 {
    fn number(&self) -> i128 {
        *self as i128
    }
}

impl Drop for Noted {
    fn drop(&mut self) {
        out(self.0, self.1);
    }
}

fn out(case: u32, value: i128) {
    println!("{case} {value}");
}

fn add_to<T: Copy + Into<i128>>(sum: &mut i128, value: T) {
    *sum = sum.wrapping_add(value.into());
}

fn largest<T: Copy + PartialOrd>(values: &[T]) -> Option<&T> {
    let mut found = values.first()?;
    for value in values {
        if *value > *found {
            found = value;
        }
    }
    Some(found)
}
"""


@dataclass
class Case:
    """A function under way: its number, its lines, and the variables by type; ``types`` stand before it."""

    random: Random
    number: int
    lines: list[str] = field(default_factory=list)
    variables: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    made: int = 0

    def name(self) -> str:
        """A new name."""
        self.made += 1
        return f"v{self.made}"

    def say(self, *lines: str) -> None:
        """More lines."""
        self.lines += lines

    def out(self, expression: str) -> None:
        """Prints an integer."""
        self.say(f"out({self.number}, ({expression}) as i128);")

    def type(self) -> str:
        """Some integer type."""
        return self.random.choice(INTEGERS)

    # Expressions

    def literal(self, type_: str) -> str:
        """A number, often at an edge of the type."""
        bits, signed = WIDTHS[type_[1:]], type_[0] == "i"
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        edges = (low, high, 0, 1, low + 1, high - 1, 7, high // 3)
        value = self.random.choice((*edges, self.random.randint(low, high), self.random.randint(0, 20)))
        if value == low and signed:
            return f"{type_}::MIN"
        return f"{value}{type_}" if value >= 0 else f"({value}{type_})"

    def integer(self, type_: str, depth: int = 0) -> str:
        """An expression of an integer type."""
        own = [name for name, found in self.variables if found == type_]
        if own and self.random.random() < 0.4:
            return self.random.choice(own)
        if depth >= DEEPEST:
            return self.literal(type_)
        return self.random.choice(_EXPRESSIONS)(self, type_, depth + 1)

    def truth(self, depth: int = 0) -> str:
        """A condition."""
        if depth >= DEEPEST:
            return self.random.choice(("true", "false"))
        type_ = self.type()
        compared = self.random.choice(("<", "<=", ">", ">=", "==", "!="))
        plain = f"({self.integer(type_, depth + 1)} {compared} {self.integer(type_, depth + 1)})"
        if self.random.random() < 0.7:
            return plain
        joined = self.random.choice(("&&", "||", "^"))
        return f"({plain} {joined} !{self.truth(depth + 1)})"

    def variable(self, type_: str) -> str:
        """A new variable with some value."""
        value = self.integer(type_)
        name = self.name()
        self.say(f"let mut {name}: {type_} = {value};")
        self.variables.append((name, type_))
        return name


def _plain(case: Case, type_: str, depth: int) -> str:
    operator = case.random.choice(("+", "-", "*", "/", "%", "&", "|", "^"))
    return f"({case.integer(type_, depth)} {operator} {case.integer(type_, depth)})"


def _wrapping(case: Case, type_: str, depth: int) -> str:
    a, b = case.integer(type_, depth), case.integer(type_, depth)
    operation = case.random.choice(("add", "sub", "mul"))
    match case.random.randrange(5):
        case 0:
            return f"({a}).checked_{operation}({b}).unwrap_or({case.literal(type_)})"
        case 1:
            return f"({a}).saturating_{operation}({b})"
        case 2:
            return f"({a}).overflowing_{operation}({b}).0"
        case 3:
            return f"({a}).checked_{case.random.choice(('div', 'rem'))}({b}).unwrap_or({case.literal(type_)})"
        case _:
            return f"({a}).wrapping_{operation}({b})"


def _bits(case: Case, type_: str, depth: int) -> str:
    a, b = case.integer(type_, depth), case.integer("u32", depth)
    match case.random.randrange(7):
        case 0:
            return f"({a}).rotate_{case.random.choice(('left', 'right'))}({b} % 200)"
        case 1:
            count = case.random.choice(("count_ones", "leading_zeros", "trailing_zeros", "count_zeros"))
            return f"(({a}).{count}() as {type_})"
        case 2:
            return f"({a}).{case.random.choice(('swap_bytes', 'reverse_bits'))}()"
        case 3:
            return f"(!{a})"
        case 4:
            return f"({a} {case.random.choice(('<<', '>>'))} ({b} % {WIDTHS[type_[1:]]}))"
        case 5:
            return f"({a}).wrapping_{case.random.choice(('shl', 'shr'))}({b})"
        case _:
            return f"({a}).wrapping_pow({b} % 9)"


def _cast(case: Case, type_: str, depth: int) -> str:
    match case.random.randrange(6):
        case 0:
            return f"({case.truth(depth)} as {type_})"
        case 1:
            return f"(({case.integer('u8', depth)} as char) as u32 as {type_})"
        case _:
            return f"({case.integer(case.type(), depth)} as {type_})"


def _choice(case: Case, type_: str, depth: int) -> str:
    a, b = case.integer(type_, depth), case.integer(type_, depth)
    match case.random.randrange(4):
        case 0:
            return f"({a}).{case.random.choice(('min', 'max'))}({b})"
        case 1:
            subject = case.integer("u8", depth)
            return f"(match {subject} {{ 0 | 9 => {a}, 1..=7 => {b}, n if n % 2 == 0 => {a}, _ => {b} }})"
        case _:
            return f"(if {case.truth(depth)} {{ {a} }} else {{ {b} }})"


_EXPRESSIONS = (_wrapping, _wrapping, _bits, _cast, _cast, _choice, _plain)


def _arrays(case: Case) -> None:
    type_, length, name = case.type(), case.random.randint(2, 5), case.name()
    items = ", ".join(case.integer(type_) for _ in range(length))
    case.say(f"let mut {name}: [{type_}; {length}] = [{items}];")
    case.say(f"{name}[{case.integer('usize')} % {length}] = {case.integer(type_)};")
    start = case.random.randrange(length)
    match case.random.randrange(4):
        case 0:
            case.say(f"for x in {name}[{start}..].iter_mut() {{ *x = x.wrapping_add(1); }}")
        case 1:
            case.say(f"{name}.swap({start}, {length - 1});")
        case 2:
            case.say(f"if let [first, .., last] = &mut {name}[..] {{ std::mem::swap(first, last); }}")
        case _:
            case.say(f"{name}.reverse();")
    case.say(f"for i in 0..{length} {{ {_out(case, f'{name}[i]')} }}")
    case.say(f"if let Some(x) = largest(&{name}[{start}..]) {{ {_out(case, '*x')} }}")


def _out(case: Case, expression: str) -> str:
    return f"out({case.number}, {expression} as i128);"


def _tuples(case: Case) -> None:
    a, b, name = case.type(), case.type(), case.name()
    case.say(f"let mut {name} = ({case.integer(a)}, {case.truth()}, {case.integer(b)});")
    case.say(f"let (x, y, z) = {name};", f"{name}.0 = if y {{ x }} else {{ {case.integer(a)} }};")
    case.say(_out(case, f"{name}.0"), _out(case, "z"), _out(case, f"{name}.1"))


def _enums(case: Case) -> None:
    a, b, name = case.type(), case.type(), f"E{case.number}_{len(case.types)}"
    case.types.append(
        f"#[derive(Clone, Copy, PartialEq)]\nenum {name} {{ A({a}), B {{ x: {b}, y: bool }}, C }}"
    )
    value = case.name()
    first, second = case.integer(a), case.integer(b)
    case.say(
        f"let mut {value} = if {case.truth()} {{ {name}::A({first}) }} "
        f"else if {case.truth()} {{ {name}::B {{ x: {second}, y: {case.truth()} }} }} else {{ {name}::C }};",
        f"match &mut {value} {{",
        f"    {name}::A(x) => *x = x.wrapping_add({case.literal(a)}),",
        f"    {name}::B {{ y, .. }} if !*y => *y = true,",
        f"    other => *other = {name}::B {{ x: {case.literal(b)}, y: false }},",
        "}",
        f"match {value} {{",
        f"    {name}::A(x) => {_out(case, 'x').rstrip(';')},",
        f"    {name}::B {{ x, y }} => {_out(case, '(x as i128).wrapping_add(y as i128)').rstrip(';')},",
        f"    {name}::C => {_out(case, '0').rstrip(';')},",
        "}",
        _out(case, f"({value} == {name}::C)"),
    )


_NICHES = (
    ("Option<bool>", "Some({truth})"), ("Option<Option<bool>>", "Some(None)"), ("Option<char>", "Some('z')"),
    ("Option<&u8>", "Some(&7)"), ("Option<Box<u16>>", "Some(Box::new(9))"),
    ("Option<std::num::NonZeroU32>", "std::num::NonZeroU32::new({u32})"),
    ("Option<std::cmp::Ordering>", "None"), ("Result<u8, bool>", "Err({truth})"),
    ("Option<(u8, bool)>", "Some((3, {truth}))"), ("Option<Vec<u8>>", "Some(Vec::new())"),
    ("Option<fn(u32, i128)>", "Some(out)"),
)  # fmt: skip


def _niches(case: Case) -> None:
    type_, value = case.random.choice(_NICHES)
    name = case.name()
    value = value.replace("{truth}", case.truth()).replace("{u32}", case.integer("u32"))
    empty = "Ok(1)" if type_.startswith("Result") else "None"
    case.say(f"let mut {name}: {type_} = {value};")
    case.say(f"if {case.truth()} {{ {name} = {empty}; }}")
    asked = "is_ok" if type_.startswith("Result") else "is_some"
    case.say(_out(case, f"{name}.{asked}()"), _out(case, f"std::mem::size_of::<{type_}>()"))


def _references(case: Case) -> None:
    type_ = case.type()
    name = case.variable(type_)
    case.say(f"{{ let r = &mut {name}; *r = r.wrapping_mul({case.literal(type_)}); let s = &*r;")
    case.say(f"{_out(case, '*s')} let t = &mut *r; *t = t.wrapping_sub(1); }}", _out(case, name))


def _boxes(case: Case) -> None:
    type_, name = case.type(), case.name()
    case.say(f"let mut {name} = Box::new(({case.integer(type_)}, Noted({case.number}, 5)));")
    case.say(f"{name}.0 = {name}.0 ^ {case.integer(type_)};", _out(case, f"{name}.0"))
    if case.random.random() < 0.5:
        case.say(f"let (x, noted) = *{name};", _out(case, "noted.number()"), _out(case, "x"))


def _vectors(case: Case) -> None:
    type_, name = case.type(), case.name()
    case.say(f"let mut {name}: Vec<{type_}> = Vec::new();")
    for _ in range(case.random.randint(1, 5)):
        case.say(f"{name}.push({case.integer(type_)});")
    match case.random.randrange(4):
        case 0:
            case.say(f"if let Some(x) = {name}.pop() {{ {_out(case, 'x')} }}")
        case 1:
            case.say(f"{name}.insert(0, {case.integer(type_)});")
        case 2:
            case.say(f"let x = {name}.remove(0);", _out(case, "x"))
        case _:
            case.say(f"{name}.truncate(2);")
    case.say(f"for x in &{name} {{ {_out(case, '*x')} }}", _out(case, f"{name}.len()"))
    case.say(_out(case, f"{name}[{case.integer('usize')} % 4]"))


def _closures(case: Case) -> None:
    type_ = case.type()
    held, name = case.variable(type_), case.name()
    body = f"x.wrapping_{case.random.choice(('add', 'sub', 'mul'))}({held})"
    match case.random.randrange(3):
        case 0:
            case.say(f"let {name} = |x: {type_}| {body};")
        case 1:
            case.say(f"let {name}: Box<dyn Fn({type_}) -> {type_}> = Box::new(move |x| {body});")
        case _:
            case.say(f"let mut count: {type_} = 0;")
            case.say(f"let mut {name} = |x: {type_}| {{ count = count.wrapping_add(x); count }};")
    case.say(_out(case, f"{name}({case.literal(type_)})"), _out(case, f"{name}({case.literal(type_)})"))


def _loops(case: Case) -> None:
    type_ = case.type()
    name = case.variable(type_)
    low, high = case.random.randint(0, 4), case.random.randint(3, 9)
    step = f"{name} = {name}.wrapping_mul(3).wrapping_add(i as {type_});"
    match case.random.randrange(4):
        case 0:
            case.say(f"for i in {low}..{high} {{ {step} if i == 6 {{ continue; }} {_out(case, name)} }}")
        case 1:
            range_ = case.random.choice((f"({low}..={high}).rev()", f"({low}..{high}).step_by(2)"))
            case.say(f"for i in {range_} {{ {step} }}", _out(case, name))
        case 2:
            case.say(
                f"let mut i = 0u8; let last = loop {{ {step} i += 1; if i > {high} {{ break {name}; }} }};"
            )
            case.out("last")
        case _:
            case.say(f"let mut i = {high}; 'out: while i > 0 {{ i -= 1; for j in 0..i {{ {step}")
            case.say(f"if j == {low} {{ continue 'out; }} }} }}", _out(case, name))


def _objects(case: Case) -> None:
    name = case.name()
    case.say(f"let {name}: Vec<Box<dyn Number>> = vec![Box::new({case.integer('u64')}),")
    case.say(f"Box::new(Noted({case.number}, {case.integer('i128')}))];", "let mut sum = 0i128;")
    case.say(
        f"for x in {name}.iter() {{ add_to(&mut sum, x.number()); }}",
        f"add_to(&mut sum, {case.integer('u8')});",
    )
    case.say(_out(case, "sum"))


_STATEMENTS: tuple[Callable[[Case], None], ...] = (
    _arrays, _tuples, _enums, _niches, _references, _boxes, _vectors, _closures, _loops, _objects,
)  # fmt: skip


def _drawn(random: Random, number: int) -> str:
    case = Case(random, number)
    for _ in range(random.randint(1, 3)):
        name = case.variable(case.type())
        case.out(name)
    for statement in random.sample(_STATEMENTS, 2):
        case.say("{")
        before = list(case.variables)
        statement(case)
        case.variables = before
        case.say("}")
    body = "\n".join(f"    {line}" for line in case.lines)
    return "\n".join([*case.types, f"fn case_{number}() {{", body, "}"])


def cases(seed: int, count: int) -> list[str]:
    """The functions of a program, each with the types that are its own."""
    return [_drawn(Random(f"{seed}/{number}"), number) for number in range(count)]


def program(functions: dict[int, str]) -> str:
    """A program of some cases, by their numbers."""
    calls = "\n".join(
        f'    if catch_unwind(case_{number}).is_err() {{ println!("{number} panics"); }}'
        for number in functions
    )
    return "\n".join([HEAD, *functions.values(), f"fn main() {{\n{calls}\n}}", ""])
