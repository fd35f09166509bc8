"""Compiled programs are kept under everything that they are made of, and only as long as they can be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from rustrata.cli import compile_cache
from rustrata.cli.compile_cache import compiled
from rustrata.cli.result_cache import ResultCache
from rustrata.programs.rust.compiler import Compiled, Compiler, Options
from rustrata.programs.rust.dialects import STATEMENTS
from rustrata.source import SourceFile

RUSTC = Compiler("/bin/rustc", (1, 95), "1.95.0", "abc", "x86_64-unknown-linux-gnu", STATEMENTS)
SOURCE = SourceFile("program.rs", "fn main() {}\n")


class Made:
    """Stands for rustc: counts what it is asked for."""

    def __init__(self, *, alone: bool = True) -> None:
        self.count = 0
        self.alone = alone

    def __call__(self, compiler: Compiler, file: str, options: Options) -> Compiled:
        self.count += 1
        mir = f"// {compiler.version} {options.edition}\n"
        return Compiled(file, SOURCE.text, mir, "", (), inlined=True, alone=self.alone)


@pytest.fixture
def rustc(monkeypatch: pytest.MonkeyPatch) -> Made:
    made = Made()
    monkeypatch.setattr(compile_cache, "compile_rust", made)
    return made


def ask(
    folder: Path,
    compiler: Compiler = RUSTC,
    source: SourceFile = SOURCE,
    options: Options = Options(),  # noqa: B008
) -> Compiled:
    complaints: list[str] = []
    with ResultCache(folder / "kept.sqlite3", complaints.append) as cache:
        found = compiled(compiler, source, options, cache).compiled
    assert not complaints
    return found


def test_a_program_is_compiled_once(tmp_path: Path, rustc: Made) -> None:
    first, second = ask(tmp_path), ask(tmp_path)
    assert rustc.count == 1
    assert replace(first, alone=False) == second


@pytest.mark.parametrize(
    "other",
    [
        {"compiler": replace(RUSTC, version="1.95.1")},
        {"compiler": replace(RUSTC, commit="def")},
        {"compiler": replace(RUSTC, host="aarch64-apple-darwin")},
        {"source": SourceFile("program.rs", "fn main() { }\n")},
        {"source": SourceFile("other.rs", SOURCE.text)},
        {"options": Options("2024")},
        {"options": Options("2021", ("feature",))},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_it_is_made_of_tells_programs_apart(
    tmp_path: Path, rustc: Made, other: dict[str, object]
) -> None:
    ask(tmp_path)
    ask(tmp_path, **other)  # type: ignore[arg-type]
    assert rustc.count == 2


def test_another_version_of_rustrata_compiles_anew(
    tmp_path: Path, rustc: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path)
    monkeypatch.setattr(compile_cache, "fingerprint", lambda package: "another")
    ask(tmp_path)
    assert rustc.count == 2


def test_a_program_of_several_files_is_not_kept(tmp_path: Path, rustc: Made) -> None:
    rustc.alone = False
    ask(tmp_path)
    ask(tmp_path)
    assert rustc.count == 2


@pytest.mark.parametrize("damage", ["", "nothing", "0\nrustrata stored program 1\n"])
def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path, rustc: Made, damage: str) -> None:
    whole = ask(tmp_path)
    key = compile_cache._key(RUSTC, SOURCE, Options())
    with ResultCache(tmp_path / "kept.sqlite3", pytest.fail) as cache:
        cache.put(key, damage)
    assert ask(tmp_path) == whole
    assert rustc.count == 2


def test_an_entry_that_was_changed_is_not_believed(tmp_path: Path, rustc: Made) -> None:
    ask(tmp_path)
    key = compile_cache._key(RUSTC, SOURCE, Options())
    with ResultCache(tmp_path / "kept.sqlite3", pytest.fail) as cache:
        cache.put(key, (cache.get(key) or "").replace("1.95.0", "1.94.0"))
    ask(tmp_path)
    assert rustc.count == 2


def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, rustc: Made) -> None:
    (tmp_path / "kept.sqlite3").write_text("not a database, but long enough to be read as one\n" * 40)
    first, second = ask(tmp_path), ask(tmp_path)
    assert rustc.count == 1
    assert replace(first, alone=False) == second
