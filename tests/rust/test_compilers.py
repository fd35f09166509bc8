"""Which rustc is used and how its MIR is read: messages, forms of MIR, and the same verdicts through all of
them."""

import re
from pathlib import Path

import pytest
from run_rustrata import ROOT, Finished, rustrata
from rust_store import OTHER, OTHERWISE, sources

from rustrata.programs.rust.compiler import find_compiler
from rustrata.programs.rust.dialects import (
    COPIES,
    DIALECTS,
    STATEMENTS,
    dialect_by_canary,
    dialect_by_version,
)
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

STORED = {kept.stem: kept for kept in sources()}
VERSION = 'if [ "$1" = -vV ]; then echo "release: {}"; echo "host: x86_64-unknown-linux-gnu"; exit 0; fi\n'
REJECTS = 'echo "error[E0308]: mismatched types" >&2; echo " --> program.rs:1:12" >&2; exit 1\n'


def script(path: Path, text: str) -> Path:
    """A program that stands for another."""
    path.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
    path.chmod(0o755)
    return path


def checked(folder: Path, rustc: str, **environment: str) -> Finished:
    """A program checked with this rustc."""
    (folder / "program.rs").write_text("fn main() {}\n", encoding="utf-8")
    return rustrata(["check", "program.rs", "--rustc", rustc], folder, **environment)


def canary(dialect: str) -> Path:
    """What a compiler of a dialect made of the canary."""
    return OTHER / f"canary-{dialect}.mir"


def test_a_missing_rustc_is_named(tmp_path: Path):
    finished = checked(tmp_path, "./nowhere")
    assert finished.code == 2
    assert "error[RST001]: there is no `./nowhere` to compile the program with" in finished.err
    assert "--rustc" in finished.err


def test_what_is_no_rustc_is_told_from_one(tmp_path: Path):
    script(tmp_path / "other", "echo hello\n")
    assert "`./other -vV` does not say what a rustc says" in checked(tmp_path, "./other").err
    (tmp_path / "text").write_text("text", encoding="utf-8")
    (tmp_path / "text").chmod(0o755)
    assert "error[RST001]" in checked(tmp_path, "./text").err


def test_a_toolchain_needs_rustup(tmp_path: Path):
    finished = checked(tmp_path, "+nightly", PATH=str(tmp_path))
    assert finished.code == 2
    assert "`+TOOLCHAIN` asks rustup, which is not there" in finished.err


def test_a_toolchain_that_rustup_lacks_is_told_with_those_it_has(tmp_path: Path):
    told = 'if [ "$1" = which ]; then echo "error: toolchain is not installed" >&2; exit 1; fi\n'
    script(tmp_path / "rustup", told + 'echo "stable-x86_64 (default)"; echo beta-x86_64\n')
    finished = checked(tmp_path, "+nightly", PATH=f"{tmp_path}:/bin:/usr/bin")
    assert "error: toolchain is not installed" in finished.err
    assert "the toolchains of rustup are stable-x86_64, beta-x86_64" in finished.err


def test_a_toolchain_is_found_by_rustup(tmp_path: Path):
    found = script(tmp_path / "the-rustc", VERSION.format("1.95.0"))
    script(tmp_path / "rustup", f'[ "$*" = "which --toolchain beta rustc" ] && echo {found}\n')
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
        assert find_compiler("+beta").command == str(found)


def test_a_rustc_that_is_too_old_is_told_so(tmp_path: Path):
    script(tmp_path / "old", VERSION.format("1.63.0"))
    finished = checked(tmp_path, "./old")
    assert finished.code == 2
    assert "error[RST002]: `./old` is 1.63, which is too old" in finished.err
    assert "1.95 and later" in finished.err


def test_what_rustc_says_of_a_program_is_shown_as_it_is(tmp_path: Path):
    script(tmp_path / "rustc-a", VERSION.format("1.95.0") + REJECTS)
    finished = checked(tmp_path, "./rustc-a")
    assert finished.code == 2
    assert "error[RST003]: rustc rejects program.rs" in finished.err
    assert "error[E0308]: mismatched types" in finished.err
    assert "--> program.rs:1:12" in finished.err


