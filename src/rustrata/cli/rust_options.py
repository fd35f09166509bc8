"""The options of ``rustrata check PROGRAM.rs``."""

import argparse

from rustrata.cli.options import positive_integer, whole_number

DEFAULT_RUNS = 10_000
EXPLAINED = """\
The program is compiled by your rustc, 1.95 or later, and its MIR is run: on one schedule, unless `--schedules
all` or `--schedules N` ask for others. `--aliasing` names the model that decides and others that are noted
where they disagree (default: tree-borrows,stacked-borrows); `none` is no model. `--leaks`, `--seed` and
`--witness` are as above; `--steps` bounds each run. What follows `--` are the program's arguments.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of Rust programs."""
    group = parser.add_argument_group("options of Rust programs", EXPLAINED)
    group.add_argument("--edition", metavar="YEAR", help="edition of the language (default: 2021)")
    group.add_argument("--cfg", action="append", default=[], metavar="SPEC", help="as rustc's --cfg")
    group.add_argument(
        "--rustc",
        default="rustc",
        metavar="PATH",
        help="the compiler, or a toolchain of rustup: +nightly (default: rustc)",
    )
    group.add_argument(
        "--tests",
        action="store_true",
        help="run the functions with #[test], each on a machine of its own; what follows -- selects some, as "
        "for `cargo test`: parts of names, --exact, --skip NAME, --ignored, --include-ignored",
    )
    group.add_argument(
        "--preemptions",
        type=whole_number("--preemptions"),
        metavar="N",
        help="of all schedules, those with at most N turns away from a thread that could go on",
    )
    group.add_argument(
        "--runs",
        type=positive_integer("--runs"),
        metavar="N",
        help=f"runs after which a search of all schedules stops (default: {DEFAULT_RUNS})",
    )
    group.add_argument("--no-cache", action="store_true", help="neither use nor keep compiled programs")
    group.add_argument("--store", metavar="FILE", help="write the compiled program, which `check` reads too")
    group.add_argument(
        "--list-missing",
        action="store_true",
        help="list the functions it may call that have no model; do not run it",
    )
