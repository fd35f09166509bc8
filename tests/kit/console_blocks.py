"""Run the ``console`` blocks of the documentation and compare what they print.

A line ``$ rustrata ...`` is run in the root of the project; the lines after it, up to the next ``$``, are
its whole output, standard output before standard error. A line ``...`` stands for any lines. The line
``$ echo $?`` shows the exit code of the command before it.
"""

import re
from collections.abc import Iterator

from run_rustrata import Finished, rustrata
from sybil import Example

PROMPT = "$ "


def evaluate_console(example: Example) -> str | None:
    """Sybil's evaluator: a message when a command prints something else, None when all is as written."""
    last: Finished | None = None
    for command, expected in commands_of(str(example.parsed)):
        if command == "echo $?":
            assert last is not None, "`echo $?` without a command before it"
            actual = str(last.code)
        else:
            words = command.removeprefix("rustrata ")
            assert words != command, f"only `rustrata` is run in a console block: {command}"
            last = rustrata(words)
            actual = last.out + last.err
        if not matches(expected, actual):
            return f"$ {command}\nexpected:\n{expected}\nprinted:\n{actual}"
    return None


def commands_of(block: str) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the output written after it."""
    for part in re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield command.strip(), expected


def matches(expected: str, actual: str) -> bool:
    """Is ``actual`` as written? Line ends at the end do not count, and ``...`` is any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in expected.rstrip().splitlines()
    )
    return re.fullmatch(pattern, actual.rstrip() + "\n" if actual.strip() else "") is not None
