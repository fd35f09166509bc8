"""Mappings of Rust's orderings to instructions, read from TOML tables.

A file has the keys ``name``, ``target``, ``title`` and ``source``, and one table per operation with one
template per ordering; ``any`` is every ordering that the table does not name. ``[update]`` stands for
every read-modify-write operation without a row of its own; its ``{compute}`` is the line of ``[compute]``
for that operation, which makes ``{new}`` from ``{target}``, the old value, and ``{operand}``.
``[unused.OPERATION]`` is taken when the old value is dropped. ``extends`` names a shipped mapping that
supplies the rows which the file does not have.
A mapping without all rows of `rustrata.architecture.rows.ROWS` is refused.
"""

import re
import tomllib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from rustrata.architecture.aarch64 import AARCH64
from rustrata.architecture.armv7 import ARMV7
from rustrata.architecture.instruction import InstructionSet
from rustrata.architecture.mips64 import MIPS64
from rustrata.architecture.operands import Memory, Operand, SymbolicRegister
from rustrata.architecture.powerpc64 import POWERPC64
from rustrata.architecture.retry import check_retry_loops
from rustrata.architecture.riscv64 import RISCV64
from rustrata.architecture.rows import PLACEHOLDERS, ROWS, UPDATES, Operation, orderings
from rustrata.architecture.template import Names, Template, TemplateLine, expand, template_line
from rustrata.architecture.x86_64 import X86_64
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError, did_you_mean
from rustrata.executions.expressions import I32
from rustrata.programs.litmus.syntax import Ordering
from rustrata.records import record
from rustrata.source import SourceFile, Span

INSTRUCTION_SETS: dict[str, InstructionSet] = {
    isa.name: isa for isa in (X86_64, AARCH64, RISCV64, POWERPC64, MIPS64, ARMV7)
}

RowKey = tuple[Operation, Ordering]

_TEXTS = ("name", "target", "title", "source")
_ANY = "any"
_TABLES = frozenset({*(operation.value for operation in Operation), "update", "compute", "unused"})


