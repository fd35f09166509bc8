"""Codes of optimisation pairs. Most examples are one pair with one mistake."""

from rustrata.diagnostics.catalogue.record import Example, Record

_PAIR = """\
"a read moves down over an unknown call"

fn source(x: &mut u8) {
    let v = *x;
    f();
    return v;
}

fn target(x: &mut u8) {
    f();
    return *x;
}
"""


def _record(code: str, title: str, explanation: str, right: str, wrong: str) -> Record:
    """A record whose failing example is the pair with ``right`` replaced by ``wrong``."""
    assert right in _PAIR, f"{code}: the fixed example contains {right!r}"
    return Record(code, title, explanation, Example.PAIR, _PAIR.replace(right, wrong, 1), _PAIR)


RECORDS = (
    _record(
        "OPT001",
        "truncated optimisation",
        "The text ends before both functions are complete, or there is none. A pair is a title in quotes, "
        "`fn source(..) { .. }` and `fn target(..) { .. }`.",
        "    return *x;\n}\n",
        "",
    ),
    _record(
        "OPT002",
        "unexpected word in an optimisation",
        "Something else was expected at this place. Statements are `let v = *x;`, `*x = 1;`, "
        "`let y = &mut *x;`, calls of unknown code `f(x);`, `drop(x);`, `x.expose_provenance();` and, at the "
        "end, `return v;`.",
        "let v = *x;",
        "let v == *x;",
    ),
    _record(
        "OPT003",
        "unknown name in an optimisation",
        "There is no variable or no type of this name. Each variable is defined by a parameter or a `let` "
        "before it is used.",
        "return v;",
        "return w;",
    ),
    _record(
        "OPT004",
        "a value where a pointer is wanted, or the other way round",
        "A pointer is used as `*x`, `x.0` or `x[0]`; a value by its name. What is written has as many bytes "
        "as where it is written to, and each name is defined once.",
        "let v = *x;",
        "let v = *x; let v = *x;",
    ),
    _record(
        "OPT005",
        "source and target do not fit",
        "The context cannot know which of the two functions it calls: they have as many parameters, of as "
        "many bytes, call the same unknown code in the same order with as many pointers, and both return a "
        "value or neither does. Two threads have the same locations, and the target sets each variable that "
        "the source sets.",
        "    f();\n    return *x;",
        "    return *x;",
    ),
    _record(
        "OPT006",
        "unsupported in an optimisation",
        "Bodies are straight-line code with at most two parameters, on at most two allocations with four "
        "bytes in all. One path of a branch or a loop can be written as a pair of its own. Threads have no "
        "loops, three locations at most, and numbers that leave room for those that contexts write.",
        "    f();\n    return *x;",
        "    loop { f(); }",
    ),
    Record(
        "OPT007",
        "there is no such optimisation",
        "`rustrata optimise --list` names the shipped optimisations. A file of your own ends in `.pair`.",
        Example.COMMAND,
        "rustrata optimise ex1-dwn",
        "rustrata optimise ex1-down --model stacked-borrows",
    ),
)
