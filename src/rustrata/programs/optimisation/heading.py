"""Reads how an optimisation pair begins: a title in quotes, and where the optimisation is from."""

from rustrata.programs.scanner import Kind, Scanner, mistake


def read_heading(scanner: Scanner) -> tuple[str, str]:
    """The title, and where it is from (empty where nothing is said). Raises RustrataError: OPT001, OPT002."""
    if scanner.at_end:
        help_ = 'it begins with a title: `"..."`'
        raise mistake("OPT001", "there is no optimisation here", scanner.last, help=help_)
    title = _string(scanner, "the title of the optimisation in quotes")
    return title, _string(scanner, "where it is from") if scanner.kind is Kind.STRING else ""


def _string(scanner: Scanner, what: str) -> str:
    if scanner.kind is not Kind.STRING:
        scanner.fail(what)
    text = scanner.word[1:-1]
    scanner.advance()
    return text
