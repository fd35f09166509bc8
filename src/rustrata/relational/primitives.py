"""Functions that the cat language gives.

Left out, by name: what herd has for event classes (``lift``, ``delift``, ``deliftinter``), scopes
(``tag2scope``, ``tag2level``, ``tag2fenced``), instructions (``fromto``), ``bisimulation``,
``loc2events``, and ``different-values``, which would need the values of events.
"""

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.syntax import Apply
from rustrata.relational.denotations import (
    Any,
    Events,
    NeedsExecution,
    SetValue,
    TupleValue,
    Value,
    described,
)
from rustrata.relational.ir import Kind, Op
from rustrata.relational.operations import Operations, mistake
from rustrata.source import Span

UNSUPPORTED = (
    "lift",
    "delift",
    "deliftinter",
    "bisimulation",
    "tag2scope",
    "tag2level",
    "tag2fenced",
    "fromto",
    "tag2events",
    "loc2events",
    "different-values",
)
NO_PAGES = ("same-oa", "at-least-one-writable")
"""Relations between page-table entries, of which there are none."""
PRIMITIVES = (
    "domain",
    "range",
    "classes-loc",
    "classes",
    "linearisations",
    "as_transitive",
    "fail",
    *NO_PAGES,
    *UNSUPPORTED,
)


class Unsupported(NeedsExecution):
    """A primitive that is not supported. It is no mistake below an operator with an empty operand."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def call_primitive(operations: Operations, name: str, argument: Value, term: Apply) -> Value:
    """Apply a primitive.

    Raises:
        RustrataError: CAT003 where the argument does not fit, CAT007 at ``fail``.
        NeedsExecution: where the value is known in an execution only; `Unsupported` where it never is.
    """
    domain, span = operations.domain, term.argument.span
    match name:
        case "domain" | "range":
            if argument in (Any.ZERO, Any.UNIVERSE):
                return domain.constant(Op.EMPTY, Kind.SET) if argument is Any.ZERO else argument
            op = Op.DOMAIN if name == "domain" else Op.RANGE
            return domain.apply(op, Kind.SET, operations.relation(argument, span))
        case "classes-loc":
            events = operations.set(argument, span)
            return SetValue(() if domain.is_empty(events) else domain.by_location(events))
        case "classes":
            relation = operations.relation(argument, span)
            return SetValue(() if domain.is_empty(relation) else domain.classes(relation))
        case "linearisations":
            return SetValue(domain.linearisations(*_ordered(operations, argument, span)))
        case "as_transitive":
            return operations.relation(argument, span)
        case "fail":
            message = f"`fail` was reached, with {described(argument)}"
            raise RustrataError(Diagnostic("CAT007", message, term.span))
        case _:
            return _without_meaning(operations, name, argument, term)


def _without_meaning(operations: Operations, name: str, argument: Value, term: Apply) -> Value:
    """A primitive that is empty, or not supported."""
    domain, span = operations.domain, term.argument.span
    relation = operations.relation(argument, span)
    if name in NO_PAGES or domain.is_empty(relation):
        return domain.constant(Op.EMPTY, Kind.RELATION)
    message = f"unsupported: `{name}` in a cat model"
    raise Unsupported(Diagnostic("CAT004", message, term.span))


def _ordered(operations: Operations, argument: Value, span: Span) -> tuple[Events, Events]:
    if not isinstance(argument, TupleValue) or len(argument.elements) != 2:
        raise mistake("`linearisations` takes a set and a relation", span)
    events, order = argument.elements
    return operations.set(events, span), operations.relation(order, span)
