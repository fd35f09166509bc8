"""The options of ``rustrata check PROGRAM.rs``."""

import argparse

EXPLAINED = """\
The program is compiled by your rustc, 1.95 or later, and its MIR is run on one schedule. `--aliasing` names
the model that decides and others that are noted where they disagree (default: tree-borrows,stacked-borrows);
`none` is no model. `--leaks` and `--steps` are as above. What follows `--` are the program's arguments.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of Rust programs."""
    group = parser.add_argument_group("options of Rust programs", EXPLAINED)
    group.add_argument(
        "--edition", default="2021", metavar="YEAR", help="edition of the language (default: 2021)"
    )
    group.add_argument("--cfg", action="append", default=[], metavar="SPEC", help="as rustc's --cfg")
    group.add_argument(
        "--rustc",
        default="rustc",
        metavar="PATH",
        help="the compiler, or a toolchain of rustup: +nightly (default: rustc)",
    )
    group.add_argument("--store", metavar="FILE", help="write the compiled program, which `check` reads too")
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep compiled programs")
    group.add_argument(
        "--list-missing",
        action="store_true",
        help="list the functions it may call that have no model; do not run it",
    )
