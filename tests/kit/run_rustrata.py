"""Run ``rustrata`` in this process, as a user would see it."""

import io
import os
import shlex
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from rustrata.cli.main import main

ROOT = Path(__file__).parent.parent.parent
CACHE = ROOT / ".pytest_cache" / "xdg"
"""Where commands that the tests run keep results, and not in the cache of the user."""

BITSET, NATIVE = "axiomatic, bitset", "axiomatic, native"


@dataclass(frozen=True)
class Finished:
    """What a command wrote and its exit code."""

    out: str
    err: str
    code: int


def rustrata(arguments: str | Sequence[str], folder: Path = ROOT, **environment: str) -> Finished:
    """Run the command in a folder, without a terminal and without colour settings.

    The two engines answer alike, so recorded outputs name the one that needs no compiler.
    """
    words = shlex.split(arguments) if isinstance(arguments, str) else list(arguments)
    out, err = io.StringIO(), io.StringIO()
    quiet = {name: "" for name in ("NO_COLOR", "CLICOLOR_FORCE")}
    surroundings = patch.dict(os.environ, {**quiet, "XDG_CACHE_HOME": str(CACHE), **environment})
    with chdir(folder), surroundings, redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    written, errors = (stream.getvalue().replace(NATIVE, BITSET) for stream in (out, err))
    return Finished(written, errors, int(code))
