"""The options of ``rustrata check TRACE.borrows``."""

import argparse

from rustrata.abstract.aliasing.profiles import ALIASING_MODELS

ALL = "all"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of borrow traces."""
    group = parser.add_argument_group("options of borrow traces")
    group.add_argument(
        "--aliasing",
        metavar="NAME[,NAME]",
        help=f"models, or the beginning of their names, or `{ALL}` (default): {', '.join(ALIASING_MODELS)}",
    )
    group.add_argument(
        "--full", action="store_true", help="every step, and all that happened to the tags concerned"
    )
    group.add_argument("--svg", metavar="FILE", help="draw what happened to every tag")
