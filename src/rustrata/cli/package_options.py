"""The options of ``rustrata check`` in a cargo package, and what means one."""

import argparse
import os

from rustrata.cli.inputs import is_folder

MANIFEST = "Cargo.toml"
EXPLAINED = """\
Without a file, the package whose Cargo.toml is here or in a folder around is checked: its binary, or, with
`--tests`, `--lib` or `--test`, its tests. It may depend on nothing but the standard library.
"""
_TARGETS = {
    "bin": "the binary to run (with --tests: to test)",
    "example": "the example to run (with --tests: to test)",
    "test": "run the test functions of tests/NAME.rs",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of packages."""
    group = parser.add_argument_group("options of cargo packages", EXPLAINED)
    group.add_argument("--manifest-path", metavar="PATH", help="the package's Cargo.toml")
    group.add_argument("-p", "--package", metavar="NAME", help="the package of a workspace")
    group.add_argument("--lib", action="store_true", help="run the test functions of the library")
    for kind, words in _TARGETS.items():
        group.add_argument(f"--{kind}", metavar="NAME", help=words)
    group.add_argument(
        "-F", "--features", action="append", default=[], metavar="NAMES", help="features, with commas between"
    )
    group.add_argument("--all-features", action="store_true", help="all features")
    group.add_argument("--no-default-features", action="store_true", help="not the feature `default`")


def is_package(arguments: argparse.Namespace) -> bool:
    """Do the arguments mean a package: no file, a folder, or a manifest?"""
    if arguments.file is None or arguments.manifest_path is not None:
        return True
    return os.path.basename(arguments.file) == MANIFEST or is_folder(arguments.file)
