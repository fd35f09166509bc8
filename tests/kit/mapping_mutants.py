"""Mutants of mappings: one fence or one suffix of one row dropped, and decided on every program of a bound.

A LOCK is dropped where the instruction without it is one that the models here know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rustrata.architecture.mapping import Mapping, Row, shipped_mapping
from rustrata.architecture.rows import UPDATES, Operation
from rustrata.architecture.targets import TARGETS
from rustrata.architecture.template import TemplateLine
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.programs.litmus import LitmusTest
from rustrata.programs.litmus.syntax import Ordering
from rustrata.refinement.alphabet import letters, operations
from rustrata.refinement.compilation import RefineOptions
from rustrata.refinement.exhaustive import Bound, conclude, search_shape, tasks
from rustrata.relational.synthesis.operation import Operation as Patterns

RC11 = RefineOptions("rc11", ("no-thin-air",))
"""RC11 as instructions can keep it: load buffering is allowed."""
CORRECT = tuple(n for target in TARGETS.values() for n in target.mappings if not n.startswith("seed"))

FENCES = {
    "x86_64": ("mfence", "lock or"),
    "aarch64": ("dmb",),
    "armv7": ("dmb", "isb"),
    "riscv64": ("fence", "fence.tso"),
    "powerpc64": ("sync", "lwsync", "isync"),
    "mips64": ("sync",),
}
SUFFIXES: dict[str, tuple[tuple[str, str], ...]] = {
    "x86_64": ((r"^lock (xadd|cmpxchg)$", r"\1"),),
    "aarch64": (
        (r"^lda(r|pr)\{", "ldr{"),
        (r"^stlr\{", "str{"),
        (r"^ldaxr", "ldxr"),
        (r"^stlxr", "stxr"),
        (r"^((?:swp|cas|ld(?:add|clr|set|eor|\{sign\}max|\{sign\}min))a)l\{", r"\1{"),
        (r"^((?:swp|cas|ld(?:add|clr|set|eor|\{sign\}max|\{sign\}min)))a(l?\{)", r"\1\2"),
        (r"^((?:swp|cas|ld(?:add|clr|set|eor|\{sign\}max|\{sign\}min)))l\{", r"\1{"),
    ),
    "armv7": (),
    "riscv64": ((r"\.aqrl$", ".aq"), (r"\.aqrl$", ".rl"), (r"\.(aq|rl)$", "")),
    "powerpc64": (),
    "mips64": (),
}
"""What drops a suffix from a mnemonic, as patterns and replacements."""


@dataclass(frozen=True)
class Mutant:
    """A mapping with one row changed; ``dropped`` says how."""

    base: str
    operation: Operation
    ordering: Ordering
    used: bool
    dropped: str
    table: Mapping = field(repr=False)

    @property
    def row(self) -> str:
        """The row, as a reader of the table calls it."""
        unused = "" if self.used else "unused "
        return f"{unused}{self.operation.value} {self.ordering.value}"


def mutants(base: str) -> Iterator[Mutant]:
    """Every mutant of a shipped mapping, in the order of its rows. Rows that it inherits belong to the table
    that it inherits them from."""
    table = shipped_mapping(base)
    for used, rows in ((True, table.rows), (False, table.unused)):
        for (operation, ordering), row in rows.items():
            if row.place.source.name == f"{base}.toml":
                for dropped, changed in _weaker(table.target, row):
                    own = {**rows, (operation, ordering): changed}
                    weak = replace(table, **{"rows" if used else "unused": own})
                    yield Mutant(base, operation, ordering, used, dropped, weak)


def _weaker(target: str, row: Row) -> Iterator[tuple[str, Row]]:
    for at, line in enumerate(row.template):
        for dropped, changed in _weaker_lines(target, line):
            lines = (*row.template[:at], changed, *row.template[at + 1 :])
            yield dropped, Row(lines, row.place)


def _weaker_lines(target: str, line: TemplateLine) -> Iterator[tuple[str, TemplateLine]]:
    shown = " ".join((line.mnemonic, ", ".join(line.operands))).strip()
    if line.mnemonic in FENCES[target] and "{memory}" not in line.operands:
        yield f"no {shown}", TemplateLine(line.label, "", (), line.place)
    if line.mnemonic == "xchg" and line.operands[0] == "{scratch}":
        yield "mov, not xchg", replace(line, mnemonic="mov", operands=line.operands[::-1])
    for pattern, instead in SUFFIXES[target]:
        weaker = re.sub(pattern, instead, line.mnemonic)
        if weaker != line.mnemonic:
            yield f"{weaker}, not {line.mnemonic}", replace(line, mnemonic=weaker)


@dataclass(frozen=True)
class Decision:
    """What became of a mutant: a program that refutes it, or none up to ``size`` operations."""

    size: int
    test: LitmusTest | None

    def __str__(self) -> str:
        if self.test is None:
            return f"redundant up to {self.size} operations"
        return f"refuted by {self.size} operations"


FAMILY = {
    Operation.LOAD: "load",
    Operation.STORE: "store",
    Operation.FENCE: "fence",
    Operation.SWAP: "swap",
    Operation.FETCH_XOR: "fetch-xor",
    Operation.COMPARE_EXCHANGE: "compare-exchange",
    Operation.COMPARE_EXCHANGE_WEAK: "compare-exchange-weak",
}


STAND_INS = (Operation.SWAP, Operation.FETCH_ADD, Operation.FETCH_XOR)
"""The updates that programs are made of."""


@dataclass
class Judge:
    """Decides mutants. Those that are the same events as one that was decided have its answer."""

    size: int
    known: list[tuple[str, tuple[Patterns, ...], Decision]] = field(default_factory=list)

    def decide(self, mutant: Mutant) -> Decision | None:
        """The decision; None when no program of the alphabet has the operation, and none that was decided
        has the same events."""
        own = self._events(mutant)
        for target, patterns, decision in self.known:
            if target == mutant.table.target and patterns == own:
                return decision
        if mutant.operation in UPDATES and mutant.operation not in STAND_INS:
            same = (other for other in alike(mutant) if self._events(other) == own)
            return next(map(self.decide, same), None)
        decision = self._searched(mutant.table, families(mutant))
        self.known.append((mutant.table.target, own, decision))
        return decision

    def _searched(self, table: Mapping, families: tuple[str, ...]) -> Decision:
        target, answers = TARGETS[table.target], []
        bound = Bound(self.size, families=families)
        for task in tasks(target, (table,), bound, RC11):
            answers.append(search_shape(task))
            if answers[-1].test:
                break
        match conclude(target, (table,), bound, RC11, answers).verdict:
            case Refuted(_, witness):
                return Decision(sum(answers[-1].shape), witness.test)
            case Holds():
                return Decision(self.size, None)
            case Unknown(reason):
                raise AssertionError(f"a search of {self.size} operations ends: {reason}")

    def _events(self, mutant: Mutant) -> tuple[Patterns, ...]:
        """The events of each operation that programs are made of. Those of an update are the operation's own,
        and are called by the name of its family."""
        alphabet = letters(families(mutant))
        call = mutant.operation.value
        own = [replace(letter, text=re.sub("fetch_add|fetch_xor", call, letter.text)) for letter in alphabet]
        found = operations(own, mutant.table)
        return tuple(
            replace(each, name=re.sub("fetch_xor", "fetch_add", letter.text))
            for each, letter in zip(found, alphabet, strict=True)
        )


def alike(mutant: Mutant) -> Iterator[Mutant]:
    """The same change to the rows of the operations that programs are made of."""
    rows = mutant.table.rows if mutant.used else mutant.table.unused
    shipped = shipped_mapping(mutant.base)
    for operation in (Operation.FETCH_ADD, Operation.FETCH_XOR):
        key = operation, mutant.ordering
        row = (shipped.rows if mutant.used else shipped.unused).get(key)
        for dropped, changed in () if row is None else _weaker(shipped.target, row):
            table = replace(shipped, **{"rows" if mutant.used else "unused": {**rows, key: changed}})
            yield replace(mutant, operation=operation, dropped=dropped, table=table)
    if mutant.operation is Operation.FETCH_NAND:
        loops = {o: row for (operation, o), row in rows.items() if operation is mutant.operation}
        own = {**rows, **{(Operation.FETCH_XOR, o): _with_xor(row) for o, row in loops.items()}}
        yield replace(mutant, operation=Operation.FETCH_XOR, table=replace(shipped, rows=own))


def _with_xor(row: Row) -> Row:
    """A loop that computes `nand`, with an exclusive or in its place."""
    lines = (
        replace(line, mnemonic="xor" if line.mnemonic == "and" else line.mnemonic) for line in row.template
    )
    return Row(tuple(line for line in lines if line.mnemonic != "not"), row.place)


def families(mutant: Mutant) -> tuple[str, ...]:
    """The operations of the programs that a mutant is tried on."""
    own = FAMILY.get(mutant.operation, "fetch-add")
    if not mutant.used:
        own += "-unused"
    return tuple(dict.fromkeys(("load", "store", own)))
