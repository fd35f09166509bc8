"""``rustrata check FILE``: is what a program does to memory sound? By the kind of the file."""

import argparse
from importlib import import_module
from pathlib import PurePath

from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

EPILOG = """\
examples:
  rustrata check examples/borrows/xyxy.borrows
  rustrata check examples/borrows/xyxy.borrows --aliasing stacked-borrows-thesis --full
  rustrata check examples/borrows/xyxy.borrows --svg xyxy.svg
"""

KINDS: dict[str, str] = {".borrows": "rustrata.cli.check_borrows"}
"""The module for each suffix: ``configure`` adds its options, ``run`` checks a file."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument("file", metavar="FILE", help="a borrow trace (.borrows); - is one on standard input")
    for module in KINDS.values():
        import_module(module).configure(parser)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Check, and say by the exit code what was found."""
    suffix = PurePath(arguments.file).suffix
    module = KINDS[".borrows"] if arguments.file == "-" else KINDS.get(suffix)
    if module is None:
        known = ", ".join(f"`*{kind}`" for kind in KINDS)
        message = f"unsupported: `{arguments.file}` is of no kind that can be checked"
        raise RustrataError(Diagnostic("CHK001", message, help=f"there are {known}"))
    return int(import_module(module).run(arguments, terminal))
