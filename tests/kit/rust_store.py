"""Rust programs compiled and kept, so that the tests need no rustc: ``python rust_store.py [--rustc
PATH]`` (``make mir``) compiles the examples of the catalogue, ``examples/rust``, ``tests/rust/programs``
and ``benchmarks/rust`` anew.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from run_rustrata import ROOT

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example
from rustrata.programs.rust.compiler import Compiler, Options, compile_rust, find_compiler
from rustrata.programs.rust.stored import Stored, write_stored

STORED = ROOT / "tests" / "rust" / "stored"
EXAMPLES = ROOT / "examples" / "rust"
PROGRAMS = ROOT / "tests" / "rust" / "programs"
BENCHMARKS = ROOT / "benchmarks" / "rust"
OUTPUTS = ROOT / "tests" / "rust" / "outputs"
MOST_KEPT = 64_000
"""Bytes of MIR: of programs whose output is compared, larger ones are not kept."""
FAILING, FIXED = "failing", "fixed"


def stored_example(code: str, which: str) -> Path:
    """The file of an example of the catalogue."""
    return STORED / f"{code}.{which}.mir"


def kept_output(source: Path) -> Path:
    """The file of a program whose output is compared; there is none where its MIR is too large."""
    return source.with_suffix(".mir")


def sources() -> dict[Path, tuple[str, str]]:
    """What is kept: by file, the name and the text of the program."""
    found: dict[Path, tuple[str, str]] = {}
    for code, record in RECORDS.items():
        if record.kind is Example.RUST:
            found[stored_example(code, FAILING)] = ("example.rs", record.failing)
            found[stored_example(code, FIXED)] = ("example.rs", record.fixed)
    for path in sorted([*EXAMPLES.glob("*.rs"), *PROGRAMS.glob("*.rs"), *BENCHMARKS.glob("*.rs")]):
        name = path.relative_to(ROOT).as_posix()
        kept = STORED / f"{path.stem}.mir" if path.parent == PROGRAMS else path.with_suffix(".mir")
        found[kept] = (name, path.read_text(encoding="utf-8"))
    return found


def compiled(compiler: Compiler, name: str, text: str, folder: Path) -> Stored:
    """A program, compiled under a name of its own."""
    file = folder / Path(name).name
    file.write_text(text, encoding="utf-8")
    made = compile_rust(compiler, str(file), Options())
    return Stored(replace(made, file=name), text, compiler.version)


def main() -> int:
    """Compile all, and write what has changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rustc", default="rustc")
    compiler = find_compiler(parser.parse_args().rustc)
    STORED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for path, (name, text) in sources().items():
            path.write_text(write_stored(compiled(compiler, name, text, Path(folder))), encoding="utf-8")
            print(path.relative_to(ROOT))
        for source in sorted(OUTPUTS.glob("*.rs")):
            name = source.relative_to(ROOT).as_posix()
            made = compiled(compiler, name, source.read_text(encoding="utf-8"), Path(folder))
            text = write_stored(made)
            if len(text) <= MOST_KEPT:
                kept_output(source).write_text(text, encoding="utf-8")
                print(kept_output(source).relative_to(ROOT))
            else:
                kept_output(source).unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
