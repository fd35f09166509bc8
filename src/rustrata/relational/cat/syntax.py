"""The syntax tree of a cat model."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from rustrata.source import SourceFile, Span


class Operator(Enum):
    """Operators, spelled as in cat."""

    UNION = "|"
    SEQUENCE = ";"
    DIFFERENCE = "\\"
    INTERSECTION = "&"
    PRODUCT = "*"
    STAR = "^*"
    PLUS = "^+"
    OPTIONAL = "?"
    INVERSE = "^-1"
    COMPLEMENT = "~"
    IDENTITY_ON = "[]"


@dataclass(frozen=True, slots=True)
class Name:
    """A variable."""

    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Empty:
    """``0`` or ``{}``: the empty set or relation."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Everything:
    """``_``: the set of all events."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator applied to one or two operands."""

    operator: Operator
    operands: tuple["Term", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Apply:
    """A function applied to arguments."""

    function: Name
    arguments: tuple["Term", ...]
    span: Span = field(compare=False)


Term: TypeAlias = Name | Empty | Everything | Operation | Apply


@dataclass(frozen=True, slots=True)
class Binding:
    """``name = term`` or ``name(parameters) = term``."""

    name: str
    parameters: tuple[str, ...]
    term: Term
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Let:
    """Definitions, mutually recursive when ``recursive``."""

    bindings: tuple[Binding, ...]
    recursive: bool
    span: Span = field(compare=False)


class CheckKind(Enum):
    """What is demanded of a relation."""

    ACYCLIC = "acyclic"
    IRREFLEXIVE = "irreflexive"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Check:
    """An axiom, or with ``flag`` a warning raised on executions where it *holds*."""

    kind: CheckKind
    negated: bool
    term: Term
    name: str | None
    flag: bool
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Include:
    """``include "file"``."""

    file: str
    span: Span = field(compare=False)


Instruction: TypeAlias = Let | Check | Include


@dataclass(frozen=True, slots=True)
class CatFile:
    """A parsed model file. ``title`` is the string on its first line, or its name."""

    source: SourceFile = field(compare=False, repr=False)
    title: str
    instructions: tuple[Instruction, ...]
