"""Codes of Rust programs: of compiling them, of reading their MIR, and of what a run shows."""

from rustrata.diagnostics.catalogue.record import Example, Record

_COMPILING = (
    Record(
        "RST001",
        "no rustc",
        "A Rust program is compiled by your own rustc, which was not found under this name. `--rustc "
        "PATH` names "
        "another. A program that was compiled before, with `--store FILE.mir`, needs none.",
        Example.COMMAND,
        "rustrata check fine.rs --rustc rustc-that-is-nowhere",
        "rustrata check fine.mir",
    ),
    Record(
        "RST002",
        "rustc is too old",
        "The MIR of rustc 1.95 and later is read; older ones print another one.",
        Example.COMMAND,
        "rustrata check fine.rs --rustc ./rustc-1.63",
        "rustrata check fine.mir",
    ),
    Record(
        "RST003",
        "rustc rejects the program",
        "The program does not compile. What rustc says of it follows as it is.",
        Example.COMMAND,
        "rustrata check fine.rs --rustc ./rustc-that-rejects",
        "rustrata check fine.mir",
    ),
    Record(
        "RST004",
        "no stored program",
        "A file `*.mir` is what `rustrata check FILE.rs --store FILE.mir` wrote: the source, and what "
        "rustc made of it.",
        Example.COMMAND,
        "rustrata check text.mir",
        "rustrata check fine.mir",
    ),
    Record(
        "RST005",
        "a form of MIR that is not known",
        "rustc is newer than those that are known, and on a small program it prints MIR in none of the known "
        "forms, or does not take the options that are needed. The notes say what was tried.",
        Example.COMMAND,
        "rustrata check fine.rs --rustc ./rustc-9.99",
        "rustrata check fine.mir",
    ),
    Record(
        "RST006",
        "files that do not compile as one text",
        "The modules of a program, and a binary with the library of its package, are compiled as one text. "
        "rustc accepts the files as they are, and not this text: most often because a macro or an attribute "
        "says where a module's file is. What rustc says follows; its lines are those of the whole text.",
        Example.COMMAND,
        "rustrata check fine.rs --rustc ./rustc-that-wants-files",
        "rustrata check fine.mir",
    ),
    Record(
        "MIR001",
        "MIR that cannot be read",
        "rustc printed something that is not known here. The message points to it in the MIR. Other "
        "versions of rustc "
        "may print it otherwise.",
        Example.COMMAND,
        "rustrata check unreadable.mir",
        "rustrata check fine.mir",
    ),
)

_ENDS = (
    Record(
        "RST010",
        "the program panics",
        "A panic leaves `main`. It is no undefined behaviour, but it is an end that a program is not "
        "meant to have.",
        Example.RUST,
        "fn main() {\n    let xs = [1, 2, 3];\n    let at = xs.len();\n    let _x = xs[at];\n}\n",
        "fn main() {\n    let xs = [1, 2, 3];\n    let at = xs.len() - 1;\n    let _x = xs[at];\n}\n",
    ),
    Record(
        "RST011",
        "the program aborts",
        "The program ends itself by `std::process::abort`, or because a panic cannot unwind.",
        Example.RUST,
        "fn main() {\n    std::process::abort();\n}\n",
        "fn main() {\n    std::process::exit(0);\n}\n",
    ),
    Record(
        "RST012",
        "deadlock",
        "No thread can go on, and the main thread has not ended: each waits for something that only "
        "another could do.",
        Example.RUST,
        "use std::sync::Mutex;\n\nfn main() {\n    let m = Mutex::new(0);\n    let _a = m.lock().unwrap();\n"
        "    let _b = m.lock().unwrap();\n}\n",
        "use std::sync::Mutex;\n\nfn main() {\n    let m = Mutex::new(0);\n    drop(m.lock().unwrap());\n"
        "    let _b = m.lock().unwrap();\n}\n",
    ),
    Record(
        "RST013",
        "memory is never freed",
        "With `--leaks`: memory of the heap is still there at the end, and no static points to it, "
        "directly or not.",
        Example.RUST,
        "fn main() {\n    std::mem::forget(Box::new(1));\n}\n",
        "fn main() {\n    drop(Box::new(1));\n}\n",
    ),
    Record(
        "RST014",
        "unsupported in a Rust program",
        "The run comes to something that has no model here: most often a function of the standard library "
        "or of C. "
        "Nothing is guessed: the run stops, and there is no verdict. `--list-missing` lists all such "
        "functions.",
        Example.RUST,
        'extern "C" {\n    fn getppid() -> i32;\n}\n\nfn main() {\n    unsafe { getppid() };\n}\n',
        "fn getppid() -> i32 {\n    1\n}\n\nfn main() {\n    getppid();\n}\n",
    ),
    Record(
        "RST015",
        "the run is too long",
        "The run has taken as many steps as `--steps` allows, or as long as `--timeout` does, and has not "
        "ended. What it did so far is defined.",
        Example.RUST,
        "fn main() {\n    loop {}\n}\n",
        "fn main() {\n    for _ in 0..3 {}\n}\n",
    ),
)

