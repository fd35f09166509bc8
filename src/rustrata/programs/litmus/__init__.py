"""The ``.litmus`` format: dialects C and Rust, and assembly (`rustrata.programs.litmus.assembly`).

`parse` reads a test from a text, `read` from a file, `show` prints one in its dialect; the other
names are the syntax tree's.
"""

from rustrata.programs.litmus.assembly.syntax import AssemblyTest
from rustrata.programs.litmus.printer import show
from rustrata.programs.litmus.reader import parse, read
from rustrata.programs.litmus.syntax import (
    Break,
    CompareExchange,
    Continue,
    Declaration,
    Dialect,
    Fence,
    FetchUpdate,
    If,
    Let,
    LitmusTest,
    Load,
    Loop,
    Ordering,
    Statement,
    Store,
    Thread,
    UpdateOperation,
)

__all__ = [
    "AssemblyTest",
    "Break",
    "CompareExchange",
    "Continue",
    "Declaration",
    "Dialect",
    "Fence",
    "FetchUpdate",
    "If",
    "Let",
    "LitmusTest",
    "Load",
    "Loop",
    "Ordering",
    "Statement",
    "Store",
    "Thread",
    "UpdateOperation",
    "parse",
    "read",
    "show",
]
