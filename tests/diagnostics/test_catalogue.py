"""Each record keeps its word: its failing example produces its code and its fixed one does not."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from run_rustrata import ROOT, rustrata
from rust_folder import lay_rust
from rust_store import FAILING, FIXED, stored_example

from rustrata.abstract.atomics import TAGS
from rustrata.architecture.assemble import assemble
from rustrata.architecture.mapping import read_mapping
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.catalogue.record import Example, Record
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.diagnostics.explanation import explanation, write_pages
from rustrata.executions.actions import Program
from rustrata.programs import litmus, optimisation
from rustrata.relational.model import parse_model
from rustrata.source import SourceFile

CODE = re.compile(r"(?:error|warning|note)\[(\w+)\]: ")

MAPPED_TEST = """\
Rust XY
{ x = 0; y = 0; }

fn P0(x: &AtomicI32, y: &AtomicI64) {
    x.store(1, Relaxed);
    y.store(1, Relaxed);
}

fn P1(x: &AtomicI32, y: &AtomicI64) {
    let a = x.load(Relaxed);
    let b = y.load(Relaxed);
}

exists (1:a=1 /\\ 1:b=0)
"""
"""The test that the examples of address maps are for."""


def witness(text: str, choices: list[str]) -> str:
    """A witness for `rustrata replay`."""
    head = {"schema_version": 1, "kind": "lambda-rust schedule", "file": "w.lr", "function": "main"}
    return json.dumps({**head, "code": "LRU004", "choices": choices, "text": text})


LAMBDA_RUST_FILES = {
    "@lr": "core main = let x = alloc(1) in x <-na 1; free(1, x);",
    "@freed": "core main = let x = alloc(1) in x <-na 1; fork { free(1, x) }; !na x;",
    "@witness": witness("core main = fork { 1 }; poison + 1;", ["0"]),
    "@unfit": witness("core main = poison + 1;", ["0.1"]),
}
"""Programs, and schedules of programs, that the examples of commands are for."""


def lay_compilers(folder: Path) -> None:
    """Files of Rust, assembly, and programs that stand for compilers: one prints assembly, one fails."""
    compilers = ROOT / "examples" / "compilers"
    copy(compilers / "mp.rs", folder)
    copy(compilers / "mp.gcc-12.2.0.riscv64.s", folder / "mp.s")
    (folder / "empty.s").write_text("# nothing\n", encoding="utf-8")
    (folder / "plain.rs").write_text("pub fn one() -> u32 { 1 }\n", encoding="utf-8")
    nand = (folder / "relaxed.litmus").read_text(encoding="utf-8").replace("y.store(", "y.fetch_nand(")
    (folder / "nand.litmus").write_text(nand, encoding="utf-8")
    for name, text in (("gcc-that-works", "cat mp.s"), ("gcc-that-fails", "echo error: no; exit 1")):
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)


def codes_of_command(command: str, folder: Path) -> set[str]:
    """The codes that a command line reports, in a folder with the shipped example and its maps."""
    for file in ((ROOT / "examples" / "mp.litmus"), *(ROOT / "examples" / "maps").iterdir()):
        copy(file, folder)
    text = (folder / "mp.litmus").read_text(encoding="utf-8")
    (folder / "relaxed.litmus").write_text(text.replace("Acquire", "Relaxed"), encoding="utf-8")
    copy(ROOT / "examples" / "publish.litmus", folder / "race.litmus")
    copy(ROOT / "examples" / "borrows" / "xyxy.borrows", folder)
    lay_compilers(folder)
    lay_rust(folder)
    (folder / "@all").write_text("mp.litmus\n", encoding="utf-8")
    (folder / "@none").write_text("# nothing yet\n", encoding="utf-8")
    (folder / "latin1.litmus").write_bytes('Rust MP\n"pass\xe9"\n'.encode("latin-1"))
    for name, text in LAMBDA_RUST_FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    words = command.removeprefix("rustrata ") + ("" if "--format" in command else " --format short")
    finished = rustrata(words, folder)
    return set(CODE.findall(finished.out + finished.err))


def codes_raised(read: Callable[[SourceFile], object], name: str, text: str) -> set[str]:
    """The code that a reader refuses a text with."""
    try:
        read(SourceFile(name, text))
    except RustrataError as error:
        return {error.diagnostic.code}
    return set()


def assembled(source: SourceFile) -> Program:
    """The program of a test in assembly."""
    test = litmus.parse(source)
    assert isinstance(test, litmus.AssemblyTest)
    return assemble(test)


READERS: dict[Example, Callable[[SourceFile], object]] = {
    Example.PAIR: optimisation.parse,
    Example.MAPPING: read_mapping,
    Example.CAT: lambda source: parse_model(source, "example", TAGS),
}


def codes_of_text(record: Record, text: str, folder: Path) -> set[str]:
    """The codes that an example has, found in the way of its kind."""
    match record.kind:
        case Example.COMMAND:
            return codes_of_command(text, folder)
        case Example.LR:
            (folder / "example.lr").write_text(text, encoding="utf-8")
            command = "type" if record.code.startswith("TYP") else "check"
            return codes_of_command(f"rustrata {command} example.lr", folder)
        case Example.LITMUS if record.code.startswith("LIT"):
            return codes_raised(litmus.parse, "example.litmus", text)
        case Example.LITMUS if record.code.startswith("ASM") and record.code != "ASM005":
            return codes_raised(assembled, "example.litmus", text)
        case Example.LITMUS:
            (folder / "example.litmus").write_text(text, encoding="utf-8")
            return codes_of_command("rustrata walk example.litmus", folder)
        case Example.MAP:
            (folder / "example.toml").write_text(text, encoding="utf-8")
            (folder / "xy.litmus").write_text(MAPPED_TEST, encoding="utf-8")
            return codes_of_command("rustrata walk xy.litmus --map example.toml", folder)
        case Example.BORROWS:
            (folder / "example.borrows").write_text(text, encoding="utf-8")
            return codes_of_command("rustrata check example.borrows", folder)
        case Example.RUST:
            which = FAILING if text == record.failing else FIXED
            kept = stored_example(record.code, which)
            return codes_of_command(f"rustrata check {kept} --leaks --steps 200000", folder)
        case Example.PAIR | Example.MAPPING | Example.CAT as kind:
            return codes_raised(READERS[kind], "example", text)


@pytest.mark.parametrize("code", RECORDS)
def test_the_failing_example_has_the_code(code: str, tmp_path: Path):
    record = RECORDS[code]
    assert code in codes_of_text(record, record.failing, tmp_path)


@pytest.mark.parametrize("code", RECORDS)
def test_the_fixed_example_has_not(code: str, tmp_path: Path):
    record = RECORDS[code]
    assert code not in codes_of_text(record, record.fixed, tmp_path)


@pytest.mark.parametrize("code", RECORDS)
def test_the_record_is_fit_to_print(code: str):
    record = RECORDS[code]
    assert re.fullmatch(r"[A-Z]{1,4}\d{3}", code)
    assert record.title[0].islower() or not record.title[0].isalpha() or record.title.split()[0].isupper()
    assert not record.title.endswith(".")
    assert record.explanation.rstrip()[-1] in ".`)"
    assert record.failing != record.fixed


def test_every_code_that_the_source_uses_has_a_record():
    pattern = re.compile(r"\"([A-Z]{1,4}\d{3})\"")
    files = (ROOT / "src").rglob("*.py")
    used = {
        code for file in files if "catalogue" not in file.parts for code in pattern.findall(file.read_text())
    }
    assert used - set(RECORDS) == set()


def test_every_record_is_used():
    sources = (file for file in (ROOT / "src").rglob("*.py") if "catalogue" not in file.parts)
    text = "\n".join(file.read_text(encoding="utf-8") for file in sources)
    assert [code for code in RECORDS if f'"{code}"' not in text] == []


def test_pages_are_written_and_stale_ones_removed(tmp_path: Path):
    folder = tmp_path / "errors"
    folder.mkdir()
    (folder / "OLD001.md").write_text("# OLD001", encoding="utf-8")
    write_pages(RECORDS, folder)
    assert {page.stem for page in folder.iterdir()} == {*RECORDS, "index"}
    assert (folder / "CLI001.md").read_text(encoding="utf-8") == explanation(RECORDS["CLI001"])
    assert "\nCLI001\n" in (folder / "index.md").read_text(encoding="utf-8")
