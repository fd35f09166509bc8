"""The kill table of the mutants of the type checker: ``python kill_table.py [--seeds N] [NAME ...]``.

Each mutant is a type checker of its own, in a process of its own. It is killed by a program that it types
and that gets stuck (``tests/typing/unsound``), or by one that it does not type and should: those of
``tests/typing/accepted``, the examples, and random well-typed programs. The last columns count the
derivations of it that the re-checker refuses, and the ill-typed programs of ``tests/typing/rejected`` for
which it has no or another rejection. Exit code 1 when a mutant survives without an explanation.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec, module_from_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TYPING = ROOT / "src" / "rustrata" / "typing"
SEEDS = 60
COUNTS = ("stuck", "wrong", "refuted", "other", "crash")


@dataclass(frozen=True)
class Mutant:
    """A change of a rule: ``old`` stands exactly once in the module's text, and ``new`` replaces it."""

    name: str
    rule: str
    module: str
    old: str
    new: str
    survives: str = ""


with (HERE / "type_rules.toml").open("rb") as file:
    MUTANTS = tuple(Mutant(**fields) for fields in tomllib.load(file)["mutant"])


def mutated(mutant: Mutant) -> str:
    """The text of the module with the change."""
    text = (TYPING / f"{mutant.module}.py").read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1, f"{mutant.name}: the text stands {text.count(mutant.old)} times"
    return text.replace(mutant.old, mutant.new)


def import_mutated(mutant: Mutant) -> None:
    """Import the module with the change, before anything imports it without."""
    name = f"rustrata.typing.{mutant.module}"
    spec = find_spec(name)
    assert spec is not None, "the package is installed"
    module = module_from_spec(spec)
    sys.modules[name] = module
    exec(compile(mutated(mutant), str(TYPING / f"{mutant.module}.py"), "exec"), module.__dict__)


def judged_by(mutant: Mutant, seeds: int) -> dict[str, list[str]]:
    """What the tests see, in the process of one mutant: names of programs for each count."""
    sys.path[:0] = [str(HERE), str(HERE.parent / "kit")]
    import_mutated(mutant)
    import mutant_killers

    return mutant_killers.kills(seeds)


def in_a_process(mutant: Mutant, seeds: int) -> dict[str, list[str]]:
    """The same from outside."""
    command = (sys.executable, str(HERE / "kill_table.py"), "--child", mutant.name, "--seeds", str(seeds))
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, f"{mutant.name}: {finished.stderr[-2000:]}"
    found: dict[str, list[str]] = json.loads(finished.stdout)
    return found


def report(mutants: list[Mutant], seeds: int) -> int:
    """Print the table; the number of mutants that survive unexplained."""
    print(f"{'mutant':<52} {'rule':<16}" + "".join(f"{count:>8}" for count in COUNTS) + "  killed by")
    survivors: list[Mutant] = []
    for mutant in mutants:
        found = in_a_process(mutant, seeds)
        numbers = "".join(f"{len(found[count]) or '.':>8}" for count in COUNTS)
        killers = [*found["stuck"], *found["wrong"], *found["crash"]]
        print(f"{mutant.name:<52} {mutant.rule:<16}{numbers}  {killers[0] if killers else '-'}", flush=True)
        if not killers:
            survivors.append(mutant)
    print(f"\n{len(mutants) - len(survivors)} of {len(mutants)} mutants are killed")
    for mutant in survivors:
        print(f"survives: {mutant.name}: {mutant.survives or 'not explained'}")
    return sum(not mutant.survives for mutant in survivors)


def main() -> int:
    """Run as the module's text says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="mutants; without one, all")
    parser.add_argument("--seeds", type=int, default=SEEDS, help="random programs for each mutant")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        (mutant,) = (mutant for mutant in MUTANTS if mutant.name == options.child)
        json.dump(judged_by(mutant, options.seeds), sys.stdout)
        return 0
    chosen = [mutant for mutant in MUTANTS if not options.names or mutant.name in options.names]
    return 1 if report(chosen, options.seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