_PACKAGES = (
    Record(
        "RST016",
        "a test fails",
        "A function with `#[test]` panics, or does not panic where `#[should_panic]` says so, returns an "
        "`Err`, ends the program, or does not end. Undefined behaviour in a test has its own code.",
        Example.COMMAND,
        "rustrata check tests.mir --tests",
        "rustrata check tests.mir --tests -- goes_round",
    ),
    Record(
        "PKG001",
        "a package that cannot be read",
        "`Cargo.toml` is no TOML, names no package, or names a file that is not there.",
        Example.COMMAND,
        "rustrata check broken/Cargo.toml",
        "rustrata check fine.mir",
    ),
    Record(
        "PKG002",
        "unsupported in a package",
        "Packages are checked that depend on the standard library alone. Another dependency, a build script, "
        "a procedural macro, or a target without rustc's test harness is not supported.",
        Example.COMMAND,
        "rustrata check dependent/Cargo.toml",
        "rustrata check fine.mir",
    ),
    Record(
        "PKG003",
        "no such package, target or feature",
        "The package, binary, example, test or feature that is named is not there, or none is named where "
        "there are several.",
        Example.COMMAND,
        "rustrata check plain --bin other",
        "rustrata check fine.mir",
    ),
)

_POINTERS = (
    Record(
        "RUB001",
        "use of freed memory",
        "A pointer is used to memory that has been freed, to a local variable that is no more, or to a "
        "static of a thread that has ended.",
        Example.RUST,
        "fn main() {\n    let b = Box::new(7);\n    let p = &raw const *b;\n    drop(b);\n"
        "    let _x = unsafe { *p };\n}\n",
        "fn main() {\n    let b = Box::new(7);\n    let p = &raw const *b;\n    let _x = unsafe { *p };\n"
        "    drop(b);\n}\n",
    ),
    Record(
        "RUB002",
        "a pointer that may access nothing",
        "A null pointer, or one made from an integer alone, is used: it has no provenance, and no memory "
        "is its own.",
        Example.RUST,
        "fn main() {\n    let p = std::ptr::null::<i32>();\n    let _x = unsafe { *p };\n}\n",
        "fn main() {\n    let x = 1;\n    let p = &raw const x;\n    let _x = unsafe { *p };\n}\n",
    ),
    Record(
        "RUB003",
        "out of bounds",
        "An access, or the arithmetic of `add` and `offset`, leaves the allocation of the pointer.",
        Example.RUST,
        "fn main() {\n    let xs = [1, 2, 3];\n    let p = xs.as_ptr();\n    let _x = unsafe { *p.add(3) "
        "};\n}\n",
        "fn main() {\n    let xs = [1, 2, 3];\n    let p = xs.as_ptr();\n    let _x = unsafe { *p.add(2) "
        "};\n}\n",
    ),
    Record(
        "RUB004",
        "an access that is not aligned",
        "An access needs an address that is a multiple of the alignment of its type; `read_unaligned` and "
        "`write_unaligned` do not.",
        Example.RUST,
        "fn main() {\n    let xs = [0u16; 4];\n    let p = (&raw const xs).cast::<u32>();\n"
        "    let p = unsafe { p.byte_add(1) };\n    let _x = unsafe { *p };\n}\n",
        "fn main() {\n    let xs = [0u16; 4];\n    let p = (&raw const xs).cast::<u32>();\n"
        "    let p = unsafe { p.byte_add(1) };\n    let _x = unsafe { p.read_unaligned() };\n}\n",
    ),
    Record(
        "RUB005",
        "a write to what is read-only",
        "Constants, and statics without `mut`, are not written.",
        Example.RUST,
        "static X: i32 = 1;\n\nfn main() {\n    let p = (&raw const X).cast_mut();\n    unsafe { *p = 2 "
        "};\n}\n",
        "static mut X: i32 = 1;\n\nfn main() {\n    let p = &raw mut X;\n    unsafe { *p = 2 };\n}\n",
    ),
)

