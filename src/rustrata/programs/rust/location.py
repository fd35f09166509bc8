"""Where a piece of MIR comes from in the Rust source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A range of a Rust file as rustc prints it: 1-based lines and columns, the end exclusive.

    ``file`` is the name that rustc was given, or ``/rustc/<hash>/library/...`` for the standard library.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __contains__(self, other: "Location") -> bool:
        return (
            self.file == other.file
            and (self.line, self.column) <= (other.line, other.column)
            and (other.end_line, other.end_column) <= (self.end_line, self.end_column)
        )

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.end_line}:{self.end_column}"
