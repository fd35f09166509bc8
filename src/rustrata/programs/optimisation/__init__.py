"""Pairs of programs before and after an optimisation: `parse` reads one, `LIBRARY` lists the shipped."""

from rustrata.programs.optimisation.concurrent_reader import is_concurrent, parse_concurrent
from rustrata.programs.optimisation.concurrent_syntax import ConcurrentPair
from rustrata.programs.optimisation.families import FAMILIES, Family, member_names
from rustrata.programs.optimisation.library import CONCURRENT_LIBRARY, LIBRARY, WRITTEN, read_shipped
from rustrata.programs.optimisation.reader import parse
from rustrata.programs.optimisation.syntax import (
    Assign,
    Body,
    Borrow,
    Call,
    Constant,
    Drop,
    ExposePointer,
    Extra,
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
    "CONCURRENT_LIBRARY",
    "FAMILIES",
    "LIBRARY",
    "WRITTEN",
    "Assign",
    "Body",
    "Borrow",
    "Call",
    "ConcurrentPair",
    "Constant",
    "Drop",
    "ExposePointer",
    "Extra",
    "Family",
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
    "is_concurrent",
    "member_names",
    "parse",
    "parse_concurrent",
    "read_shipped",
]
