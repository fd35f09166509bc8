"""Layouts beside rustc's own: ``python layouts.py [--types N] [--seed S] [--rustc RUSTC] [--keep]``.

Types are generated (`drawn_layouts`): structs, enums and unions with every ``repr``, explicit discriminants,
generic ones with types and constants as parameters, in modules, with lengths from associated constants. A
compiled program prints of each its size, alignment, the offsets of its fields, the size of its ``Option``,
and the tag of ``None``; `Layouts` says the same from the definitions that are read of the same source. Every
difference is printed. Exit code 1 when there is one; 0 without a rustc, which is said. ``--keep`` writes
what the tests compare, which need no rustc: the first types, compiled, and what was printed of them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from drawn_layouts import KEPT, LAYOUTS, Drawn, agrees, draw, expected_text, lines_of, source_of

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.compiler import Compiler, Options, compile_rust, find_compiler
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import Stored, write_stored

AT_ONCE = 60
"""Types of one program."""


def printed(compiler: Compiler, drawn: list[Drawn], folder: Path) -> list[str]:
    """What rustc's program prints: a line for each type."""
    file, out = folder / "printing.rs", folder / "printing"
    file.write_text(expected_text(drawn), encoding="utf-8")
    words = [compiler.command, "--edition", "2021", "--cap-lints=allow", "-o", str(out), str(file)]
    made = subprocess.run(
        words, env=dict(os.environ, RUSTC_BOOTSTRAP="1"), capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, f"rustc compiles what is drawn:\n{made.stderr[:3000]}"
    return subprocess.run([str(out)], capture_output=True, text=True, check=True).stdout.splitlines()


def known(compiler: Compiler, drawn: list[Drawn], folder: Path) -> list[str]:
    """What we say of the types."""
    file = folder / "types.rs"
    file.write_text(source_of(drawn), encoding="utf-8")
    compiled = compile_rust(compiler, str(file), Options())
    assert compiled.probes, "the probes of what is drawn compile"
    return lines_of(read_program(compiled), drawn)


def keep(compiler: Compiler) -> None:
    """Write a few types and what rustc says of them for the tests."""
    drawn = draw(Random("kept"), 0, KEPT)
    with tempfile.TemporaryDirectory() as folder:
        told = printed(compiler, drawn, Path(folder))
        file = Path(folder) / "types.rs"
        text = source_of(drawn)
        file.write_text(text, encoding="utf-8")
        compiled = replace(compile_rust(compiler, str(file), Options()), file="types.rs")
    stored = write_stored(Stored(compiled, text, compiler.version))
    (LAYOUTS / f"types-{compiler.dialect.name}.mir").write_text(stored, encoding="utf-8")
    (LAYOUTS / f"types-{compiler.dialect.name}.txt").write_text("\n".join(told) + "\n", encoding="utf-8")


def main() -> int:
    """Draw, compile both, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--types", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--rustc", default="rustc")
    parser.add_argument("--keep", action="store_true", help="write what the tests compare")
    options = parser.parse_args()
    try:
        compiler = find_compiler(options.rustc)
    except RustrataError as error:
        print(f"skipped: {error.diagnostic.message}")
        return 0
    if options.keep:
        keep(compiler)
    counted: Counter[str] = Counter()
    wrong = 0
    for first in range(0, options.types, AT_ONCE):
        drawn = draw(Random(f"{options.seed} {first}"), first, min(AT_ONCE, options.types - first))
        with tempfile.TemporaryDirectory() as folder:
            told = printed(compiler, drawn, Path(folder))
            ours = known(compiler, drawn, Path(folder))
        for one, line, own in zip(drawn, told, ours, strict=True):
            counted[one.kind] += 1
            if not agrees(line, own):
                wrong += 1
                print(f"{one.text}\n  rustc {line}\n  here  {own}")
    for kind, count in sorted(counted.items()):
        print(f"{kind:32} {count:5}")
    print(f"\n{sum(counted.values())} types, {wrong} with another layout; rustc {compiler.version}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
