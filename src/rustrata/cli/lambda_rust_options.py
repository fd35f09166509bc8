"""The options of ``rustrata check FILE.lr``."""

import argparse

from rustrata.cli.options import DIGITS, positive_integer
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

DEFAULT_STEPS = 50_000
LONGEST_RANDOM = 5_000
"""Steps of the machine in one random schedule."""

EXPLAINED = """\
All functions without parameters are run, and all core expressions; `expect safe|stuck|racy|leak f;` in the
file says what of. Threads are named 0, 0.1, 0.2 (forked by 0), 0.1.1, ...; blocks b1, b2@0.1 (made by 0.1).
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of programs of λRust."""
    group = parser.add_argument_group("options of programs of λRust", EXPLAINED)
    group.add_argument(
        "--function", action="append", default=[], metavar="NAME", help="run this one; may be repeated"
    )
    group.add_argument(
        "--schedules",
        type=_schedules,
        default=None,
        metavar="{one,all,N}",
        help="every schedule, or N drawn at random (default: all); of Rust programs, also `one` in which "
        "threads take turns (their default)",
    )
    group.add_argument(
        "--seed",
        type=positive_integer("--seed"),
        default=1,
        metavar="N",
        help="of random schedules (default: 1)",
    )
    group.add_argument(
        "--steps",
        type=positive_integer("--steps"),
        default=None,
        metavar="N",
        help=f"steps after which the search stops (default: {DEFAULT_STEPS}), or each random schedule does "
        f"(default: {LONGEST_RANDOM}); steps that no other thread can see are not counted",
    )
    group.add_argument("--leaks", action="store_true", help="memory that is not freed at the end is an error")
    group.add_argument("--deadlocks", action="store_true", help="threads that wait for ever are an error")
    group.add_argument("--witness", metavar="FILE", help="write the first finding, for `rustrata replay`")


def _schedules(word: str) -> int:
    """A number of schedules; 0 stands for all, -1 for the one of Rust programs."""
    if word in ("all", "one"):
        return 0 if word == "all" else -1
    if word.isascii() and word.isdecimal() and len(word) <= DIGITS and int(word) > 0:
        return int(word)
    message = f"`{word}` is not a value of --schedules"
    raise RustrataError(Diagnostic("CLI003", message, help="`all`, `one`, or a whole number above 0"))
