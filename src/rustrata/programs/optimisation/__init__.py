"""Pairs of programs before and after an optimisation: `parse` reads one, `LIBRARY` lists the shipped."""

from rustrata.programs.optimisation.library import LIBRARY, read_shipped
from rustrata.programs.optimisation.reader import parse
from rustrata.programs.optimisation.syntax import (
    Assign,
    Body,
    Borrow,
    Call,
    Constant,
    Drop,
    ExposePointer,
    Pair,
    Parameter,
    Place,
    PointerKind,
    Read,
    Return,
    Statement,
    Type,
    Value,
    Variable,
    Write,
)

__all__ = [
    "LIBRARY",
    "Assign",
    "Body",
    "Borrow",
    "Call",
    "Constant",
    "Drop",
    "ExposePointer",
    "Pair",
    "Parameter",
    "Place",
    "PointerKind",
    "Read",
    "Return",
    "Statement",
    "Type",
    "Value",
    "Variable",
    "Write",
    "parse",
    "read_shipped",
]
