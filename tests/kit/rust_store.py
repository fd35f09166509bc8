"""Rust programs compiled and kept, so that the tests need no rustc: ``python rust_store.py [--rustc
PATH]`` (``make mir``) compiles the examples of the catalogue, ``examples/rust``, ``examples/rust-bugs``,
``tests/rust/programs``, ``tests/rust/undefined``, ``tests/rust/races``, ``tests/rust/schedules`` and
``benchmarks/rust`` anew. Through a compiler whose MIR has another form than that of 1.95 it compiles those
of `OTHERWISE` only, into a folder of that form; and the canary through both.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from run_rustrata import ROOT, rustrata

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example
from rustrata.programs.rust import std_library
from rustrata.programs.rust.compiler import (
    Compiler,
    Options,
    canary_mir,
    compile_rust,
    find_compiler,
    mir_without_positions,
)
from rustrata.programs.rust.dialects import STATEMENTS
from rustrata.programs.rust.stored import Stored, write_stored

STORED = ROOT / "tests" / "rust" / "stored"
EXAMPLES = ROOT / "examples" / "rust"
BUGS = ROOT / "examples" / "rust-bugs"
UNDEFINED = ROOT / "tests" / "rust" / "undefined"
RACES = ROOT / "tests" / "rust" / "races"
PROGRAMS = ROOT / "tests" / "rust" / "programs"
SCHEDULED = ROOT / "tests" / "rust" / "schedules"
BENCHMARKS = ROOT / "benchmarks" / "rust"
OTHER = ROOT / "tests" / "rust" / "other_forms"
"""Programs through compilers whose MIR has other forms, in a folder for each, and the canaries."""
OTHERWISE = (
    "RST012.failing", "RST012.fixed", "RUB014.failing", "RUB014.fixed", "RUB016.failing", "RUB016.fixed",
    "cell_under_reference", "drop_in_place", "drops",
    "read_of_neighbour", "returned_reference", "two_references",
)  # fmt: skip
OUTPUTS = ROOT / "tests" / "rust" / "outputs"
MOST_KEPT = 64_000
"""Bytes of MIR: of programs whose output is compared, larger ones are not kept."""
FAILING, FIXED = "failing", "fixed"


RING = ROOT / "examples" / "packages" / "ring"
PACKAGES = {"ring.lib.mir": "--lib", "ring.bin.mir": "", "ring.round.mir": "--test round"}
"""What is kept of the example package, each with the options that compile it."""


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
    kept_beside = [*EXAMPLES.glob("*.rs"), *BUGS.glob("*/*.rs"), *UNDEFINED.glob("*.rs"), *RACES.glob("*.rs")]
    kept_beside += [*SCHEDULED.glob("*.rs"), *BENCHMARKS.glob("*.rs")]
    for path in sorted([*kept_beside, *PROGRAMS.glob("*.rs")]):
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


def store_output(compiler: Compiler, source: Path, folder: Path) -> None:
    """A program whose output is compared, unless it is too large."""
    name = source.relative_to(ROOT).as_posix()
    text = write_stored(compiled(compiler, name, source.read_text(encoding="utf-8"), folder))
    if len(text) <= MOST_KEPT:
        kept_output(source).write_text(text, encoding="utf-8")
        print(kept_output(source).relative_to(ROOT))
    else:
        kept_output(source).unlink(missing_ok=True)


def store_std_bodies(compiler: Compiler, folder: Path) -> None:
    """Compiles the files ``std_bodies*.rs``, without positions, and stores the bodies."""
    sections: list[str] = []
    for number, source in enumerate(std_sources()):
        expanded = std_library.expanded(source)
        file = folder / "std_bodies.rs"
        file.write_text(expanded, encoding="utf-8")
        shallow, deep = (mir_without_positions(compiler, str(file), deep=deep) for deep in (False, True))
        sections += std_library.section_texts(expanded, shallow, deep, number)
    stored = Path(std_library.__file__).with_name(std_library.FILE)
    content, index = std_library.packed(sections)
    stored.write_bytes(content)
    stored.with_name(std_library.INDEX).write_text(index, encoding="utf-8")


def std_sources() -> list[str]:
    """The functions whose bodies are stored, file by file."""
    paths = sorted(Path(std_library.__file__).parent.glob("std_bodies*.rs"))
    return [path.read_text(encoding="utf-8") for path in paths]


def package_files() -> dict[str, str]:
    """The files of the example package, by name."""
    paths = sorted(RING.rglob("*.rs"))
    return {path.relative_to(RING).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def main() -> int:
    """Compile all, and write what has changed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rustc", default="rustc")
    compiler = find_compiler(parser.parse_args().rustc)
    form = compiler.dialect
    (OTHER / form.name if form is not STATEMENTS else STORED).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        canary = canary_mir(compiler.command, form)
        assert canary is not None, "a known compiler compiles the canary"
        (OTHER / f"canary-{form.name}.mir").write_text(canary, encoding="utf-8")
        if form is STATEMENTS:
            store_std_bodies(compiler, Path(folder))
        for path, (name, text) in sources().items():
            kept = path
            if form is not STATEMENTS:
                if path.stem not in OTHERWISE:
                    continue
                kept = OTHER / form.name / path.name
            kept.write_text(write_stored(compiled(compiler, name, text, Path(folder))), encoding="utf-8")
            print(kept.relative_to(ROOT))
        for source in sorted(OUTPUTS.glob("*.rs")) if form is STATEMENTS else ():
            store_output(compiler, source, Path(folder))
        for name, options in PACKAGES.items() if form is STATEMENTS else ():
            rustrata(f"check {options} --store ../{name}", RING)
            print((RING.parent / name).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
