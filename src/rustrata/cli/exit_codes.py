"""Exit codes of the program."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the exit status of ``rustrata`` says."""

    AS_EXPECTED = 0
    FINDING = 1
    USAGE_OR_INPUT = 2
    INCONCLUSIVE = 3
    INTERNAL = 70
    INTERRUPTED = 130
    BROKEN_PIPE = 141
