"""The operations of symbolic programs: those of Rust's atomics, with what a mapping makes of each.

A compare-exchange is one that succeeds. Of the updates that compute there are `fetch_add` and `fetch_xor`,
which write the same here, for no two operands have a bit in common; `fetch-add-zero` changes nothing, so that
a compiler may take it for a load. Left out: a compare-exchange that fails, accesses that are not atomic.
"""

from collections.abc import Sequence
from functools import cache

from rustrata.abstract.atomics import lower
from rustrata.architecture.compile import compile_test
from rustrata.architecture.mapping import Mapping
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.actions import Code
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.records import record
from rustrata.refinement.patterns import PROBE, patterns_of
from rustrata.relational.synthesis.operation import Operation, Pattern
from rustrata.source import SourceFile

LOADS = ("Relaxed", "Acquire", "SeqCst")
STORES = ("Relaxed", "Release", "SeqCst")
FENCES = ("Acquire", "Release", "AcqRel", "SeqCst")
UPDATES = ("Relaxed", "Acquire", "Release", "AcqRel", "SeqCst")


@record
class Letter:
    """One operation as Rust writes it. ``{x}`` is its location, ``{v}`` the value that it writes, ``{e}`` the
    value that it reads. ``result`` says whether its result is observed, ``adds`` that it writes the sum of
    the two."""

    family: str
    text: str
    result: bool = False
    writes: bool = False
    adds: bool = False


def _letters(family: str) -> tuple[Letter, ...]:
    match family:
        case "load":
            return tuple(Letter(family, f"{{x}}.load({o})", result=True) for o in LOADS)
        case "store":
            return tuple(Letter(family, f"{{x}}.store({{v}}, {o})", writes=True) for o in STORES)
        case "fence":
            return tuple(Letter(family, f"fence({o})") for o in FENCES)
        case "swap":
            return tuple(Letter(family, f"{{x}}.swap({{v}}, {o})", True, True) for o in UPDATES)
        case "swap-unused":
            return tuple(Letter(family, f"{{x}}.swap({{v}}, {o})", writes=True) for o in UPDATES)
        case "fetch-add" | "fetch-xor":
            call = f"{{x}}.{family.replace('-', '_')}({{v}}, "
            return tuple(Letter(family, f"{call}{o})", True, True, True) for o in UPDATES)
        case "fetch-add-unused":
            return tuple(Letter(family, f"{{x}}.fetch_add({{v}}, {o})", False, True, True) for o in UPDATES)
        case "fetch-add-zero":
            return tuple(Letter(family, f"{{x}}.fetch_add(0, {o})", True, True, True) for o in UPDATES)
        case _:
            assert family in ("compare-exchange", "compare-exchange-weak"), (
                "the families are those of FAMILIES"
            )
            call = f"{{x}}.{family.replace('-', '_')}({{e}}, {{v}}, SUCCESS, FAILURE).unwrap_or_else(|v| v)"
            pairs = (("Relaxed", "Relaxed"), ("Acquire", "Acquire"), ("Release", "Relaxed"),
                     ("AcqRel", "Acquire"), ("SeqCst", "SeqCst"))  # fmt: skip
            return tuple(
                Letter(family, call.replace("SUCCESS", success).replace("FAILURE", failure), True, True)
                for success, failure in pairs
            )


FAMILIES = (
    "load",
    "store",
    "fence",
    "swap",
    "swap-unused",
    "fetch-add",
    "fetch-add-unused",
    "fetch-xor",
    "fetch-add-zero",
    "compare-exchange",
    "compare-exchange-weak",
)
DEFAULT_FAMILIES = ("load", "store", "fence", "swap")


def families_named(words: str) -> tuple[str, ...]:
    """The families of a list.

    Raises:
        RustrataError: CLI003 for a name that is none.
    """
    names = tuple(dict.fromkeys(word.strip() for word in words.split(",")))
    for name in names:
        if name not in FAMILIES:
            help_ = did_you_mean(name, FAMILIES) or f"they are {', '.join(FAMILIES)}"
            raise RustrataError(Diagnostic("CLI003", f"`{name}` is not a value of --operations", help=help_))
    return names


def letters(families: Sequence[str]) -> tuple[Letter, ...]:
    """The letters of some families, weaker orderings first."""
    return tuple(letter for family in families for letter in _letters(family))


def operations(alphabet: Sequence[Letter], mapping: Mapping | None) -> tuple[Operation, ...]:
    """The operations of an alphabet: the source's events, and those of the instructions that a mapping gives.
    Without one both layers are the source."""
    found = []
    for letter in alphabet:
        upper = _source(letter)
        below = upper if mapping is None else _compiled(letter, mapping)
        found.append(Operation(letter.text, upper, below))
    return tuple(found)


@cache
def _tests(letter: Letter) -> tuple[LitmusTest, LitmusTest]:
    """The operation alone, and with a write behind it."""
    call = letter.text.format(x="x", v=1, e=0)
    line = f"let a = {call};" if letter.result else f"{call};"
    alone, probed = (
        f"Rust operation\n{{ x = 0; {PROBE} = 0; }}\n\n"
        f"fn P0(x: &AtomicI32, {PROBE}: &AtomicI32) {{\n    {line}\n    {behind}\n}}\n\nexists (x=0)\n"
        for behind in ("", f"{PROBE}.store(1, Relaxed);")
    )
    return parse_rust(alone), parse_rust(probed)


def parse_rust(text: str) -> LitmusTest:
    """A test in the Rust dialect."""
    test = parse(SourceFile("found.litmus", text))
    assert isinstance(test, LitmusTest), "the text is Rust"
    return test


@cache
def _source(letter: Letter) -> Pattern:
    alone, probed = (lower(test).threads[0] for test in _tests(letter))
    return _chosen(letter, alone, probed)


def _compiled(letter: Letter, mapping: Mapping) -> Pattern:
    alone, probed = (compile_test(test, (mapping,)).program.threads[0] for test in _tests(letter))
    return _chosen(letter, alone, probed)


def _chosen(letter: Letter, alone: Code, probed: Code) -> Pattern:
    """The way through the operation that writes, where it can."""
    found = patterns_of(alone, probed, ("x",))
    return next((each for each in found if each.writes), found[0]) if letter.writes else found[0]