def test_a_rustc_that_takes_the_program_and_prints_no_mir(tmp_path: Path):
    takes = (
        'case "$*" in *--emit=mir*) echo "error: the compiler unexpectedly panicked" >&2; exit 101;; esac\n'
    )
    script(tmp_path / "rustc-a", VERSION.format("1.95.0") + takes)
    finished = checked(tmp_path, "./rustc-a")
    assert (
        "error[RST005]: unsupported: rustc 1.95.0 compiles the program, but does not print its MIR"
        in finished.err
    )
    assert "the compiler unexpectedly panicked" in finished.err


def test_a_newer_rustc_that_takes_no_known_options(tmp_path: Path):
    script(tmp_path / "new", VERSION.format("9.99.0") + "exit 1\n")
    finished = checked(tmp_path, "./new")
    assert finished.code == 2
    assert "error[RST005]: unsupported: `./new` is 9.99, newer than 1.97" in finished.err
    for dialect in DIALECTS:
        assert f"tried the form of {dialect}: it does not take the options" in finished.err


def printing(folder: Path, mir: Path) -> Path:
    """A newer rustc that prints the same MIR whatever it compiles."""
    text = f'while [ "$1" != -o ]; do shift; done\ncp {mir} "$2"\n'
    return script(folder / "new", VERSION.format("9.99.0") + text)


def test_a_newer_rustc_whose_mir_is_not_known(tmp_path: Path):
    text = canary("1.97").read_text(encoding="utf-8").replace(" = AddWithOverflow(", " = add with(")
    (tmp_path / "strange.mir").write_text(text, encoding="utf-8")
    printing(tmp_path, tmp_path / "strange.mir")
    finished = checked(tmp_path, "./new")
    assert "error[RST005]" in finished.err
    assert re.search(r"tried the form of 1\.97: unsupported: MIR that .* in `_\d+ = add with\(", finished.err)


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=lambda dialect: dialect.name)
def test_a_newer_rustc_is_read_in_the_form_that_its_canary_has(dialect, tmp_path: Path):
    printing(tmp_path, canary(dialect.name))
    assert find_compiler(str(tmp_path / "new")).dialect is dialect


@pytest.mark.parametrize("printed", DIALECTS)
def test_a_canary_is_of_one_form_only(printed: str):
    text = canary(printed).read_text(encoding="utf-8")
    for dialect in DIALECTS.values():
        asked = (dialect,)
        found, tried = dialect_by_canary(lambda one, asked=asked: text if one in asked else None)
        assert (found is dialect) == (dialect.name == printed), tried


@pytest.mark.parametrize(
    ("release", "takes", "dialect"),
    [
        ((1, 95), True, STATEMENTS),
        ((1, 96), True, STATEMENTS),
        ((1, 97), True, STATEMENTS),
        ((1, 97), False, COPIES),
        ((1, 98), False, None),
    ],
)
def test_the_form_of_a_known_version_needs_no_canary(release, takes, dialect):
    assert dialect_by_version(release, lambda _: takes) is dialect


def verdict(path: Path) -> str:
    """What is said of a stored program, without what depends on the number of copies: tags, addresses."""
    finished = rustrata(f"check {path} --leaks --format short")
    return re.sub(r"tag \d+|0x[0-9a-f]+", "...", finished.out + finished.err)


@pytest.mark.parametrize("name", OTHERWISE)
def test_the_verdict_is_that_of_the_other_compiler(name: str):
    first, second = STORED[name], OTHER / "1.97" / f"{name}.mir"
    assert verdict(second) == verdict(first)


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_is_stored_of_other_compilers_is_what_the_source_says_now(name: str):
    path = OTHER / "1.97" / f"{name}.mir"
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    advice = "run `python tests/kit/rust_store.py --rustc +nightly`"
    assert (stored.compiled.file, stored.original) == sources()[STORED[name]], advice
    assert stored.compiled.dialect is COPIES


def test_nothing_else_is_stored_of_other_compilers():
    assert {path.stem for path in (OTHER / "1.97").iterdir()} == set(OTHERWISE)
    assert ROOT in OTHER.parents
