"""Codes of λRust programs: reading them, running them, and the eighteen causes of undefined behaviour."""

from rustrata.diagnostics.catalogue.record import Example, Record

_TEXT = (
    Record(
        "LRS001",
        "this cannot stand here",
        "The text of an `.lr` file is items: `fn f(x, ...) ret k : type = body;`, `core name = expression;`, "
        "`type name = type;` and `expect ... name;`. The message says what may stand at the place shown.",
        Example.LR,
        "core main = let x = alloc(1) free(1, x);",
        "core main = let x = alloc(1) in free(1, x);",
    ),
    Record(
        "LRS002",
        "a program beyond the limits of this tool",
        "Branches, types and brackets can be nested to a depth that is stated, numbers can have 30 digits, "
        "integers of a run 4096 bits. What follows a `let` or a `;` is not nested: it may go on for any "
        "number of lines. λRust itself has none of these limits.",
        Example.LR,
        "core main = 1000000000000000000000000000000;",
        "core main = 1000000;",
    ),
    Record(
        "LRS003",
        "two items have the same name",
        "Functions and core expressions of a file know each other by name, whatever their order, so a name "
        "must mean one of them.",
        Example.LR,
        "core main = 1;\ncore main = 2;",
        "core main = 1;\ncore other = 2;",
    ),
    Record(
        "LRS004",
        "a library function that is not there",
        "`@lib f<T, ...>` is the function `f` of a library at the types given, of which it takes a certain "
        "number.",
        Example.LR,
        "fn main() ret k = let f = @lib vec_new<int> in let r = new(0) in jump k(r);",
        "fn main() ret k = let f = @lib cell_new<int> in let r = new(0) in jump k(r);",
    ),
)

_CHECK = (
    Record(
        "LRC001",
        "memory that is not freed",
        "When all threads have ended, a block is still allocated that the result of the first thread does "
        "not reach. A leak is no undefined behaviour, and safe Rust may leak, so this is a warning unless "
        "`--leaks` is given.",
        Example.LR,
        "core main = let x = alloc(1) in x <-na 1; 0;",
        "core main = let x = alloc(1) in x <-na 1; free(1, x);",
    ),
    Record(
        "LRC002",
        "threads wait for ever",
        "From a state that the program can reach no run ends, and the threads that go on only look at memory "
        "that nobody changes. It is a warning unless `--deadlocks` is given: it is no undefined behaviour.",
        Example.LR,
        "core lock = rec lock(l) := if cas(l, 0, 1) then poison else lock(l);\n"
        "core main = let l = alloc(1) in l <-na 0; lock(l); lock(l); free(1, l);",
        "core lock = rec lock(l) := if cas(l, 0, 1) then poison else lock(l);\n"
        "core main = let l = alloc(1) in l <-na 0; lock(l); l <-sc 0; lock(l); free(1, l);",
    ),
    Record(
        "LRC003",
        "not every schedule was seen",
        "The search came to its bound or its time limit, or only some schedules were asked for. What it "
        "found stands, but nothing follows from what it did not find. `--steps N` allows a longer search.",
        Example.COMMAND,
        "rustrata check @lr --kind lr --schedules 10",
        "rustrata check @lr --kind lr",
    ),
    Record(
        "LRC004",
        "a function does not do what the file expects",
        "`expect safe f;` says that no schedule of `f` has undefined behaviour, `expect stuck f;` that one "
        "has, `expect racy f;` that one has a data race, and `expect leak f;` that one ends with memory that "
        "is not freed.",
        Example.LR,
        "core main = 1 + poison;\nexpect safe main;",
        "core main = 1 + poison;\nexpect stuck main;",
    ),
    Record(
        "LRC005",
        "nothing to run",
        "`rustrata check` runs functions without parameters (`fn f() ret k = ...;`) and core expressions "
        "that are no functions (`core e = ...;`). The file has none, or not the one that is named.",
        Example.LR,
        "type pair = (int, int);",
        "type pair = (int, int);\nfn main() ret k = let r = new(0) in jump k(r);",
    ),
    Record(
        "LRC006",
        "a function with parameters cannot be run",
        "There is nothing to call it with. Write a function without parameters that calls it.",
        Example.LR,
        "fn f(x) ret k = jump k(x);\nexpect safe f;",
        "fn f(x) ret k = jump k(x);\nfn g() ret k = let x = new(1) in call f(x) ret k;\nexpect safe g;",
    ),
    Record(
        "LRC007",
        "this is no witness",
        "`rustrata replay` runs what `rustrata check FILE --witness WITNESS` wrote: a JSON object with the "
        "program and the choices of a schedule.",
        Example.COMMAND,
        "rustrata replay @lr",
        "rustrata check @lr --kind lr",
    ),
    Record(
        "LRC008",
        "a witness that does not fit",
        "The program cannot make a step that the witness has, or its schedule comes to another finding. The "
        "program in the witness was changed, or the witness was written by another version.",
        Example.COMMAND,
        "rustrata replay @unfit",
        "rustrata replay @witness",
    ),
)