_VALUES = (
    Record(
        "RUB006",
        "reading what is not initialised",
        "Memory that nothing has been written to has no value. `MaybeUninit` is the type for it.",
        Example.RUST,
        "use std::mem::MaybeUninit;\n\nfn main() {\n    let x = MaybeUninit::<u32>::uninit();\n"
        "    let _x = unsafe { x.assume_init() };\n}\n",
        "use std::mem::MaybeUninit;\n\nfn main() {\n    let x = MaybeUninit::new(1u32);\n"
        "    let _x = unsafe { x.assume_init() };\n}\n",
    ),
    Record(
        "RUB007",
        "an invalid value",
        "A value is none of its type: a `bool` that is not 0 or 1, a `char` that is no scalar value, an "
        "enum whose tag "
        "is that of no variant, a value of a type that has none.",
        Example.RUST,
        "fn main() {\n    let _x: bool = unsafe { std::mem::transmute(2u8) };\n}\n",
        "fn main() {\n    let _x: bool = unsafe { std::mem::transmute(1u8) };\n}\n",
    ),
    Record(
        "RUB008",
        "an invalid reference",
        "A reference or `Box` is null, not aligned, or to memory that is not there; a function pointer is "
        "null; the vtable of a `dyn` is that of another trait. Making such a value is undefined, used "
        "or not.",
        Example.RUST,
        "fn main() {\n    let p = std::ptr::null::<i32>();\n    let _r: &i32 = unsafe { "
        "std::mem::transmute(p) };\n}\n",
        "fn main() {\n    let x = 1;\n    let p = &raw const x;\n    let _r: &i32 = unsafe { "
        "std::mem::transmute(p) };\n}\n",
    ),
    Record(
        "RUB009",
        "arithmetic without a result",
        "`unchecked_add` and its like promise that nothing overflows; exact operations promise that "
        "nothing is lost.",
        Example.RUST,
        "fn main() {\n    let _x = unsafe { i32::MAX.unchecked_add(1) };\n}\n",
        "fn main() {\n    let _x = unsafe { i32::MAX.unchecked_sub(1) };\n}\n",
    ),
    Record(
        "RUB010",
        "an assumption that does not hold",
        "`std::hint::assert_unchecked` promises that its condition holds.",
        Example.RUST,
        "fn main() {\n    let x = 1;\n    unsafe { std::hint::assert_unchecked(x > 1) };\n}\n",
        "fn main() {\n    let x = 2;\n    unsafe { std::hint::assert_unchecked(x > 1) };\n}\n",
    ),
    Record(
        "RUB011",
        "unreachable code is reached",
        "`std::intrinsics::unreachable` promises that the program never comes there; a function that "
        "returns `!` never "
        "returns. `std::hint::unreachable_unchecked` is an assumption that does not hold (RUB010).",
        Example.RUST,
        "#![feature(core_intrinsics)]\n#![allow(internal_features)]\n\nfn main() {\n"
        "    unsafe { std::intrinsics::unreachable() }\n}\n",
        "#![feature(core_intrinsics)]\n#![allow(internal_features)]\n\nfn main() {\n"
        "    if std::hint::black_box(false) {\n        unsafe { std::intrinsics::unreachable() }\n    }\n}\n",
    ),
)

_BY_HAND = """\
#![feature(custom_mir, core_intrinsics)]
#![allow(internal_features)]
use std::intrinsics::mir::*;

struct Pair(u32, u32);

#[custom_mir(dialect = "runtime", phase = "optimized")]
fn main() {{
    mir! {{
        let _unit: ();
        let x: Pair;
        {{
            x = Pair(1, 2);
            Call(_unit = both({moved}), ReturnTo(after), UnwindContinue())
        }}
        after = {{
            Return()
        }}
    }}
}}

fn both(_a: Pair, _b: Pair) {{}}
"""

