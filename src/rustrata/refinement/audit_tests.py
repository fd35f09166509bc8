"""The litmus tests of an audit: every atomic operation, with every ordering, in every place where it matters.

An operation stands in the shapes of the literature (MP, S, SB, R, 2+2W, LB, WRC, IRIW, RWC, ISA2) as a write
of ``x``, as a read of it, or between the accesses, with neighbours that are just strong enough for the shape
to be forbidden when the operation is. What is forbidden the model of the language says, not this file: an
operation is in the same shapes whatever its ordering.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from itertools import product

from rustrata.programs.litmus import LitmusTest, parse
from rustrata.source import SourceFile

WIDTHS = (32, 64)
_LOADS = ("Relaxed", "Acquire", "SeqCst")
_STORES = ("Relaxed", "Release", "SeqCst")
_FENCES = ("Acquire", "Release", "AcqRel", "SeqCst")
_UPDATES = ("Relaxed", "Acquire", "Release", "AcqRel", "SeqCst")


@dataclass(frozen=True)
class Operation:
    """An operation with its orderings, one or two, on a location of ``bits`` bits; a fence has 0."""

    name: str
    orderings: tuple[str, ...]
    bits: int

    @cached_property
    def label(self) -> str:
        """``fetch_add(AcqRel)``."""
        return f"{self.name}({', '.join(self.orderings)})"

    @property
    def updates(self) -> bool:
        """Does it read and write?"""
        return self.name not in ("load", "store", "fence")

    @property
    def exchanges(self) -> bool:
        """Is it a compare-exchange?"""
        return self.name.startswith("compare_exchange")


@dataclass(frozen=True)
class AuditTest:
    """An operation in a shape. ``own`` says for each thread whether the operation is in it."""

    operation: Operation
    shape: str
    test: LitmusTest
    own: tuple[bool, ...]


_VALUES = {
    "store": (0, "x.store(1, {o});"),
    "swap": (0, "let a = x.swap(1, {o});"),
    "fetch_add": (0, "let a = x.fetch_add(1, {o});"),
    "fetch_sub": (2, "let a = x.fetch_sub(1, {o});"),
    "fetch_and": (3, "let a = x.fetch_and(1, {o});"),
    "fetch_or": (0, "let a = x.fetch_or(1, {o});"),
    "fetch_xor": (0, "let a = x.fetch_xor(1, {o});"),
    "fetch_nand": (-1, "let a = x.fetch_nand(-2, {o});"),
    "fetch_max": (0, "let a = x.fetch_max(1, {o});"),
    "fetch_min": (2, "let a = x.fetch_min(1, {o});"),
    "compare_exchange": (0, "let a = x.compare_exchange(0, 1, {o}).unwrap_or_else(|v| v);"),
    "compare_exchange_weak": (0, "let a = x.compare_exchange_weak(0, 1, {o}).unwrap_or_else(|v| v);"),
}
"""How each operation writes 1, and the value that it must find for that."""
_READS = {
    "load": "let a = x.load({o});",
    "swap": "let a = x.swap(2, {o});",
    "compare_exchange": "let a = x.compare_exchange(1, 2, {o}).unwrap_or_else(|v| v);",
    "compare_exchange_weak": "let a = x.compare_exchange_weak(1, 2, {o}).unwrap_or_else(|v| v);",
}
"""How each operation reads 1; the others do it as they write."""

_AS_WRITE = {
    "MP": ("y.store(1, Relaxed); {w}", "let c = x.load(Acquire); let b = y.load(Relaxed);"),
    "S": ("y.store(2, Relaxed); {w}", "let c = x.load(Acquire); y.store(1, Relaxed);"),
    "LB": ("let c = y.load(Relaxed); {w}", "let d = x.load(Acquire); y.store(1, Relaxed);"),
    "SB": ("{w} let b = y.load(SeqCst);", "y.store(1, SeqCst); let c = x.load(SeqCst);"),
    "R": ("y.store(1, SeqCst); {w}", "x.store(5, SeqCst); let b = y.load(SeqCst);"),
    "2+2W": ("{w} y.store(1, SeqCst);", "y.store(2, SeqCst); x.store(5, SeqCst);"),
    "WRC": (
        "y.store(1, Relaxed);",
        "let c = y.load(Relaxed); {w}",
        "let d = x.load(Acquire); let b = y.load(Relaxed);",
    ),
}
_AS_READ = {
    "MP'": ("y.store(1, Relaxed); x.store(1, Release);", "{r} let b = y.load(Relaxed);"),
    "LB'": ("{r} y.store(1, Relaxed);", "let c = y.load(Acquire); x.store(1, Release);"),
    "SB'": ("y.store(1, SeqCst); {r}", "x.store(1, SeqCst); let b = y.load(SeqCst);"),
    "IRIW": (
        "x.store(1, SeqCst);",
        "y.store(1, SeqCst);",
        "{r} let b = y.load(SeqCst);",
        "let c = y.load(SeqCst); let d = x.load(SeqCst);",
    ),
    "RWC": (
        "x.store(1, SeqCst);",
        "{r} let b = y.load(SeqCst);",
        "y.store(1, SeqCst); let c = x.load(SeqCst);",
    ),
}
_AS_UPDATE = {
    "ISA2": (
        "y.store(1, Relaxed); x.store(1, Release);",
        "{r}",
        "let c = x.load(Acquire); let b = y.load(Relaxed);",
    ),
    "dropped": (
        "y.store(1, Relaxed); x.store(1, Release);",
        "{d} fence(Acquire); let b = y.load(Relaxed);",
    ),
}
_AS_FENCE = {
    "MP": (
        "y.store(1, Relaxed); {f} x.store(1, Relaxed);",
        "let c = x.load(Relaxed); {f} let b = y.load(Relaxed);",
    ),
    "MP+acq": (
        "y.store(1, Relaxed); {f} x.store(1, Relaxed);",
        "let c = x.load(Acquire); let b = y.load(Relaxed);",
    ),
    "MP+rel": (
        "y.store(1, Relaxed); x.store(1, Release);",
        "let c = x.load(Relaxed); {f} let b = y.load(Relaxed);",
    ),
    "S": (
        "y.store(2, Relaxed); {f} x.store(1, Relaxed);",
        "let c = x.load(Relaxed); {f} y.store(1, Relaxed);",
    ),
    "LB": (
        "let c = x.load(Relaxed); {f} y.store(1, Relaxed);",
        "let d = y.load(Relaxed); {f} x.store(1, Relaxed);",
    ),
    "SB": (
        "x.store(1, Relaxed); {f} let b = y.load(Relaxed);",
        "y.store(1, Relaxed); {f} let c = x.load(Relaxed);",
    ),
    "R": (
        "x.store(1, Relaxed); {f} y.store(1, Relaxed);",
        "y.store(2, Relaxed); {f} let c = x.load(Relaxed);",
    ),
    "2+2W": (
        "x.store(1, Relaxed); {f} y.store(2, Relaxed);",
        "y.store(1, Relaxed); {f} x.store(2, Relaxed);",
    ),
    "WRC": (
        "y.store(1, Relaxed);",
        "let c = y.load(Relaxed); {f} x.store(1, Relaxed);",
        "let d = x.load(Relaxed); {f} let b = y.load(Relaxed);",
    ),
    "IRIW": (
        "x.store(1, Relaxed);",
        "y.store(1, Relaxed);",
        "let a = x.load(Relaxed); {f} let b = y.load(Relaxed);",
        "let c = y.load(Relaxed); {f} let d = x.load(Relaxed);",
    ),
}


def operations(patterns: tuple[str, ...] = ()) -> tuple[Operation, ...]:
    """Every operation, or those that match one of the patterns, by their names (``fetch_*``), with their
    orderings (``*(SeqCst)``), or with their widths too (``load* 32``)."""
    return tuple(
        operation
        for operation in _every_operation()
        if not patterns or any(fnmatchcase(word, each) for each in patterns for word in _words(operation))
    )


def _words(operation: Operation) -> tuple[str, ...]:
    return operation.name, operation.label, f"{operation.label} {operation.bits}"


def _every_operation() -> Iterator[Operation]:
    yield from (Operation("fence", (ordering,), 0) for ordering in _FENCES)
    for bits in WIDTHS:
        yield from (Operation("load", (ordering,), bits) for ordering in _LOADS)
        yield from (Operation("store", (ordering,), bits) for ordering in _STORES)
        updates = (name for name in _VALUES if name.startswith(("swap", "fetch")))
        yield from (Operation(name, (ordering,), bits) for name, ordering in product(updates, _UPDATES))
        exchanges = product(("compare_exchange", "compare_exchange_weak"), _UPDATES, _LOADS)
        yield from (Operation(name, (success, failure), bits) for name, success, failure in exchanges)


@lru_cache(maxsize=256)
def alone(operation: Operation) -> LitmusTest:
    """The operation by itself in one thread: what its lowering is read off."""
    form = {"load": "{r}", "fence": "{f}"}.get(operation.name, "{w}")
    return _test(operation, "alone", _VALUES.get(operation.name, (0, ""))[0], (form,)).test


@lru_cache(maxsize=256)
def tests_of(operation: Operation) -> tuple[AuditTest, ...]:
    """The operation in its shapes."""
    return tuple(_shapes(operation))


def _shapes(operation: Operation) -> Iterator[AuditTest]:
    found = _VALUES.get(operation.name, (0, ""))[0]
    if operation.name == "fence":
        yield from _in_shapes(operation, _AS_FENCE, 0)
    if operation.name == "store" or operation.updates:
        yield from _in_shapes(operation, _AS_WRITE, found)
    if operation.name == "load" or operation.updates:
        yield from _in_shapes(operation, _AS_READ, 0)
    if operation.updates:
        yield _test(operation, "atomic", found, ("{w}", "{w}"))
        yield from _in_shapes(operation, _AS_UPDATE, 0)
    if operation.exchanges:
        for shape, threads in _AS_READ.items():
            failing = tuple(thread.replace("{r}", "{n}") for thread in threads)
            yield _test(operation, f"{shape}-failing", 0, failing)


def _in_shapes(
    operation: Operation, shapes: Mapping[str, tuple[str, ...]], initial: int
) -> Iterator[AuditTest]:
    for shape, threads in shapes.items():
        yield _test(operation, shape, initial, threads)


def _test(operation: Operation, shape: str, initial: int, threads: tuple[str, ...]) -> AuditTest:
    orderings = ", ".join(operation.orderings)
    writing = _VALUES.get(operation.name, (0, ""))[1].format(o=orderings)
    reading = _READS.get(operation.name, "").format(o=orderings) or writing
    forms = {
        "w": writing,
        "r": reading,
        "d": reading.removeprefix("let a = ").replace(".unwrap_or_else(|v| v)", ""),
        "n": reading.replace("(1, 2, ", "(7, 8, "),
        "f": f"fence({orderings});",
    }
    if operation.exchanges:
        forms["d"] = f"let _ = {forms['d']}"
    name = "-".join((operation.name, *operation.orderings, *([str(operation.bits)] * bool(operation.bits))))
    cell = f"AtomicI{operation.bits or 32}"
    blocks = [f"Rust {name}-{shape.replace(chr(39), 'r')}", f"{{ x = {initial}; y = 0; }}"]
    for index, thread in enumerate(threads):
        body = thread.format(**forms).replace("; ", ";\n    ")
        parameters = [f"x: &{cell}"] * ("x." in body) + ["y: &AtomicI32"] * ("y." in body)
        if index == 0:
            parameters = [f"x: &{cell}", "y: &AtomicI32"]
        blocks.append(f"fn P{index}({', '.join(parameters)}) {{\n    {body}\n}}")
    text = "\n\n".join((*blocks, "exists (x=1)")) + "\n"
    test = parse(SourceFile(blocks[0].removeprefix("Rust "), text))
    assert isinstance(test, LitmusTest), "the text begins with the dialect Rust"
    return AuditTest(operation, shape, test, tuple("{" in thread for thread in threads))
