"""Cargo packages: what a manifest says, what is chosen, and what is refused, all without a compiler."""

import shutil
from pathlib import Path

import pytest
from run_rustrata import ROOT, rustrata
from rust_store import PACKAGES, package_files

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.manifest import Package, TargetKind
from rustrata.programs.rust.package import active_features, chosen_package, crate_of
from rustrata.programs.rust.stored import read_stored, sealed, write_stored
from rustrata.source import SourceFile

HEAD = '[package]\nname = "my-tool"\nversion = "1.2.3-rc"\nedition = "2021"\n'


def laid(folder: Path, *files: str, manifest: str = HEAD, text: str = "fn main() {}\n") -> Package:
    """A package with these files, all with one text."""
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read(folder, manifest)


def read(folder: Path, manifest: str, package: str | None = None) -> Package:
    """The package of a manifest in a folder."""
    (folder / "Cargo.toml").write_text(manifest, encoding="utf-8")
    return chosen_package(SourceFile((folder / "Cargo.toml").as_posix(), manifest), package)


def targets(package: Package) -> list[tuple[str, str, str]]:
    """Kind, name and file of each target."""
    folder = Path(package.folder)
    return [(t.kind.value, t.name, Path(t.file).relative_to(folder).as_posix()) for t in package.targets]


def test_targets_are_found_where_cargo_finds_them(tmp_path: Path):
    files = (
        "src/lib.rs",
        "src/main.rs",
        "src/bin/one.rs",
        "src/bin/two/main.rs",
        "tests/t.rs",
        "examples/e.rs",
    )
    assert targets(laid(tmp_path, *files)) == [
        ("lib", "my_tool", "src/lib.rs"),
        ("bin", "my-tool", "src/main.rs"),
        ("bin", "one", "src/bin/one.rs"),
        ("bin", "two", "src/bin/two/main.rs"),
        ("example", "e", "examples/e.rs"),
        ("test", "t", "tests/t.rs"),
    ]


def test_targets_that_the_manifest_names(tmp_path: Path):
    manifest = HEAD + (
        '[lib]\nname = "core_of"\npath = "lib/all.rs"\n[[bin]]\nname = "x"\npath = "x.rs"\nedition = "2018"\n'
        '[[test]]\nname = "slow"\npath = "slow.rs"\nharness = false\n'
    )
    package = laid(tmp_path, "lib/all.rs", "x.rs", "slow.rs", manifest=manifest)
    assert [name for _, name, _ in targets(package)] == ["core_of", "x", "slow"]
    assert package.of(TargetKind.BINARY)[0].edition == "2018"
    assert not package.of(TargetKind.TEST)[0].harness


def test_what_a_package_inherits_from_its_workspace(tmp_path: Path):
    member = '[package]\nname = "a"\nversion.workspace = true\nedition.workspace = true\n'
    (tmp_path / "crates" / "a").mkdir(parents=True)
    (tmp_path / "crates" / "a" / "Cargo.toml").write_text(member, encoding="utf-8")
    workspace = (
        '[workspace]\nmembers = ["crates/*"]\n[workspace.package]\nversion = "7.0.0"\nedition = "2024"\n'
    )
    package = read(tmp_path, workspace)
    assert (package.name, package.version, package.edition) == ("a", "7.0.0", "2024")
    inside = SourceFile((tmp_path / "crates" / "a" / "Cargo.toml").as_posix(), member)
    assert chosen_package(inside, None).edition == "2024"


def test_features_hold_with_those_that_they_need(tmp_path: Path):
    manifest = HEAD + '[features]\ndefault = ["a"]\na = ["b"]\nb = []\nc = []\n'
    package = read(tmp_path, manifest)
    assert active_features(package, [], default=True, every=False) == ("a", "b", "default")
    assert active_features(package, ["c"], default=False, every=False) == ("c",)
    assert active_features(package, [], default=False, every=True) == ("a", "b", "c", "default")


