"""Mutated inputs to every reader: ``python fuzz.py [--inputs N] [--seed S] [--corpus FOLDER] [--target T]``.

Each input is a shipped, generated or corpus text with mistakes in it (`mutation`), given to a command
(`fuzz_targets`). A command must answer or refuse with a code, within 5 seconds of processor time and 4 GiB. A
traceback, a crash, or a command that takes longer is a failure; it is printed with the smallest input that
has it. Inputs are run in a process of their own, so that a crash ends only that.

The tables have the inputs and refusals of each target, the diagnostics by code, and the slowest inputs. Exit
code 1 when there is a failure.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from fuzz_child import Child, Outcome
from fuzz_seeds import shipped, with_corpus
from fuzz_targets import TARGETS, command_for
from mutation import Mutator, words_of
from reduction import reduced

SHARES = {
    "litmus": 9,
    "pictures": 2,
    "cat": 6,
    "cycle": 2,
    "map": 2,
    "mapping": 2,
    "check": 8,
    "random": 2,
    "type": 6,
    "replay": 2,
    "borrows": 4,
    "pair": 4,
    "mir": 4,
    "walk": 3,
}
"""How many of the inputs each target has, out of the sum."""
assert SHARES.keys() == TARGETS.keys(), "every target has its share"


@dataclass
class Tally:
    """What became of the inputs of one target."""

    inputs: int = 0
    refused: int = 0
    seconds: float = 0.0
    slowest: list[tuple[float, int]] = field(default_factory=list)


@dataclass
class Run:
    """All that is counted, and the failures by what they have in common."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in TARGETS})
    codes: Counter[str] = field(default_factory=Counter)
    failures: dict[str, tuple[int, str, str, bytes]] = field(default_factory=dict)
    failed: int = 0

    def add(self, number: int, target: str, command: str, content: bytes, outcome: Outcome) -> None:
        """Count one input."""
        tally = self.tallies[target]
        tally.inputs += 1
        tally.refused += outcome.code == 2
        tally.seconds += outcome.seconds
        tally.slowest = sorted([*tally.slowest, (outcome.seconds, number)], reverse=True)[:3]
        self.codes.update(set(outcome.diagnostics))
        if outcome.failure:
            self.failed += 1
            known = self.failures.get(outcome.failure)
            if known is None or len(content) < len(known[3]):
                self.failures[outcome.failure] = (number, target, command, content)


def run(seeds: Mapping[str, Sequence[bytes]], targets: Sequence[str], options: argparse.Namespace) -> Run:
    """Run the inputs. An input depends on the seed, its number and the texts to begin with."""
    words = {kind: words_of(texts) for kind, texts in seeds.items()}
    texts = [text for kind in seeds.values() for text in kind]
    counted = Run()
    with Child() as child:
        for number in range(options.first, options.first + options.inputs):
            random = Random(f"{options.seed} {number}")
            target = random.choices(targets, [SHARES[name] for name in targets])[0]
            kind = TARGETS[target].kind
            others = texts if random.random() < 0.1 else seeds[kind]
            mutator = Mutator(random, words[kind], others)
            content = mutator.mutated(random.choice(seeds[kind]))
            command = command_for(target, number)
            counted.add(number, target, command, content, child.outcome(target, command, content))
    return counted


def show(counted: Run) -> None:
    """Print the tables."""
    print(f"{'target':<10}{'inputs':>8}{'refused':>9}{'CPU s':>8}   slowest (s, number of the input)")
    for name, tally in counted.tallies.items():
        slowest = ", ".join(f"{seconds:.2f} #{number}" for seconds, number in tally.slowest)
        print(f"{name:<10}{tally.inputs:>8}{tally.refused:>9}{tally.seconds:>8.1f}   {slowest}")
    print(f"\ninputs by the codes of their diagnostics ({len(counted.codes)} codes)")
    rows = [f"{code} {count}" for code, count in sorted(counted.codes.items())]
    for start in range(0, len(rows), 8):
        print("  " + "".join(f"{row:<13}" for row in rows[start : start + 8]).rstrip())
    print(f"\n{counted.failed} inputs fail, in {len(counted.failures)} ways")


def show_failures(counted: Run) -> None:
    """Print each way to fail with the smallest input that was found for it."""
    with Child() as child:
        for failure, (number, target, command, content) in counted.failures.items():
            attempts = 12 if failure.startswith("hang") else 600

            def fails(smaller: bytes, wanted: str = failure, at: tuple[str, str] = (target, command)) -> bool:
                return child.outcome(*at, smaller).failure == wanted

            smallest = reduced(content, fails, attempts)
            print(f"\n{failure}\n  input #{number}, {len(content)} bytes, to rustrata {command}")
            print(f"  {len(smallest)} bytes: {smallest[:1500]!r}")
            print("  " + child.outcome(target, command, smallest).trace.replace("\n", "\n  "))


def main() -> int:
    """Run, print, and say by the exit code whether anything fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--corpus", type=Path, help="a folder with more texts to begin with")
    parser.add_argument("--target", choices=tuple(TARGETS), help="this one only")
    options = parser.parse_args()
    seeds = with_corpus(options.corpus) if options.corpus else shipped()
    counted = run(seeds, [options.target] if options.target else list(TARGETS), options)
    show(counted)
    show_failures(counted)
    return int(counted.failed > 0)


if __name__ == "__main__":
    sys.exit(main())
