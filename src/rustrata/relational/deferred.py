"""What of a model waits for an execution: choices, and the checks that depend on them.

``with name from set`` makes a branch of an execution for each element of the set, and expressions that
take sets of events apart have no value before there are events. Both are kept as they are written, with the
names that they see, and are run for each complete execution that meets the rest of the model. An execution
is consistent when a branch of it meets every check.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rustrata.relational.cat.syntax import Check, Forall, Term
from rustrata.relational.denotations import Chosen, Scope
from rustrata.source import Span


@dataclass(frozen=True, eq=False)
class Choice:
    """``with name from elements``."""

    chosen: Chosen
    elements: Term
    scope: Scope
    span: Span


@dataclass(frozen=True, eq=False)
class Test:
    """A check. ``name`` is the one under which a violation is reported."""

    name: str
    check: Check
    scope: Scope


@dataclass(frozen=True, eq=False)
class Each:
    """``forall name in set do checks end``."""

    instruction: Forall
    scope: Scope


Action: TypeAlias = Choice | Test | Each


@dataclass(frozen=True, eq=False)
class Waiting:
    """What of a model waits for an execution, in order, with what its expressions need to know: the variants
    that are on and the tags of each enumeration."""

    actions: tuple[Action, ...] = ()
    variants: frozenset[str] = frozenset()
    enumerations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
