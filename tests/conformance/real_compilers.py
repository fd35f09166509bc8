"""Whether compiled programs are lifted well: ``python real_compilers.py [--programs N] [--seed S]``.

Random programs of one or two threads go through every compiler that is found, for every machine. Compilers
are right about nearly all of them, so each program that is refuted, and each program of one thread whose
final state is another or missing, is a mistake in reading assembly until a look at it says otherwise. They
are printed with their instructions. Programs that are not decided are counted, with the first few reasons.
Exit code 1 when there is a mistake.
"""

import argparse
import random
import sys
from collections import Counter
from time import process_time

from rustrata.architecture.compilers.lift import LiftedTest, lift
from rustrata.architecture.compilers.machines import MACHINES
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import Kind, Toolchain, compile_functions, toolchains_found
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.verdicts import Refuted, Unknown
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.refinement.behaviours import Behaviours
from rustrata.refinement.compilation import RefineOptions, source_behaviours
from rustrata.refinement.compilers import decide_lifted
from rustrata.source import SourceFile

LOADS = ("Relaxed", "Acquire", "SeqCst")
STORES = ("Relaxed", "Release", "SeqCst")
UPDATES = ("Relaxed", "Acquire", "Release", "AcqRel", "SeqCst")
IN_C = ("swap", "fetch_add", "fetch_sub", "fetch_and", "fetch_or", "fetch_xor")
IN_RUST = (*IN_C, "fetch_nand", "fetch_max", "fetch_min")
SHOWN = 3


