"""A borrow trace for every rule of Stacked Borrows, and one for every way in which it forbids.

As a program it prints which case each rule has: ``python tests/kit/stacked_cases.py``.
"""

from dataclasses import dataclass
from itertools import chain

from rustrata.abstract.aliasing.judging import judge, record
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.source import SourceFile

THESIS = "stacked-borrows-thesis"
MIRI = "stacked-borrows-miri-2026-08"


@dataclass(frozen=True)
class Case:
    """A trace for a rule. ``forbidden``: its last step is forbidden by the rule; else the rule makes the last
    change. ``models`` are those in which it does so."""

    rule: str
    text: str
    forbidden: bool = False
    models: tuple[str, ...] = (THESIS, MIRI)


LOCAL = "let a: i32;\n"
RAW = LOCAL + "let p = &raw mut a;\n"

FIRING = (
    Case("alloc", LOCAL),
    Case("dealloc", LOCAL + "drop(a);"),
    Case("write-1", LOCAL + "let x = &mut a;\na = 1;"),
    Case("write-1", LOCAL + "let x = &a;\na = 1;"),
    Case("read-2", LOCAL + "let x = &mut a;\nread a;"),
    Case("new-mutable-ref", LOCAL + "let x = &mut a;"),
    Case("new-box", "let p = alloc(i32);\nlet b: Box<i32> = p;"),
    Case("new-shared-ref", LOCAL + "let x = &a;"),
    Case("new-shared-ref-cell", "let a: Cell<i32>;\nlet x = &a;"),
    Case("new-mutable-raw", RAW),
    Case("new-const-raw", LOCAL + "let p = &raw const a;"),
    Case("new-const-raw-cell", "let a: Cell<i32>;\nlet p = &raw const a;"),
    Case("new-two-phase", LOCAL + "let x = &two_phase mut a;", models=(MIRI,)),
    Case("new-pinned", "let a: Pinned<i32>;\nlet x = &mut a;", models=(MIRI,)),
    Case("new-mutable-ref", LOCAL + "let x = &two_phase mut a;", models=(THESIS,)),
    Case("new-mutable-ref", "let a: Pinned<i32>;\nlet x = &mut a;", models=(THESIS,)),
)
WILD = RAW + "p.expose_provenance();\nlet w = with_exposed_provenance_mut(p);\n"
FORBIDDING = (
    Case("read-not-granted", RAW + "let x = &*p;\na = 1;\nread *x;", forbidden=True),
    Case("read-not-granted", LOCAL + "let x = &mut a;\nread a;\nread *x;", forbidden=True),
    Case("write-not-granted", LOCAL + "let x = &mut a;\na = 1;\n*x = 1;", forbidden=True),
    Case(
        "write-not-granted",
        LOCAL + "let x = &a;\nlet p = transmute::<*mut i32>(x);\n*p = 1;",
        forbidden=True,
    ),
    Case(
        "read-not-granted",
        RAW + "let x = &mut *p;\nread *p;\np.expose_provenance();\n"
        "let w = with_exposed_provenance_mut(p);\nread *w;\nread *x;",
        forbidden=True,
    ),
    Case("write-protected", RAW + "call f(x: &i32 = &*p) {\n    *p = 1;", forbidden=True),
    Case("read-protected", RAW + "call f(x: &mut i32 = &mut *p) {\n    read *p;", forbidden=True),
    Case("retag-not-granted", LOCAL + "let x = &mut a;\na = 1;\nlet y = &*x;", forbidden=True),
    Case("retag-not-granted", LOCAL + "let x = &mut a;\na = 1;\nlet y = &mut *x;", forbidden=True),
    Case("retag-not-granted", LOCAL + "let x = &a;\nlet p = x as *mut i32;", forbidden=True),
    Case(
        "dealloc-not-granted",
        "let p = alloc(i32);\nlet x = &*p;\nlet q = transmute::<*mut i32>(x);\ndrop(q);",
        forbidden=True,
    ),
    Case("dealloc-protected", "let p = alloc(i32);\ncall f(x: &mut i32 = p) {\n    drop(x);", forbidden=True),
    Case(
        "wildcard-not-granted",
        LOCAL + "let x = &a;\nx.expose_provenance();\nlet p = &raw mut a;\n"
        "let w = with_exposed_provenance_mut(p);\nwrite *w;",
        forbidden=True,
        models=(MIRI,),
    ),
)
PERMITTED = (
    LOCAL + "let x = &mut a;\nlet y = &mut *x;\n*y = 1;\n*x = 1;\na = 1;",
    LOCAL + "let x = &a;\nlet y = &a;\nread *x;\nread *y;\nread a;\nread *x;",
    "let a: Cell<i32>;\nlet x = &a;\nlet y = &a;\n*x = 1;\n*y = 1;\n*x = 1;",
    RAW + "let x = &mut *p;\n*x = 1;\n*p = 1;\nlet y = &*p;\nread *y;\nread *p;\nread *y;",
    RAW + "let x = &mut *p;\nlet q = x as *mut i32;\n*q = 1;\n*x = 1;\n*p = 1;",
    RAW + "call f(x: &i32 = &*p) {\n    read *p;\n    read *x;\n}\n*p = 1;",
    "let p = alloc(i32);\ncall f(x: &mut i32 = p) {\n    *x = 1;\n}\ndrop(p);",
    "let p = alloc(i32);\ncall f(b: Box<i32> = p) {\n    *b = 1;\n    drop(b);\n}",
    WILD + "*w = 1;\nlet x = &mut *w;\n*x = 1;\n*w = 1;",
)


def end(text: str) -> str:
    """A trace with the braces that it leaves open."""
    return text + "\n}" * (text.count("{") - text.count("}"))


def rule_of(case: Case, model: str) -> str | None:
    """The rule that forbids the last step, or makes the last change."""
    story = events_of(parse(SourceFile("case.borrows", end(case.text))))
    judgement = judge(story, model)
    if case.forbidden:
        return None if judgement.violation is None else judgement.violation.rule
    changes = [change for told in record(story, judgement).told for change in told.changes]
    return changes[-1].rule if judgement.violation is None else None


def main() -> None:
    """Print the rules and how many cases each has."""
    for cases, words in ((FIRING, "fires in"), (FORBIDDING, "forbids in")):
        for rule in dict.fromkeys(case.rule for case in cases):
            models = chain.from_iterable(
                (model for model in case.models if rule_of(case, model) == rule)
                for case in cases
                if case.rule == rule
            )
            print(f"{rule:22} {words} {len(list(models))}")


if __name__ == "__main__":
    main()
