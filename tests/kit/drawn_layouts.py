"""Types drawn at random for their layouts, the program that prints what rustc makes of them, and what we
say."""

import re
from dataclasses import dataclass
from random import Random

from run_rustrata import ROOT

from rustrata.abstract.mir.definitions import Definitions
from rustrata.abstract.mir.layout import Niched, Tagged
from rustrata.abstract.mir.layouts import Layouts
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.program import Program
from rustrata.programs.rust.type_reader import read_type
from rustrata.source import SourceFile

LAYOUTS = ROOT / "tests" / "rust" / "layouts"
KEPT = 20
"""How many types are kept, with what rustc says of them."""
SCALARS = (
    "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "usize", "bool", "char", "f32", "f64",
    "()", "&'static u8", "&'static [u16]", "&'static str", "&'static dyn std::fmt::Debug", "*const u8",
    "*mut [u8]", "Box<u32>", "Option<Box<u8>>", "Option<bool>", "Option<char>", "Option<u32>",
    "fn(u8) -> u8", "Option<fn()>", "std::num::NonZero<u8>", "std::num::NonZero<u64>",
    "Option<std::num::NonZero<u16>>", "std::cmp::Ordering", "std::cell::Cell<bool>",
    "std::cell::UnsafeCell<&'static u8>", "std::mem::MaybeUninit<bool>", "std::marker::PhantomData<u64>",
    "[u8; 3]", "[u16; 0]", "[bool; 2]", "(u8, u32)", "(bool, char, u16)", "Vec<u8>", "String",
    "std::ptr::NonNull<u8>", "std::rc::Rc<u8>", "std::time::Duration", "[u8; LENGTH * 2]",
    "[u16; <Three as HasLength>::LENGTH]",
)  # fmt: skip
COPIES = (
    "u8",
    "i16",
    "u32",
    "u64",
    "bool",
    "char",
    "f64",
    "(u8, u32)",
    "[u16; 3]",
    "&'static u8",
    "Option<u16>",
)
STRUCT_REPRS = (
    "", "", "", "C", "packed", "packed(2)", "packed(4)", "C, packed", "C, packed(2)", "align(1)", "align(16)",
    "C, align(8)", "align(4)",
)  # fmt: skip
INTEGERS = ("u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "isize", "usize")
ENUM_REPRS = ("", "", "", "", "C", *INTEGERS, "C, u8", "C, i16", "u8, align(16)", "align(8)")
PRELUDE = """\
const LENGTH: usize = 2;
trait HasLength { const LENGTH: usize; }
struct Three;
impl HasLength for Three { const LENGTH: usize = 3; }
impl Three { const HALF: usize = 1; }
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A definition; ``used`` is the type with its arguments, ``fields`` how ``offset_of!`` names the fields,
    in the order of variants and fields."""

    name: str
    kind: str
    text: str
    used: str
    fields: tuple[str, ...]
    packed: bool = False
    aligned: bool = False


def draw(random: Random, first: int, count: int) -> list[Drawn]:
    """Types, numbered; later ones have earlier ones inside."""
    found: list[Drawn] = []
    makers = (_struct, _struct, _tuple, _transparent, _generic, _enum, _enum, _plain_enum, _union, _in_module)
    for number in range(first, first + count):
        found.append(random.choice(makers)(random, f"T{number}", found))
    return found


def _type(random: Random, known: list[Drawn], *, packed: bool = False) -> str:
    inside = [one for one in known if not (packed and one.aligned)]
    if inside and random.random() < 0.25:
        used = random.choice(inside).used
        return used if random.random() < 0.7 else f"Option<{used}>"
    return random.choice(SCALARS)


def _types(random: Random, known: list[Drawn], *, packed: bool = False) -> list[str]:
    return [_type(random, known, packed=packed) for _ in range(random.choice((0, 1, 2, 2, 3, 3, 4, 5)))]


def _repr(words: str) -> str:
    return f"#[repr({words})] " if words else ""


def _is_aligned(words: str, types: list[str], known: list[Drawn]) -> bool:
    inside = (one.aligned for one in known if any(one.used in type_ for type_ in types))
    return "align" in words or any(inside)


def _struct(random: Random, name: str, known: list[Drawn]) -> Drawn:
    words = random.choice(STRUCT_REPRS)
    types = _types(random, known, packed="packed" in words)
    fields = "".join(f" f{i}: {type_}," for i, type_ in enumerate(types))
    text = f"{_repr(words)}struct {name} {{{fields} }}"
    names = tuple(f"f{i}" for i in range(len(types)))
    aligned = _is_aligned(words, types, known)
    return Drawn(name, f"struct {words}".strip(), text, name, names, "packed" in words, aligned)


def _tuple(random: Random, name: str, known: list[Drawn]) -> Drawn:
    types = _types(random, known)
    text = f"struct {name}({', '.join(types)});"
    names = tuple(map(str, range(len(types))))
    return Drawn(name, "tuple struct", text, name, names, aligned=_is_aligned("", types, known))


def _transparent(random: Random, name: str, known: list[Drawn]) -> Drawn:
    type_ = _type(random, known)
    text = f"#[repr(transparent)] struct {name}(std::marker::PhantomData<u32>, {type_}, ());"
    if type_ == "()":
        return _struct(random, name, known)
    aligned = _is_aligned("", [type_], known)
    return Drawn(name, "struct transparent", text, name, ("0", "1", "2"), aligned=aligned)


def _generic(random: Random, name: str, known: list[Drawn]) -> Drawn:
    words = random.choice(("", "C", "packed"))
    inner = _type(random, known, packed="packed" in words)
    number = random.choice((0, 1, 3, 7))
    more = _type(random, known, packed="packed" in words)
    text = (
        f"{_repr(words)}struct {name}<'a, T, const N: usize> {{ one: T, many: [u8; N], "
        f"more: {more}, back: *const &'a T, list: [T; 2] }}"
    )
    aligned = _is_aligned(words, [inner, more], known)
    used = f"{name}<'static, {inner}, {number}>"
    kind = f"generic struct {words}".strip()
    return Drawn(name, kind, text, used, ("one", "many", "more", "back", "list"), words == "packed", aligned)


def _enum(random: Random, name: str, known: list[Drawn]) -> Drawn:
    words = random.choice(ENUM_REPRS)
    variants, names, used = [], [], []
    for number in range(random.choice((1, 2, 2, 3, 4, 6))):
        types = _types(random, known)
        if random.random() < 0.08:
            types.append("std::convert::Infallible")
        used += types
        variants.append(f"V{number}({', '.join(types)})" if types else f"V{number}")
        names += [f"V{number}.{i}" for i in range(len(types))]
    text = f"{_repr(words)}enum {name} {{ {', '.join(variants)} }}"
    aligned = _is_aligned(words, used, known)
    return Drawn(name, f"enum {words}".strip(), text, name, tuple(names), aligned=aligned)


def _plain_enum(random: Random, name: str, known: list[Drawn]) -> Drawn:
    words = random.choice(("", "", "C", *INTEGERS))
    bits = int("".join(c for c in words if c.isdigit()) or 64) if words != "C" else 31
    low = 0 if words.startswith("u") else -(1 << bits - 1)
    high = (1 << bits) - 1 if words.startswith("u") else (1 << bits - 1) - 1
    near = random.choice((10, 200, 70000, high))
    values = sorted({random.randint(max(low, -near), min(high, near)) for _ in range(random.randint(1, 6))})
    random.shuffle(values)
    variants = ", ".join(f"V{i} = {value}" for i, value in enumerate(values))
    kind = f"enum {words} with discriminants".replace("  ", " ")
    return Drawn(name, kind, f"{_repr(words)}enum {name} {{ {variants} }}", name, ())


def _union(random: Random, name: str, known: list[Drawn]) -> Drawn:
    words = random.choice(("", "C", "packed", "C, packed(2)", "align(16)"))
    types = [random.choice(COPIES) for _ in range(random.choice((1, 2, 3)))]
    fields = "".join(f" f{i}: {type_}," for i, type_ in enumerate(types))
    text = f"{_repr(words)}union {name} {{{fields} }}"
    names = tuple(f"f{i}" for i in range(len(types)))
    return Drawn(name, f"union {words}".strip(), text, name, names, "packed" in words, "align" in words)


def _in_module(random: Random, name: str, known: list[Drawn]) -> Drawn:
    inner = _struct(random, name, known)
    text = re.sub(r"\b(struct |f\d+:)", r"pub \1", inner.text)
    module = (
        f"mod m_{name} {{ #[allow(unused_imports)] use super::*; pub mod inner {{ use super::*; {text} }} }}"
    )
    used = f"m_{name}::inner::{name}"
    return Drawn(name, "in a module", module, used, inner.fields, inner.packed, inner.aligned)


def source_of(drawn: list[Drawn]) -> str:
    """The definitions, and an empty program."""
    return PRELUDE + "".join(f"{one.text}\n" for one in drawn) + "fn main() {}\n"


def expected_text(drawn: list[Drawn]) -> str:
    """The program that prints a line for each type."""
    lines = []
    for one in drawn:
        type_ = one.used
        offsets = "".join(f", std::mem::offset_of!({type_}, {field})" for field in one.fields)
        places = " {}" * len(one.fields)
        lines.append(
            f'println!("{{}} {{}}{places} option {{}} {{:?}}", size_of::<{type_}>(), align_of::<{type_}>()'
            f"{offsets}, size_of::<Option<{type_}>>(), none::<{type_}>());"
        )
    shown = "\n".join(f"    {line}" for line in lines)
    return f"""\
#![feature(offset_of_enum)]
{PRELUDE}
{"".join(f"{one.text}{chr(10)}" for one in drawn)}
fn none<T>() -> Vec<usize> {{
    let mut differ = vec![];
    let mut first = std::mem::MaybeUninit::<Option<T>>::uninit();
    for fill in [0u8, 255] {{
        unsafe {{
            let bytes = first.as_mut_ptr() as *mut u8;
            for i in 0..size_of::<Option<T>>() {{ bytes.add(i).write_volatile(fill); }}
            std::ptr::write_volatile(first.as_mut_ptr(), None);
            for i in 0..size_of::<Option<T>>() {{ differ.push(bytes.add(i).read_volatile() as usize); }}
        }}
    }}
    let half = differ.len() / 2;
    (0..half).filter(|&i| differ[i] == differ[half + i]).flat_map(|i| [i, differ[i]]).collect()
}}
fn main() {{
{shown}
}}
"""


def lines_of(program: Program, drawn: list[Drawn]) -> list[str]:
    """The same lines from our layouts."""
    layouts = Layouts(Definitions(program))
    return [_line(layouts, one) for one in drawn]


def agrees(told: str, here: str) -> bool:
    """Is the same said? Of ``None`` the program prints all bytes, and here are those of its tag."""
    (layout, _, content), (ours, _, tag) = told.partition(" ["), here.partition(" [")
    return layout == ours and _pairs(tag) <= _pairs(content)


def _pairs(text: str) -> set[tuple[int, int]]:
    numbers = [int(word) for word in text.strip("]").split(",") if word.strip()]
    return set(zip(numbers[::2], numbers[1::2], strict=True))


def _line(layouts: Layouts, one: Drawn) -> str:
    type_ = read_type(Cursor(SourceFile(one.used, _full(one.used))))
    layout = layouts.of(type_)
    option = layouts.of(read_type(Cursor(SourceFile(one.used, f"std::option::Option<{_full(one.used)}>"))))
    offsets = "".join(f" {offset}" for variant in layout.variants for offset in variant) if one.fields else ""
    tag: list[int] = []
    match option.encoding:
        case Niched(at, size, start, _, _, _):
            tag = [number for i in range(size) for number in (at + i, start >> 8 * i & 255)]
        case Tagged(at, size, values):
            tag = [number for i in range(size) for number in (at + i, values[0] >> 8 * i & 255)]
    return f"{layout.size} {layout.align}{offsets} option {option.size} {tag}"


def _full(used: str) -> str:
    """A type with the paths that rustc prints."""
    words = {
        "Option<": "std::option::Option<", "Box<": "std::boxed::Box<", "Vec<": "std::vec::Vec<",
        "String": "std::string::String", "LENGTH * 2": "4", "<Three as HasLength>::LENGTH": "3",
    }  # fmt: skip
    for short, full in words.items():
        used = used.replace(short, full)
    return used