def test_a_binary_that_names_its_library_is_joined_with_it(tmp_path: Path):
    package = laid(tmp_path, "src/lib.rs", "src/main.rs")
    (alone,) = package.of(TargetKind.BINARY)
    assert crate_of(package, alone, (), tests=False).options.joined is None
    (tmp_path / "src" / "main.rs").write_text("mod other;\nfn main() {}\n", encoding="utf-8")
    (tmp_path / "src" / "other.rs").write_text("use my_tool::x;\n", encoding="utf-8")
    crate = crate_of(package, alone, ("f",), tests=False)
    assert crate.file == (tmp_path / "src" / "lib.rs").as_posix()
    assert crate.options.joined is not None
    assert crate.options.cfg == ('feature="f"',)
    assert crate.options.library
    assert dict(crate.options.environment)["CARGO_PKG_VERSION_PRE"] == "rc"


@pytest.mark.parametrize(
    ("manifest", "line", "words"),
    [
        ('[dependencies]\nserde = "1"\n', 6, "unsupported: the dependency `serde` of package `my-tool`"),
        ('[dependencies]\n\n  rand = { version = "0.8" }\n', 7, "unsupported: the dependency `rand`"),
        ("[dependencies.libc]\noptional = false\n", 5, "unsupported: the dependency `libc`"),
        ('build = "make.rs"\n', 5, "unsupported: the build script of package `my-tool`"),
    ],
)
def test_what_is_refused_by_name_and_place(tmp_path: Path, manifest: str, line: int, words: str):
    laid(tmp_path, "src/main.rs", manifest=HEAD + manifest)
    finished = rustrata("check --format short", tmp_path)
    assert finished.code == 2
    assert f"Cargo.toml:{line}:" in finished.out
    assert f"[PKG002]: {words}" in finished.out


def test_dependencies_that_are_not_used_are_no_matter(tmp_path: Path):
    manifest = (
        HEAD + '[dependencies]\nserde = { version = "1", optional = true }\n[dev-dependencies]\nrand = "1"\n'
    )
    package = laid(tmp_path, "src/main.rs", manifest=manifest)
    (binary,) = package.of(TargetKind.BINARY)
    assert crate_of(package, binary, (), tests=False).file.endswith("main.rs")
    with pytest.raises(RustrataError, match="the dependency `rand`"):
        crate_of(package, binary, (), tests=True)
    with pytest.raises(RustrataError, match="the dependency `serde`"):
        active_features(package, ["serde"], default=True, every=False)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("", "has more than one binary"),
        ("--bin onne", "has no bin `onne`"),
        ("--example e", "has no example `e`"),
        ("--lib", "has no library"),
        ("-p other", "there is no package `other`"),
        ("--bin one --features fast", "has no feature `fast`"),
        ("--bin two", "the bin `two` needs the feature `more`"),
    ],
)
def test_what_is_not_there(tmp_path: Path, options: str, words: str):
    manifest = HEAD + '[features]\nmore = []\n[[bin]]\nname = "two"\nrequired-features = ["more"]\n'
    laid(tmp_path, "src/bin/one.rs", "src/bin/two.rs", manifest=manifest)
    finished = rustrata(f"check {options} --format short", tmp_path)
    assert finished.code == 2
    assert "[PKG003]" in finished.out
    assert words in finished.out


def test_a_nearby_name_is_suggested(tmp_path: Path):
    laid(tmp_path, "src/bin/one.rs", "src/bin/two.rs")
    assert "did you mean `one`?" in rustrata("check --bin onne", tmp_path).err


def test_a_folder_without_a_package(tmp_path: Path):
    finished = rustrata("check", tmp_path)
    assert finished.code == 2
    assert "there is no file named, and no Cargo.toml" in finished.err


@pytest.mark.parametrize(
    ("manifest", "place"),
    [("[package\n", "1:9"), ('[package]\nname = "a"\nname = "b"\n', "3:1"), ("", "1:1")],
)
def test_a_manifest_that_cannot_be_read(tmp_path: Path, manifest: str, place: str):
    (tmp_path / "Cargo.toml").write_text(manifest, encoding="utf-8")
    finished = rustrata("check --format short", tmp_path)
    assert "[PKG001]" in finished.out
    assert finished.out.startswith(f"Cargo.toml:{place.partition(':')[0]}:")


