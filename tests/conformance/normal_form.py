"""A litmus test in assembly in a form in which two writings of one test are equal."""

import re
from dataclasses import dataclass

from rustrata.executions.outcomes import And, Condition, Equals, MemoryAt, Quantifier, RegisterAt
from rustrata.programs.litmus import AssemblyTest, Dialect
from rustrata.programs.litmus.assembly import AddressOf, AssemblyLine, AssemblyThread, canonical_register

MOVES = {
    Dialect.AARCH64: re.compile(r"mov (\S+),#(\d+)"),
    Dialect.ARM: re.compile(r"mov (\S+),#(\d+)"),
    Dialect.RISCV: re.compile(r"(?:ori|addi) (\S+),x0,(\d+)|li (\S+),(\d+)"),
    Dialect.PPC: re.compile(r"li (\S+),(\d+)"),
    Dialect.MIPS: re.compile(r"ori (\S+),\$0,(\d+)|li (\S+),(\d+)"),
}
"""Instructions that put a constant in a register."""
X86 = (Dialect.X86, Dialect.X86_64)
ZEROS = {Dialect.RISCV: "x0", Dialect.AARCH64: "XZR", Dialect.MIPS: "$0"}
READS_ITS_FIRST = re.compile(r"st|sw|sd|sc|b[en]|cb|cmp|fence|dmb|dsb|isb|sync|xchg")
"""Mnemonics whose first operand is no target; only those of generated tests."""
NARROW = {
    "ld": "lw",
    "sd": "sw",
    "ld.aq": "lw.aq",
    "sd.rl": "sw.rl",
    "lr.d": "lr.w",
    "sc.d": "sc.w",
    "movq": "movl",
    "xchgq": "xchgl",
}
TOKEN = re.compile(r"[%$]?[A-Za-z_][\w.]*|\$\d+")
LABEL = re.compile(r"(?:LC|Loop|L)\d+")
LOCATION = re.compile(r"(?<=&)\w+|(?<=\[)[a-z]\w*(?=\])|(?<=\()[a-z]\w*(?=\))")


@dataclass(frozen=True)
class Content:
    """A test in normal form. ``equations`` are None when the condition is no conjunction of equations."""

    threads: tuple[tuple[str, ...], ...]
    initial: tuple[tuple[str, object], ...]
    equations: frozenset[tuple[str, int]] | None
    wide: bool


def content(test: AssemblyTest) -> Content:
    """The normal form of a test."""
    threads, names, wide = [], {}, False
    for thread in test.threads:
        form = _Form(test, thread)
        threads.append(tuple(form.lines))
        names.update({(thread.index, name): symbol for name, symbol in form.held.items()})
        wide |= form.wide
    initial = tuple(sorted((d.name, d.initial) for d in test.declarations if d.initial != 0))
    return Content(tuple(threads), initial, _equations(test, names), wide)


class _Form:
    """The lines of a thread in normal form, what each register holds at its end, and the accesses' width."""

    def __init__(self, test: AssemblyTest, thread: AssemblyThread) -> None:
        self.dialect = test.dialect
        self.held = {ZEROS[self.dialect]: "0"} if self.dialect in ZEROS else {}
        self.lines: list[str] = []
        self.wide = False
        self._labels: dict[str, str] = {}
        self._fresh = 0
        for declared in test.initial_registers:
            if declared.thread in (thread.index, -1):
                value = declared.value
                self.held[declared.name] = (
                    f"&{value.location}" if isinstance(value, AddressOf) else str(value)
                )
        for line in thread.lines:
            self.lines += [f"{self._label(label.text)}:" for label in line.labels]
            if line.mnemonic:
                self._instruction(line)

    def _label(self, name: str) -> str:
        return self._labels.setdefault(name, f"L{len(self._labels)}")

    def _instruction(self, line: AssemblyLine) -> None:
        mnemonic = NARROW.get(line.mnemonic, line.mnemonic)
        self.wide |= mnemonic != line.mnemonic
        operands = [operand.text.replace(" ", "") for operand in line.operands]
        move = (
            MOVES[self.dialect].fullmatch(f"{mnemonic} {','.join(operands)}")
            if self.dialect in MOVES
            else None
        )
        if move is not None:
            register, number = (group for group in move.groups() if group is not None)
            self.held[self._register(register) or register] = number
            return
        place = self._target(mnemonic, operands)
        target = None if place is None else self._register(operands.pop(place))
        shown = [mnemonic, *(TOKEN.sub(self._named, operand) for operand in operands)]
        if target is not None:
            self._fresh += 1
            self.held[target] = f"r{self._fresh}"
            shown.append(f"-> r{self._fresh}")
        self.lines.append(" ".join(shown))

    def _register(self, word: str) -> str | None:
        return canonical_register(self.dialect, word)

    def _target(self, mnemonic: str, operands: list[str]) -> int | None:
        """Which operand is a register that is written."""
        if not operands:
            return None
        place = len(operands) - 1 if self.dialect is Dialect.X86_64 else 0
        writes = mnemonic.startswith("mov") if self.dialect in X86 else not READS_ITS_FIRST.match(mnemonic)
        return place if writes and self._register(operands[place]) else None

    def _named(self, found: re.Match[str]) -> str:
        if LABEL.fullmatch(found[0]):
            return self._label(found[0])
        name = self._register(found[0])
        return found[0] if name is None else self.held.get(name, f"?{name}")


def _equations(test: AssemblyTest, names: dict[tuple[int, str], str]) -> frozenset[tuple[str, int]] | None:
    found: set[tuple[str, int]] = set()

    def gather(condition: Condition) -> bool:
        match condition:
            case And(terms):
                return all(map(gather, terms))
            case Equals(MemoryAt(location), value):
                found.add((location, value))
                return True
            case Equals(RegisterAt(thread, register), value):
                found.add((f"{thread}:{names.get((thread, register), register)}", value))
                return True
            case _:
                return False

    return frozenset(found) if test.quantifier is Quantifier.EXISTS and gather(test.condition) else None


def turned(form: Content, first: int) -> Content:
    """The same with another thread first, and locations renamed in the order of their use."""
    size = len(form.threads)
    order = [(first + step) % size for step in range(size)]
    names: dict[str, str] = {}

    def rename(line: str) -> str:
        return LOCATION.sub(lambda found: names.setdefault(found[0], f"x{len(names)}"), line)

    threads = tuple(tuple(map(rename, form.threads[index])) for index in order)
    place = {str(old): str(new) for new, old in enumerate(order)}

    def moved(key: str) -> str:
        thread, colon, register = key.partition(":")
        return f"{place[thread]}:{register}" if colon else names.get(key, key)

    equations = None
    if form.equations is not None:
        equations = frozenset((moved(key), value) for key, value in form.equations)
    initial = tuple(sorted((names.get(name, name), value) for name, value in form.initial))
    return Content(threads, initial, equations, form.wide)
