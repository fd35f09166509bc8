"""Codes of the type system of λRust: what kind of premise fails."""

from rustrata.diagnostics.catalogue.record import Example, Record

_READ = "fn f(x) ret ret : fn(; int) -> int =\n"
_BORROWED = _READ + "  newlft 'a <= []; @borrow x 'a; let p = x in\n"
_EQUAL = """\
fn f(x) ret ret : for<'b> fn(; &'b int) -> &'b int =
  newlft 'a <= [ABOVE]; @eqlft 'a 'b; jump ret(x);
"""

_ENTRIES = (
    Record(
        "TYP001",
        "what a rule needs is not there",
        "A rule takes entries of the context T, each a path with its type. A path that was moved, "
        "deleted, split or dropped has no entry any more, and a variable or a continuation that was never"
        " bound has none. rustc reports E0382 for a use after a move.",
        Example.LR,
        _READ + "  let y = x in jump ret(x);",
        _READ + "  let y = x in jump ret(y);",
    ),
    Record(
        "TYP002",
        "this is borrowed",
        "`@borrow x 'a` leaves a reference, and blocks what was there until `endlft 'a`. While it is "
        "blocked it cannot be read, written, moved, deleted or borrowed again. rustc reports E0499, "
        "E0502, E0503, E0505 or E0506, by what is done.",
        Example.LR,
        _BORROWED + "  let v = *x in p := v; endlft 'a; jump ret(x);",
        _BORROWED + "  let v = *p in p := v; endlft 'a; jump ret(x);",
    ),
    Record(
        "TYP003",
        "a lifetime is not alive",
        "A reference is used only while its lifetime is alive. A lifetime that `newlft` opened is alive "
        "until `endlft`, if those above it are; a parameter of a function is alive because a bound says "
        "that it outlives the function's own lifetime `'fn`. rustc reports E0597.",
        Example.LR,
        _BORROWED + "  endlft 'a; let v = *p in x := v; jump ret(x);",
        _BORROWED + "  let v = *p in endlft 'a; x := v; jump ret(x);",
    ),
    Record(
        "TYP004",
        "a lifetime is too short",
        "A reference can be used at a shorter lifetime, and never at a longer one. Behind a mutable "
        "reference, and in a `cell` and the like, lifetimes must be equal: what is written there by one "
        "type is read by the other.",
        Example.LR,
        "fn f(x) ret ret : for<'a, 'b> fn(; &'a int) -> &'b int = jump ret(x);",
        "fn f(x) ret ret : for<'a, 'b> fn(where 'b <= 'a; &'a int) -> &'b int = jump ret(x);",
    ),
    Record(
        "TYP005",
        "a type is another than the one needed",
        "Types are compared by the rules of subtyping: products up to brackets and `()`, recursive types "
        "up to unfolding, references by their lifetimes. Nothing is converted. rustc reports E0308, and "
        "E0381 where memory is used that nothing was written to.",
        Example.LR,
        "fn f() ret ret : fn(;) -> int =\n  let x = new(1) in jump ret(x);",
        "fn f() ret ret : fn(;) -> int =\n  let x = new(1) in let v = 1 in x := v; jump ret(x);",
    ),
    Record(
        "TYP006",
        "a type is not copy",
        "What is behind a reference can be copied and not moved, so its type must be copy: integers, "
        "booleans, functions, shared references, and products and sums of these. rustc reports E0507.",
        Example.LR,
        "fn f(x) ret ret : for<'a> fn(; &'a (int, own int)) -> (int, own int) =\n"
        "  let p = *x in let r = new(2) in r :=[2] *p; delete(1, x); jump ret(r);",
        "fn f(x) ret ret : for<'a> fn(; &'a (int, int)) -> (int, int) =\n"
        "  let p = *x in let r = new(2) in r :=[2] *p; delete(1, x); jump ret(r);",
    ),
    Record(
        "TYP007",
        "a type cannot go to another thread",
        "`spawn` takes a function and its argument to another thread, and `join` its result back: their "
        "types must be send. An `rc` never is, a shared reference only if what it refers to is sync. "
        "rustc reports E0277.",
        Example.LR,
        _READ + "  let s = @lib spawn<rc<int>, int> in jump ret(x);",
        _READ + "  let s = @lib spawn<arc<int>, int> in jump ret(x);",
    ),
    Record(
        "TYP008",
        "nothing is written through this",
        "There are writes through an owned pointer and through a mutable reference. rustc reports E0594.",
        Example.LR,
        "fn f(x, y) ret ret : for<'a> fn(; &'a int, int) -> int =\n"
        "  let p = *x in let v = *y in p := v; delete(1, x); jump ret(y);",
        "fn f(x, y) ret ret : for<'a> fn(; &'a mut int, int) -> int =\n"
        "  let p = *x in let v = *y in p := v; delete(1, x); jump ret(y);",
    ),
    Record(
        "TYP009",
        "sizes differ",
        "A strong update needs a place of as many cells as the value, a copy the number of cells that it "
        "says, and `delete(n, p)` the whole block of n cells that `new(n)` made.",
        Example.LR,
        "fn f(x) ret ret : fn(; (int, int)) -> () =\n  delete(1, x); let r = new(0) in jump ret(r);",
        "fn f(x) ret ret : fn(; (int, int)) -> () =\n  delete(2, x); let r = new(0) in jump ret(r);",
    ),
)

