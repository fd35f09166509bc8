"""The record of one error code, from which help, docs page and test are derived."""

from enum import Enum

from rustrata.records import record


class Example(Enum):
    """What an example text is, and so how the tests run it."""

    LITMUS = "litmus"
    LR = "lr"
    CAT = "cat"
    MAP = "map"
    MAPPING = "mapping"
    BORROWS = "borrows"
    RUST = "rust"
    PAIR = "pair"
    COMMAND = "command"


@record
class Record:
    """One code: ``failing`` must produce it, ``fixed`` must not.

    For ``Example.COMMAND`` the texts are command lines (``rustrata ...``). Those of ``Example.RUST`` are kept
    compiled too, in ``tests/rust/stored``. ``explanation`` is one or
    more paragraphs of plain Markdown.
    """

    code: str
    title: str
    explanation: str
    kind: Example
    failing: str
    fixed: str
