"""Vocabularies: the names that a model may use besides those that every model may.

A misspelt tag is an error and not an empty set, because the vocabulary is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from rustrata.relational.denotations import Primitive, Scope, Value
from rustrata.relational.ir import Kind
from rustrata.relational.primitives import PRIMITIVES
from rustrata.source import SourceFile

BASE_RELATIONS = frozenset(
    (
        *("id", "loc", "int", "ext", "po", "addr", "data", "ctrl", "amo", "lxsx", "rf", "co", "fr"),
        *("pick-addr", "pick-data", "pick-ctrl"),
    )
)
BASE_SETS = frozenset(("R", "W", "F", "IW"))
REGISTER_RELATIONS = ("same-instance", "iico_data", "iico_ctrl", "iico_order", "rf-reg")
"""Relations that involve the registers of instructions."""
REGISTER_SETS = ("Rreg", "Wreg", "ADDR", "DATA", "BCC")
"""Sets of events that read or write registers, or branch."""


@dataclass(frozen=True)
class Vocabulary:
    """The names of a layer or an instruction set.

    ``tags`` are the tags that events may carry. ``absent`` are names of sets and relations that models of
    it use, and that are empty because no program that is read here has such events; being known to be
    empty, they vanish when a model is compiled. ``definitions`` is a text of cat that is taken in before
    every model.
    """

    tags: frozenset[str]
    absent: Mapping[str, Kind] = field(default_factory=dict)
    definitions: SourceFile | None = None


def base_scope(
    vocabulary: Vocabulary, given: Callable[[Kind, str], Value], empty: Callable[[Kind], Value]
) -> Scope:
    """The names of a vocabulary and those of the engine, ``given`` by kind and name."""
    scope: Scope = {name: Primitive(name) for name in PRIMITIVES}
    scope |= {name: empty(kind) for name, kind in vocabulary.absent.items()}
    scope |= {name: given(Kind.RELATION, name) for name in sorted(BASE_RELATIONS)}
    scope |= {name: given(Kind.SET, name) for name in sorted(BASE_SETS | vocabulary.tags)}
    return scope
