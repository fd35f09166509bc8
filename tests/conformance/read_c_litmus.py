"""How many C litmus tests below a folder are read: ``python read_c_litmus.py PATH [--files]``.

A test whose first word is ``C`` is parsed, or unsupported (by construct), or has no condition (herd
takes such a test as ``forall (true)``; we refuse it), or is an error. ``--files`` names the files that
are not parsed. Exit code 0 when there is no error and something was read, 1 for errors, 2 when there is
no C test below the path.
"""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path
from time import process_time

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.programs.litmus import parse, show
from rustrata.source import SourceFile

COMMENTS = re.compile(r"(?:\s|//[^\n]*|\(\*.*?\*\)|/\*.*?\*/)*", re.DOTALL)
HEADER = re.compile(r"C[ \t]")
LINUX = re.compile(r"the Linux kernel's `(\w+)`")


def is_c(text: str) -> bool:
    """Does the text, after comments, begin with the dialect ``C``?"""
    blank = COMMENTS.match(text)
    return HEADER.match(text, blank.end() if blank else 0) is not None


def row_of(found: Diagnostic) -> tuple[str, str]:
    """The kind of a refusal, and its line in the table."""
    match found.code:
        case "LIT006":
            construct = found.message.removeprefix("unsupported: ")
            linux = LINUX.search(construct)
            return "unsupported", f"Linux kernel: {linux[1]}" if linux else construct
        case _:
            return "error", f"{found.code} {found.message}"


def outcome_of(source: SourceFile) -> tuple[str, str]:
    """How reading a test ends: the kind and the line in the table."""
    try:
        test = parse(source)
    except RustrataError as error:
        return row_of(error.diagnostic)
    if parse(SourceFile(source.name, show(test))) != test:
        return "error", "printed and read again, it is another test"
    return "parsed", ""


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--files", action="store_true")
    options = arguments.parse_args()
    paths = sorted(options.path.rglob("*.litmus")) if options.path.is_dir() else [options.path]
    texts = ((path, path.read_bytes().decode("utf-8", "replace")) for path in paths)
    sources = [SourceFile(str(path), text) for path, text in texts if is_c(text)]
    if not sources:
        sys.stderr.write(f"no C litmus test below {options.path}\n")
        return 2
    table: Counter[tuple[str, str]] = Counter()
    for source in sources:
        row = outcome_of(source)
        table[row] += 1
        if options.files and row[0] != "parsed":
            sys.stdout.write(f"{source.name}: {row[0]}: {row[1]}\n")
    for (kind, construct), count in sorted(table.items(), key=lambda item: (item[0][0], -item[1], item[0])):
        sys.stdout.write(f"{count:6}  {kind:<12} {construct}".rstrip() + "\n")
    started = process_time()
    for source in sources:
        try:
            parse(source)
        except RustrataError:
            continue
    each = (process_time() - started) / len(sources) * 1000
    sys.stdout.write(f"{len(sources):6}  tests, {each:.2f} ms of CPU each to parse\n")
    return int(any(kind == "error" for kind, _ in table))


if __name__ == "__main__":
    sys.exit(main())
