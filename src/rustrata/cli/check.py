"""``rustrata check [FILE]``: is what a program does to memory sound? By the kind of the file."""

import argparse
import os
from importlib import import_module

from rustrata.cli.options import Parser
from rustrata.cli.package_options import is_package
from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

EPILOG = """\
examples:
  rustrata check program.rs
  rustrata check program.rs --aliasing stacked-borrows --leaks -- one two
  rustrata check                              the binary of the cargo package here
  rustrata check --tests -- stack::           its tests with `stack::` in their names
  rustrata check program.rs --tests
  rustrata check program.rs --schedules all --witness found.json
  rustrata check program.rs --schedules all --preemptions 2
  rustrata check examples/lambda_rust/rustbelt.lr
  rustrata check race.lr --witness race.json
  rustrata check large.lr --schedules 1000 --seed 7
  rustrata check examples/borrows/xyxy.borrows
  rustrata check examples/borrows/xyxy.borrows --aliasing stacked-borrows-thesis --full
  rustrata check examples/borrows/xyxy.borrows --svg xyxy.svg
"""

KINDS: dict[str, str] = {
    "lr": "rustrata.cli.check_lambda_rust",
    "borrows": "rustrata.cli.check_borrows",
    "rs": "rustrata.cli.check_rust",
    "mir": "rustrata.cli.check_rust",
}
"""The module for each suffix, whose ``run`` checks a file: imported when it is needed."""
PACKAGE = "rustrata.cli.check_package"
OPTIONS = (
    "rustrata.cli.lambda_rust_options",
    "rustrata.cli.borrow_options",
    "rustrata.cli.rust_options",
    "rustrata.cli.package_options",
)
"""The modules whose ``configure`` adds the options."""

STANDARD_INPUT = "lr"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = EPILOG
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="a Rust program (.rs, or compiled and stored: .mir), a program of λRust (.lr), a borrow trace "
        "(.borrows), or a cargo package (its folder or Cargo.toml; default: the one here); - is standard "
        "input",
    )
    parser.add_argument(
        "--kind",
        choices=tuple(KINDS),
        help=f"what the file is (default: by its suffix; standard input: {STANDARD_INPUT})",
    )
    parser.set_defaults(program_arguments=[])
    if isinstance(parser, Parser):
        parser.after_dashes = "program_arguments"
    for module in OPTIONS:
        import_module(module).configure(parser)


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Check, and say by the exit code what was found."""
    if is_package(arguments):
        return int(import_module(PACKAGE).run(arguments, terminal))
    suffix = os.path.splitext(arguments.file)[1].removeprefix(".")
    kind = arguments.kind or (STANDARD_INPUT if arguments.file == "-" else suffix)
    module = KINDS.get(kind)
    if module is None:
        known = ", ".join(f"`*.{suffix}`" for suffix in KINDS)
        message = f"unsupported: `{arguments.file}` is of no kind that can be checked"
        raise RustrataError(
            Diagnostic("CHK001", message, help=f"there are {known}; `--kind` says what a file is")
        )
    if arguments.program_arguments and module != KINDS["rs"]:
        message = f"rustrata check: unexpected argument `{arguments.program_arguments[0]}`"
        raise RustrataError(Diagnostic("CLI002", message, help="only Rust programs have arguments"))
    return int(import_module(module).run(arguments, terminal))
