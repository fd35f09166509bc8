"""The kill table of the checks of Rust programs: ``python rust_mutants.py [NAME ...]``.

Each mutant is the machine without one check, in a process of its own. It is killed by the stored programs
whose findings are no longer where the program says (``tests/rust/programs``). Exit code 1 when a mutant
survives.
"""

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec, module_from_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ROOM = "rustrata.abstract.mir"
CHILD = "--child"
TREE = "tree-borrows-miri-2026-08"
BY_CODE = {"pointer_into_function": "RUB013", "reborrow_of_freed": "RUB008"}
"""What is undefined even where the validity of references is not checked."""


@dataclass(frozen=True)
class Mutant:
    """A check that is left out: ``old`` stands exactly once in the module's text, and ``new`` replaces it."""

    name: str
    module: str
    old: str
    new: str


with (HERE / "rust_mutants.toml").open("rb") as file:
    MUTANTS = tuple(Mutant(**fields) for fields in tomllib.load(file)["mutant"])


def source_of(mutant: Mutant) -> Path:
    """The file of the module."""
    return ROOT / "src" / ROOM.replace(".", "/") / f"{mutant.module}.py"


def mutated(mutant: Mutant) -> str:
    """The text of the module without the check."""
    text = source_of(mutant).read_text(encoding="utf-8")
    assert text.count(mutant.old) == 1, f"{mutant.name}: the text stands {text.count(mutant.old)} times"
    return text.replace(mutant.old, mutant.new)


def import_mutated(mutant: Mutant) -> None:
    """Import the module without the check, before anything imports it with it."""
    name = f"{ROOM}.{mutant.module}"
    spec = find_spec(name)
    assert spec is not None, "the package is installed"
    module = module_from_spec(spec)
    sys.modules[name] = module
    exec(compile(mutated(mutant), str(source_of(mutant)), "exec"), module.__dict__)


def killers() -> list[str]:
    """The programs whose findings are not where they say."""
    sys.path.insert(0, str(ROOT / "tests" / "kit"))
    from run_rustrata import rustrata
    from rust_store import PROGRAMS, STORED

    found = []
    for source in sorted(PROGRAMS.glob("*.rs")):
        lines = source.read_text(encoding="utf-8").splitlines()
        wanted = [(str(n), m[1]) for n, line in enumerate(lines, 1) for m in re.finditer(r"//~ (\w+)", line)]
        path = STORED / f"{source.stem}.mir"
        finished = rustrata(f"check {path} --leaks --steps 200000 --format short --aliasing tree-borrows")
        told = re.findall(r":(\d+):\d+: (?:error|note)\[(\w+)\]", finished.out + finished.err)
        if told != wanted:
            found.append(source.stem)
    return found + [name for name, code in BY_CODE.items() if code_of(STORED / f"{name}.mir") != code]


def code_of(path: Path) -> str:
    """What a program does on a machine that does not check references when they are copied."""
    from rustrata.abstract.aliasing.profiles import borrows
    from rustrata.abstract.mir.machine import Machine
    from rustrata.programs.rust.program import read_program
    from rustrata.programs.rust.stored import read_stored
    from rustrata.source import SourceFile

    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    machine = Machine(read_program(stored.compiled), {TREE: borrows(TREE)})
    machine.memory.validity = False
    return machine.run(limit=10_000).code


def main() -> int:
    """Run all, or those that are named."""
    names = sys.argv[1:]
    if names[:1] == [CHILD]:
        import_mutated(next(mutant for mutant in MUTANTS if mutant.name == names[1]))
        print(" ".join(killers()))
        return 0
    survivors = 0
    for mutant in MUTANTS:
        if names and mutant.name not in names:
            continue
        command = (sys.executable, str(Path(__file__)), CHILD, mutant.name)
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        last = finished.stderr.strip().splitlines()[-1:] if finished.returncode else []
        killed = finished.stdout.split() or last
        survivors += not killed
        print(f"{mutant.name:40} {', '.join(killed) or 'SURVIVES'}")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