class Drawn:
    """One random program while it is drawn."""

    def __init__(self, choose: random.Random, updates: tuple[str, ...]) -> None:
        self._choose = choose
        self._updates = updates
        self._count = 0

    def text(self, name: str) -> str:
        """The program as a litmus test in Rust."""
        pick = self._choose.choice
        cell, threads = f"&Atomic{pick(('I32', 'U32', 'I64', 'U64'))}", pick((1, 1, 2))
        blocks = [f"Rust {name}\n{{ x = {pick((0, 1, 5))}; y = {pick((0, 2))}; }}"]
        for thread in range(threads):
            self._count = 0
            lines = self._body([], self._choose.randint(2, 5) // threads + 1, nested=False)
            blocks.append(f"fn P{thread}(x: {cell}, y: {cell}) {{\n    " + "\n    ".join(lines) + "\n}")
        return "\n".join((*blocks, "exists (x=1)\n"))

    def _register(self) -> str:
        self._count += 1
        return f"r{self._count}"

    def _value(self, known: list[str]) -> str:
        pick, kind = self._choose.choice, self._choose.random()
        if not known or kind < 0.3:
            return str(pick((0, 1, 2, 3, 7)))
        if kind < 0.5:
            return str(pick(known))
        if kind < 0.8:
            return f"{pick(known)}.{pick(('wrapping_add', 'wrapping_sub'))}({pick([*known, '1'])})"
        return f"({pick(known)} {pick('&|^')} {pick([*known, '6'])})"

    def _body(self, known: list[str], length: int, *, nested: bool) -> list[str]:
        lines: list[str] = []
        for _ in range(length):
            step = self._choose.choice((self._load, self._store, self._update, self._exchange, self._fence))
            if known and not nested and self._choose.random() < 0.2:
                lines.append(self._branch(known))
            else:
                lines += step(known)
        return lines

    def _load(self, known: list[str]) -> list[str]:
        register, pick = self._register(), self._choose.choice
        line = f"let {register} = {pick('xy')}.load({pick(LOADS)});"
        known.append(register)
        return [line]

    def _store(self, known: list[str]) -> list[str]:
        pick = self._choose.choice
        return [f"{pick('xy')}.store({self._value(known)}, {pick(STORES)});"]

    def _update(self, known: list[str]) -> list[str]:
        register, pick = self._register(), self._choose.choice
        call = f"{pick('xy')}.{pick(self._updates)}({self._value(known)}, {pick(UPDATES)})"
        known.append(register)
        return [f"let {register} = {call};"]

    def _exchange(self, known: list[str]) -> list[str]:
        old, done, pick = self._register(), self._register(), self._choose.choice
        place, values = pick("xy"), f"{self._value(known)}, {self._value(known)}"
        call = f"{place}.compare_exchange({values}, {pick(UPDATES)}, {pick(LOADS)})"
        known.append(old)
        return [
            f"let ({old}, {done}) = match {call} {{ Ok(v) => (v, true), Err(v) => (v, false) }};",
            f"if {done} {{ {self._store(known)[0]} }} else {{ {self._fence(known)[0]} }}",
        ]

    def _fence(self, known: list[str]) -> list[str]:
        return [f"fence({self._choose.choice(UPDATES[1:])});"]

    def _branch(self, known: list[str]) -> str:
        pick = self._choose.choice
        condition = f"{pick(known)} {pick(('==', '!=', '<', '>', '<=', '>='))} {pick([*known, '1'])}"
        then, otherwise = (" ".join(self._body(list(known), 1, nested=True)) for _ in "ab")
        return f"if {condition} {{ {then} }} else {{ {otherwise} }}"


def programs(choose: random.Random, count: int, updates: tuple[str, ...]) -> list[LitmusTest]:
    """Programs that the language takes."""
    found: list[LitmusTest] = []
    while len(found) < count:
        name = f"drawn{len(found)}"
        try:
            test = parse(SourceFile(name, Drawn(choose, updates).text(name)))
        except RustrataError:
            continue
        assert isinstance(test, LitmusTest)
        found.append(test)
    return found


def judged(test: LitmusTest, lifted: LiftedTest, upper: Behaviours, toolchain: Toolchain) -> str:
    """``mistake``, the reason why it is not decided, or nothing."""
    boundary = decide_lifted(test, lifted, toolchain.machine, upper, RefineOptions())
    match boundary.verdict:
        case Refuted():
            return "mistake"
        case Unknown(reason):
            return reason
        case _:
            assert boundary.lower is not None
            same = len(boundary.lower.observations) == len(upper.observations)
            return "" if same or len(test.threads) > 1 else "mistake"


def run(toolchain: Toolchain, tests: list[LitmusTest], uppers: list[Behaviours]) -> int:
    """Judge the programs by one compiler, print what is to be looked at, and count the mistakes."""
    started = process_time()
    functions = [functions_of(test, f"t{number}_") for number, test in enumerate(tests)]
    compiled = compile_functions(toolchain, [each for some in functions for each in some])
    counts: Counter[str] = Counter()
    for test, own, upper in zip(tests, functions, uppers, strict=True):
        try:
            lifted = lift(test, own, [compiled] * len(own))
            answer = judged(test, lifted, upper, toolchain)
        except RustrataError as error:
            answer = error.diagnostic.message
        kind = answer if answer in ("", "mistake") else "not decided"
        counts[kind] += 1
        if kind and counts[kind] <= SHOWN:
            print(f"  {test.name}: {answer}")
        if kind == "mistake":
            print(test.source.text, *("\n    ".join(thread.listing) for thread in lifted.threads), sep="\n")
    good, bad, unknown = counts[""], counts["mistake"], counts["not decided"]
    figures = f"{good} good, {bad} mistakes, {unknown} not decided, {process_time() - started:.1f} s"
    print(f"{toolchain.name} {toolchain.machine.name}: {figures}")
    return bad


def main() -> int:
    """Run every compiler that is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--programs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    mistakes = 0
    for kinds, updates in (((Kind.RUSTC,), IN_RUST), ((Kind.GCC, Kind.CLANG), IN_C)):
        tests = programs(random.Random(arguments.seed), arguments.programs, updates)
        uppers = [source_behaviours(test) for test in tests]
        for machine in MACHINES.values():
            names = [kind.value for kind in kinds if kind.value in machine.compilers]
            for toolchain in toolchains_found(names, [machine]):
                mistakes += run(toolchain, tests, uppers)
    return int(mistakes > 0)


if __name__ == "__main__":
    sys.exit(main())