@record
class Row:
    """One row: its template, and the place where the file says it."""

    template: Template
    place: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """A table from (operation, ordering) to instructions of one target.

    ``unused`` has the rows that replace those of ``rows`` when the old value is dropped.
    """

    name: str
    target: str
    title: str
    source: str
    rows: Dictionary[RowKey, Row] = field(repr=False)
    unused: Dictionary[RowKey, Row] = field(repr=False)

    @property
    def instruction_set(self) -> InstructionSet:
        """The instruction set of its target."""
        return INSTRUCTION_SETS[self.target]

    def row(self, operation: Operation, ordering: Ordering, *, used: bool = True) -> Row:
        """The row of an operation; ``used`` says whether the old value is."""
        key = (operation, ordering)
        if not used and key in self.unused:
            return self.unused[key]
        return self.rows[key]


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the mappings that come with rustrata."""
    files = resources.files("rustrata.architecture") / "mappings"
    return tuple(sorted(file.name.removesuffix(".toml") for file in files.iterdir()))


@cache
def shipped_mapping(name: str) -> Mapping:
    """A mapping that comes with rustrata. ``name`` is one of `shipped_names`."""
    file = resources.files("rustrata.architecture") / "mappings" / f"{name}.toml"
    return read_mapping(SourceFile(f"{name}.toml", file.read_text(encoding="utf-8")))


def read_mapping(source: SourceFile) -> Mapping:
    """Read and check a mapping. Raises ARC003 to ARC008 and ARC010."""
    try:
        tables = tomllib.loads(source.text)
    # An integer of thousands of digits is a plain ValueError; TOMLDecodeError is a kind of it.
    except ValueError as error:
        raise _not_toml(source, str(error)) from None
    except RecursionError:
        raise _not_toml(source, "values are nested too deeply") from None
    return _Reader(source, tables).mapping()


def _not_toml(source: SourceFile, text: str) -> RustrataError:
    found = re.search(r"\s*\(at line (\d+), column (\d+)\)", text)
    offset = source.line_starts[int(found[1]) - 1] + int(found[2]) - 1 if found else len(source.text)
    reason = text[: found.start()] if found else text
    span = Span(source, offset, min(offset + 1, len(source.text)))
    return RustrataError(Diagnostic("ARC003", f"a mapping is a TOML file: {reason.lower()}", span=span))


@dataclass(slots=True)
class _Reader:
    """One file being read."""

    source: SourceFile
    tables: Dictionary[str, object]

    def mapping(self) -> Mapping:
        for key, value in self.tables.items():
            if key not in (*_TEXTS, "extends") and not (key in _TABLES and isinstance(value, dict)):
                raise self.unknown(f"unknown key `{key}`", key, {*_TEXTS, *_TABLES, "extends"})
        name, target, title, origin = map(self.text, _TEXTS)
        if target not in INSTRUCTION_SETS:
            message = f"unknown target `{target}`"
            help_ = did_you_mean(target, INSTRUCTION_SETS)
            raise RustrataError(Diagnostic("ARC010", message, span=self.place("target"), help=help_))
        rows, unused = self.inherited(target)
        rows = {**rows, **self.own_rows()}
        unused = {**unused, **self.unused_rows()}
        read = Mapping(name, target, title, origin, rows, unused)
        for required in ROWS:
            if required not in rows:
                raise self.missing(*required)
        for (operation, _), row in (*rows.items(), *unused.items()):
            check_row(read.instruction_set, operation, row)
        return read

    def text(self, key: str) -> str:
        value = self.tables.get(key)
        if not isinstance(value, str):
            message = f'a mapping needs the text `{key} = "..."`'
            raise RustrataError(Diagnostic("ARC003", message, span=self.place(key)))
        return value

    def inherited(self, target: str) -> tuple[Dictionary[RowKey, Row], Dictionary[RowKey, Row]]:
        if "extends" not in self.tables:
            return {}, {}
        name = self.text("extends")
        if name not in shipped_names():
            raise RustrataError(
                Diagnostic(
                    "ARC001",
                    f"unknown mapping `{name}`",
                    span=self.place("extends"),
                    help=did_you_mean(name, shipped_names()),
                )
            )
        extended = shipped_mapping(name)
        if extended.target != target:
            message = f"`{name}` is a mapping for {extended.target}, not for {target}"
            raise RustrataError(Diagnostic("ARC002", message, span=self.place("extends")))
        return extended.rows, extended.unused

    def own_rows(self) -> dict[RowKey, Row]:
        rows: dict[RowKey, Row] = {}
        general = self.table("update")
        for operation in UPDATES:
            compute = self.table("compute").get(operation.value)
            if compute is not None:
                rows.update(self.rows_of(operation, "update", general, (operation.value, compute)))
        for operation in Operation:
            rows.update(self.rows_of(operation, operation.value, self.table(operation.value)))
        for key in self.table("compute"):
            if key not in {operation.value for operation in UPDATES}:
                raise self.unknown(f"unknown operation `{key}`", f"compute.{key}", {o.value for o in UPDATES})
        return rows

    def unused_rows(self) -> dict[RowKey, Row]:
        rows: dict[RowKey, Row] = {}
        operations = {operation.value: operation for operation in UPDATES}
        for name in self.table("unused"):
            table = f"unused.{name}"
            if name not in operations:
                raise self.unknown(f"unknown operation `{name}`", table, operations)
            rows.update(self.rows_of(operations[name], table, self.table("unused", name)))
        return rows

    def rows_of(
        self,
        operation: Operation,
        table: str,
        written: Dictionary[str, object],
        compute: tuple[str, object] | None = None,
    ) -> dict[RowKey, Row]:
        """The rows that one table gives an operation; a named ordering wins over ``any``."""
        rows: dict[RowKey, Row] = {}
        for key, text in sorted(written.items(), key=lambda item: item[0] != _ANY):
            row = self.row(table, key, text, compute)
            for ordering in orderings(operation) if key == _ANY else (self.ordering(operation, table, key),):
                rows[operation, ordering] = row
        return rows

    def table(self, *path: str) -> Dictionary[str, object]:
        found: object = self.tables
        for name in path:
            found = found.get(name, {}) if isinstance(found, dict) else {}
        if not isinstance(found, dict):
            name = ".".join(path)
            raise RustrataError(
                Diagnostic("ARC005", f"`{name}` must be a table `[{name}]`", span=self.place(name))
            )
        return found

    def ordering(self, operation: Operation, table: str, name: str) -> Ordering:
        known = {ordering.value: ordering for ordering in orderings(operation)}
        if name not in known:
            raise self.unknown(f"`{operation.value}` has no ordering `{name}`", f"{table}.{name}", known)
        return known[name]

    def row(self, table: str, key: str, text: object, compute: tuple[str, object] | None = None) -> Row:
        place = self.place(f"{table}.{key}")
        if not isinstance(text, str):
            message = "a row is a text of instructions, one a line"
            raise RustrataError(Diagnostic("ARC005", message, span=place))
        lines: list[TemplateLine] = []
        for line in self.lines(text, place):
            if compute is not None and line.mnemonic == "{compute}":
                lines += self.computation(*compute)
            else:
                lines.append(line)
        return Row(tuple(lines), place)

    def computation(self, operation: str, text: object) -> list[TemplateLine]:
        place = self.place(f"compute.{operation}")
        if not isinstance(text, str):
            message = "a computation is a text of instructions, one a line"
            raise RustrataError(Diagnostic("ARC005", message, span=place))
        return self.lines(text, place)

    def lines(self, text: str, place: Span) -> list[TemplateLine]:
        """The lines of a row, each with its place in the file."""
        found = []
        cursor = place.end
        for written in text.splitlines():
            line = written.strip()
            if line:
                at = self.source.text.find(line, cursor)
                span = Span(self.source, at, at + len(line)) if at >= 0 else place
                cursor = max(cursor, span.end)
                found.append(template_line(line, span))
        return found

    def place(self, path: str) -> Span:
        """Where ``table.key`` or a top-level key stands; the start of the file when it does not."""
        table, _, key = path.rpartition(".")
        start, end = 0, len(self.source.text)
        if table:
            header = re.search(rf"(?m)^\s*\[\s*{re.escape(table)}\s*\]", self.source.text)
            start = header.end() if header else 0
        following = re.search(r"(?m)^\s*\[\w", self.source.text[start:])
        end = start + following.start() if following else end
        found = re.compile(rf"(?m)^\s*\"?({re.escape(key)})\"?\s*=").search(self.source.text, start, end)
        if found is None:
            found = re.compile(rf"(?m)^\s*\[\s*({re.escape(path)})\s*\]").search(self.source.text)
        return Span(self.source, *found.span(1)) if found else Span(self.source, 0, min(1, end))

    def unknown(self, message: str, path: str, known: object) -> RustrataError:
        word = path.rpartition(".")[2]
        names = sorted(known) if isinstance(known, set | dict) else []
        help_ = did_you_mean(word, names) or f"known are {', '.join(names)}"
        return RustrataError(Diagnostic("ARC005", message, span=self.place(path), help=help_))

    def missing(self, operation: Operation, ordering: Ordering) -> RustrataError:
        return RustrataError(
            Diagnostic(
                "ARC004",
                f"the mapping has no row for `{operation.value}` with the ordering `{ordering.value}`",
                span=self.place(operation.value),
                help=f'add `{ordering.value} = "..."` under `[{operation.value}]`, or name in `extends` '
                "a mapping that has the row",
            )
        )


def check_row(isa: InstructionSet, operation: Operation, row: Row) -> None:
    """Expand a row once, so that a mistake in it is found when the file is read."""
    bindings: dict[str, Operand] = {
        name: Memory("x") if name == "memory" else SymbolicRegister(name) for name in PLACEHOLDERS[operation]
    }
    expansion = expand(row.template, isa, Names(PLACEHOLDERS[operation]), bindings, I32, None)
    check_retry_loops(expansion.lines, row.place)