_CALLS = (
    Record(
        "RUB012",
        "ranges that overlap",
        "`copy_nonoverlapping` promises that its two ranges share no byte, as swapping two places does, and "
        "an assignment of one place to another; `copy` does not.",
        Example.RUST,
        "fn main() {\n    let mut xs = [1, 2, 3];\n    let p = xs.as_mut_ptr();\n"
        "    unsafe { std::ptr::copy_nonoverlapping(p, p.add(1), 2) };\n}\n",
        "fn main() {\n    let mut xs = [1, 2, 3];\n    let p = xs.as_mut_ptr();\n"
        "    unsafe { std::ptr::copy(p, p.add(1), 2) };\n}\n",
    ),
    Record(
        "RUB013",
        "a call by the wrong type",
        "A function is called by a pointer, or by a declaration of it, whose calling convention, or number "
        "of parameters, is not its "
        "own, or by which a parameter or the result is passed in another way than the function has it. "
        "Thin pointers are all passed alike, and so are integers of one size and sign, `char` and `u32`, a "
        "`repr(transparent)` type and its content, an `Option` and what is never null in it.",
        Example.RUST,
        "fn one(x: u8) -> u8 {\n    x\n}\n\nfn main() {\n    let f = one as fn(u8) -> u8;\n"
        "    let g: fn(u32) -> u8 = unsafe { std::mem::transmute(f) };\n    g(1);\n}\n",
        "fn one(x: u8) -> u8 {\n    x\n}\n\nfn main() {\n    let f = one as fn(u8) -> u8;\n    f(1);\n}\n",
    ),
    Record(
        "RUB014",
        "wrong use of the allocator",
        "Memory is freed that is not on the heap, or by a pointer not to its start, or with another "
        "layout than it was "
        "made with; or no bytes are asked for.",
        Example.RUST,
        "use std::alloc::{alloc, dealloc, Layout};\n\nfn main() {\n    unsafe {\n"
        "        let p = alloc(Layout::new::<u32>());\n        dealloc(p, Layout::new::<u64>());\n    }\n}\n",
        "use std::alloc::{alloc, dealloc, Layout};\n\nfn main() {\n    unsafe {\n"
        "        let p = alloc(Layout::new::<u32>());\n        dealloc(p, Layout::new::<u32>());\n    }\n}\n",
    ),
    Record(
        "RUB015",
        "a transmutation between sizes",
        "`transmute_unchecked` makes a value of one type from one of another of the same size. "
        "`transmute` of other "
        "sizes does not compile.",
        Example.RUST,
        "#![feature(core_intrinsics)]\n#![allow(internal_features)]\n\nfn main() {\n"
        "    let _x: u16 = unsafe { std::intrinsics::transmute_unchecked(1u32) };\n}\n",
        "#![feature(core_intrinsics)]\n#![allow(internal_features)]\n\nfn main() {\n"
        "    let _x: i32 = unsafe { std::intrinsics::transmute_unchecked(1u32) };\n}\n",
    ),
    Record(
        "RUB016",
        "data race",
        "Two threads access the same memory, one of them writes, not both are atomic, and neither happens "
        "before the "
        "other.",
        Example.RUST,
        "use std::thread::spawn;\n\nstatic mut X: u32 = 0;\n\nfn main() {\n"
        "    let other = spawn(|| unsafe { X = 1 });\n    unsafe { X = 2 };\n    other.join().unwrap();\n}\n",
        "use std::thread::spawn;\n\nstatic mut X: u32 = 0;\n\nfn main() {\n"
        "    let other = spawn(|| unsafe { X = 1 });\n    other.join().unwrap();\n    unsafe { X = 2 };\n}\n",
    ),
    Record(
        "RUB017",
        "a place is given to a call twice",
        "The memory of an argument that is moved is the function's own for the time of the call, and so is "
        "that of its result: none is a part of another. Only MIR that is written by hand can do so.",
        Example.RUST,
        _BY_HAND.format(moved="Move(x), Move(x)"),
        _BY_HAND.format(moved="x, Move(x)"),
    ),
)

RECORDS = (*_COMPILING, *_ENDS, *_PACKAGES, *_POINTERS, *_VALUES, *_CALLS)
