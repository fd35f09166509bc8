"""A folder with the files that the examples of the codes of Rust programs name."""

from pathlib import Path
from shutil import copy

from run_rustrata import ROOT
from rust_store import FIXED, stored_example


def lay_rust(folder: Path) -> None:
    """Rust programs, stored ones, and programs that stand for rustc: an old one, a new one, and one that
    rejects all."""
    fine = stored_example("RUB001", FIXED).read_text(encoding="utf-8")
    texts = {
        "fine.rs": "fn main() {}\n",
        "fine.mir": fine,
        "text.mir": "fn main() {}\n",
        "unreadable.mir": fine.replace("bb0: {", "bb0: [", 1),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    lay_packages(folder)
    rejects = "echo error: no >&2; exit 1"
    wants_files = f"for word; do last=$word; done; if [ $last = - ]; then {rejects}; fi"
    compilers = (
        ("rustc-1.63", "1.63.0", rejects),
        ("rustc-9.99", "9.99.0", rejects),
        ("rustc-that-rejects", "1.95.0", rejects),
        ("rustc-that-wants-files", "1.95.0", wants_files),
    )
    for name, release, does in compilers:
        text = f"if [ $1 = -vV ]; then echo release: {release}; echo host: none; else {does}; fi"
        (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)


def lay_packages(folder: Path) -> None:
    """Packages of cargo, and the stored tests of one."""
    manifest = '[package]\nname = "{}"\nedition = "2021"\n'
    packages = {
        "broken": "[package\n",
        "dependent": manifest.format("dependent") + '\n[dependencies]\nserde = "1"\n',
        "plain": manifest.format("plain"),
    }
    for name, text in packages.items():
        (folder / name / "src").mkdir(parents=True)
        (folder / name / "Cargo.toml").write_text(text, encoding="utf-8")
        (folder / name / "src" / "main.rs").write_text("fn main() {}\n", encoding="utf-8")
    copy(ROOT / "examples" / "packages" / "ring.round.mir", folder / "tests.mir")