def _undefined(code: str, title: str, explanation: str, failing: str, fixed: str) -> Record:
    return Record(code, title, explanation, Example.LR, f"core main = {failing};", f"core main = {fixed};")


_UNDEFINED = (
    _undefined(
        "LRU001",
        "a variable that nothing binds",
        "A variable is a value only when a `let`, a parameter, `rec`, or a function of the program of that "
        "name binds it. A thread that comes to any other has no step. A function with such a variable in its "
        "body is no value either, even if the variable is never reached.",
        "let x = 1 in y + 1",
        "let y = 1 in y + 1",
    ),
    _undefined(
        "LRU002",
        "a call of what is no function",
        "O-app applies function values. An integer, a pointer or poison is none.",
        "let f = 5 in f(1)",
        "let f = rec f(x) := x in f(1)",
    ),
    _undefined(
        "LRU003",
        "a call with the wrong number of arguments",
        "O-app needs as many arguments as the function has parameters.",
        "(rec f(x, y) := x + y)(1)",
        "(rec f(x, y) := x + y)(1, 2)",
    ),
    _undefined(
        "LRU004",
        "arithmetic on what is no integer",
        "`+`, `-` and `<=` take two integers. Uninitialised memory holds poison, which is none; a pointer is "
        "moved by `.+` instead.",
        "let x = alloc(1) in let v = !na x in free(1, x); v + 1",
        "let x = alloc(1) in x <-na 1; let v = !na x in free(1, x); v + 1",
    ),
    _undefined(
        "LRU005",
        "pointers have no order",
        "`<=` compares integers. Pointers can be compared with `==` only.",
        "let x = alloc(2) in let r = x <= x .+ 1 in free(2, x); r",
        "let x = alloc(2) in let r = x == x .+ 1 in free(2, x); r",
    ),
    _undefined(
        "LRU006",
        "values that cannot be compared",
        "`==` compares two integers, two pointers, or a pointer with 0, which it never equals. Poison, "
        "functions, and a pointer with another integer have no answer. Comparing a pointer to freed memory "
        "is defined: it may or may not equal another.",
        "let x = alloc(1) in let r = x == 1 in free(1, x); r",
        "let x = alloc(1) in let r = x == 0 in free(1, x); r",
    ),
    _undefined(
        "LRU007",
        "an offset of what is no pointer",
        "`p .+ n` takes a pointer and an integer. The result may be outside of the block; using it is "
        "another matter.",
        "5 .+ 1",
        "let x = alloc(1) in let y = x .+ 9 in free(1, x)",
    ),
    _undefined(
        "LRU008",
        "an access to what is no allocated cell",
        "Reading, writing and `cas` need a pointer to a cell that is allocated: not to freed memory, not "
        "outside of a block, not an integer and not poison.",
        "let x = alloc(1) in x <-na 1; free(1, x); !na x",
        "let x = alloc(1) in x <-na 1; let v = !na x in free(1, x); v",
    ),
    _undefined(
        "LRU009",
        "a read races with a write",
        "A non-atomic write takes two steps and locks its cell in between. A read that comes there is a data "
        "race.",
        "let x = alloc(1) in x <-sc 0; fork { x <-na 1 }; !sc x",
        "let x = alloc(1) in x <-sc 0; fork { x <-sc 1 }; !sc x",
    ),
    _undefined(
        "LRU010",
        "a write races with a read or a write",
        "A non-atomic access takes two steps and locks its cell in between, for reading or for writing. A "
        "write that comes there is a data race.",
        "let x = alloc(1) in x <-sc 0; fork { !na x }; x <-sc 1",
        "let x = alloc(1) in x <-sc 0; fork { !sc x }; x <-sc 1",
    ),
    _undefined(
        "LRU011",
        "a cas races with a write",
        "A non-atomic write takes two steps and locks its cell in between. A `cas` that comes there is a "
        "data race.",
        "let x = alloc(1) in x <-sc 0; fork { x <-na 1 }; cas(x, 7, 8)",
        "let x = alloc(1) in x <-sc 0; fork { x <-sc 1 }; cas(x, 7, 8)",
    ),
    _undefined(
        "LRU012",
        "a cas of values that cannot be compared",
        "`cas(p, old, new)` compares the value of the cell with `old` as `==` does, and `new` must not be a "
        "function. Poison compares with nothing.",
        "let x = alloc(1) in let r = cas(x, 0, 1) in free(1, x); r",
        "let x = alloc(1) in x <-na 0; let r = cas(x, 0, 1) in free(1, x); r",
    ),
    _undefined(
        "LRU013",
        "a cas that could succeed races with a read",
        "While a cell is read, not atomically, a `cas` of it that could succeed would write. By O-cas-stuck "
        "this is undefined even when the comparison may also fail, as with a pointer to freed memory; else "
        "a race could go unseen.",
        "let x = alloc(1) in x <-sc 0; fork { !na x }; cas(x, 0, 1)",
        "let x = alloc(1) in x <-sc 0; fork { !sc x }; cas(x, 0, 1)",
    ),
    _undefined(
        "LRU014",
        "an allocation of no cells",
        "`alloc(n)` needs an integer above 0. `new(0)` of λRust does not allocate.",
        "alloc(0)",
        "let x = alloc(1) in free(1, x)",
    ),
    _undefined(
        "LRU015",
        "freeing what is no whole block",
        "`free(n, p)` needs the start of an allocated block and its size: not a part of one, and not one "
        "that has been freed.",
        "let x = alloc(2) in free(1, x)",
        "let x = alloc(2) in free(2, x)",
    ),
    _undefined(
        "LRU016",
        "a case without the branch",
        "`case e of [a; b]` needs 0 or 1, and in general the number of a branch. `if` is a `case` of two "
        "branches.",
        "case 2 of [10; 20]",
        "case 1 of [10; 20]",
    ),
    _undefined(
        "LRU017",
        "the stuck term is reached",
        "`0()` is the term that stands for undefined behaviour: a program writes it where it must not come.",
        "if 1 <= 2 then 0() else 3",
        "if 2 <= 1 then 0() else 3",
    ),
    Record(
        "LRU018",
        "an access whose cell is freed in between",
        "A non-atomic access takes two steps. Freeing does not look at locks, so another thread may free the "
        "block between them; the second step then has no cell. The same program has a shorter schedule in "
        "which the block is freed before the access, so a search of all schedules shows LRU008.",
        Example.COMMAND,
        "rustrata check @freed --kind lr --schedules 20 --seed 2",
        "rustrata check @lr --kind lr --schedules 20",
    ),
)

RECORDS = (*_TEXT, *_CHECK, *_UNDEFINED)
