"""What a reader says of a text that it refuses."""

from collections.abc import Callable

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError


def refusal_of(read: Callable[[str], object], text: str) -> Diagnostic | None:
    """The diagnostic of a reader; None where it takes the text."""
    try:
        read(text)
    except RustrataError as error:
        return error.diagnostic
    return None