RING = ROOT / "examples" / "packages"


@pytest.mark.parametrize("name", PACKAGES)
def test_what_is_stored_of_a_package_is_what_its_files_say(name: str):
    text = (RING / name).read_text(encoding="utf-8")
    stored = read_stored(SourceFile(name, text))
    assert sealed(write_stored(stored)) == text
    for source in stored.crate.files:
        assert source.text == package_files()[source.name], "run `make mir`"


def test_the_tests_of_a_package():
    finished = rustrata("check examples/packages/ring.lib.mir --tests")
    assert finished.code == 1
    assert "test tests::takes_what_was_put ... ok\n" in finished.out
    assert "test tests::does_not_overwrite - should panic ... ok\n" in finished.out
    assert "test tests::a_million_times ... ignored, takes long\n" in finished.out
    assert "test tests::peeks ... UNDEFINED BEHAVIOUR\n" in finished.out
    assert (
        "2 passed; 0 failed; 1 with undefined behaviour; 0 not decided; 1 ignored; 0 filtered" in finished.out
    )
    assert "src/cells.rs:20:20" in finished.err
    assert "in `tests::peeks` at src/lib.rs:30:9" in finished.err


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("put", ["takes_what_was_put"]),
        ("--skip put --skip peeks", ["a_million_times", "does_not_overwrite"]),
        ("--exact tests::peeks", ["peeks"]),
        ("--exact peeks", []),
        ("--ignored", ["a_million_times"]),
    ],
)
def test_which_tests_are_run(words: str, names: list[str]):
    finished = rustrata(f"check examples/packages/ring.lib.mir --tests -- {words}")
    ran = [line for line in finished.out.splitlines() if line.startswith("test tests::")]
    if "--ignored" in words:
        ran = [line for line in ran if not line.endswith("ignored")]
    assert [line.split()[1].removeprefix("tests::") for line in ran] == names


def test_a_test_that_returns_an_error_fails():
    finished = rustrata("check examples/packages/ring.round.mir --tests --format short")
    assert finished.code == 1
    assert (
        "tests/round.rs:15:4: error[RST016]: the test `has_room_for_five` fails: it returns an `Err`"
        in finished.out
    )


def test_a_binary_with_its_library():
    finished = rustrata("check examples/packages/ring.bin.mir")
    assert finished.code == 0
    assert finished.out.startswith("src/main.rs: exit status 7, no undefined behaviour")


def test_an_option_that_selects_no_tests_is_refused():
    assert (
        "error[CLI003]: `--fast` selects no tests"
        in rustrata("check examples/packages/ring.lib.mir --tests -- --fast").err
    )


@pytest.mark.skipif(shutil.which("rustc") is None, reason="there is no rustc")
def test_a_package_is_compiled_as_it_is_stored(tmp_path: Path):
    shutil.copytree(RING / "ring", tmp_path / "ring")
    kept = rustrata("check examples/packages/ring.bin.mir")
    finished = rustrata("check", tmp_path / "ring")
    assert (finished.code, finished.out.partition("   ")[0]) == (kept.code, kept.out.partition("   ")[0])


@pytest.mark.skipif(shutil.which("rustc") is None, reason="there is no rustc")
def test_a_name_that_is_private_in_the_library_is_not_guessed(tmp_path: Path):
    library = "pub struct A;\nimpl A { fn f(&self) -> u8 { 1 } pub fn g(&self) -> u8 { self.f() } }\n"
    binary = "use my_tool::A;\ntrait F { fn f(&self) -> u8 { 2 } }\nimpl F for A {}\nfn main() { A.f(); }\n"
    laid(tmp_path, "src/lib.rs", "src/main.rs", text=library)
    (tmp_path / "src" / "main.rs").write_text(binary, encoding="utf-8")
    finished = rustrata("check --format short", tmp_path)
    assert finished.code == 2
    assert "src/main.rs:4:13: error[PKG002]: unsupported: `A::f` is private in the library" in finished.out