_PROGRAMS = (
    Record(
        "TYP010",
        "something is not well-formed",
        "A type mentions lifetimes that are in scope, `'fn` only in the bounds of a function type, its own "
        "variable only below a pointer; a name is bound once along a path of a body.",
        Example.LR,
        "fn f(x) ret ret : fn(; rec T. (int, T)) -> int = jump ret(x);",
        "fn f(x) ret ret : fn(; rec T. (int, own T)) -> rec T. (int, own T) = jump ret(x);",
    ),
    Record(
        "TYP011",
        "other lifetimes are open than a continuation has",
        "The type of a continuation says which lifetimes are open in it, and a jump needs exactly those. The "
        "continuation of a function's return has `'fn` alone, so every `newlft` needs its `endlft` before.",
        Example.LR,
        _READ + "  newlft 'a <= []; jump ret(x);",
        _READ + "  newlft 'a <= []; endlft 'a; jump ret(x);",
    ),
    Record(
        "TYP012",
        "a function value cannot capture this",
        "A function value can be called often and from any thread, so what it captures is copy and send. "
        "rustc reports E0507 or E0277 for closures of such a type.",
        Example.LR,
        _READ + "  let g = fn h() ret k : fn(;) -> int = jump k(x) in jump ret(x);",
        _READ + "  let g = fn h(y) ret k : fn(; int) -> int = jump k(y) in jump ret(x);",
    ),
    Record(
        "TYP013",
        "lifetimes cannot be made equal",
        "`@eqlft 'a 'b` needs that `'a` is open with `'b` as its only lifetime above. In the profile "
        "`ghostcell-2021` it also needs that no brand in the contexts is one of them: two brands would be"
        " one.",
        Example.LR,
        _EQUAL.replace("ABOVE", ""),
        _EQUAL.replace("ABOVE", "'b"),
    ),
    Record(
        "TYP014",
        "branches and variants are not as many",
        "`case *p of` has one branch for each variant of the sum, in their order. rustc reports E0004 for a "
        "variant that is left out.",
        Example.LR,
        "fn f(x) ret ret : fn(; <int|int>) -> <int|int> = case *x of { | jump ret(x) };",
        "fn f(x) ret ret : fn(; <int|int>) -> <int|int> = case *x of { | jump ret(x) | jump ret(x) };",
    ),
    Record(
        "TYP015",
        "what is left out is not determined",
        "Coercions, lifetimes of calls, types of continuations and sums of injections are found where what "
        "follows determines them. Elsewhere they are written.",
        Example.LR,
        "fn f(x) ret ret = jump ret(x);",
        "fn f(x) ret ret : fn(; int) -> int = jump ret(x);",
    ),
    Record(
        "TYP016",
        "a function is not rejected as the file expects",
        "`expect reject RULE f;` says by which rule `f` is rejected; a code of this program, such as "
        "TYP002, and a code of rustc, such as E0382, can stand for the rule. The function is typed, or "
        "another rule rejects it.",
        Example.LR,
        _READ + "  jump ret(x);\nexpect reject S-path f;",
        _READ + "  jump ret(x);\nexpect typed f;",
    ),
    Record(
        "TYP017",
        "an expectation names no function",
        "`expect typed f;` and `expect reject RULE f;` are about the functions of the file: `core` items "
        "have no types.",
        Example.LR,
        _READ + "  jump ret(x);\nexpect typed g;",
        _READ + "  jump ret(x);\nexpect typed f;",
    ),
)

RECORDS = (*_ENTRIES, *_PROGRAMS)
"""The records of this room; TYP001 to TYP015 are the causes of rejections."""
