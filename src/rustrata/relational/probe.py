"""Does a function of a model list coherence orders? It is called on a few small sets of writes to see.

What the function sees of its model has to be the same in every execution: one that looks at reads-from is
not such a function.
"""

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.relational.cat.syntax import Apply, Name
from rustrata.relational.denotations import Bits, Function, NeedsExecution, SetValue, TupleValue, Value
from rustrata.relational.enumerate import (
    PROBE_LOCATIONS,
    PROBE_WRITES,
    orders_writes,
    probe_algebra,
)
from rustrata.relational.interpret import Bitwise
from rustrata.relational.ir import Kind, Node, Op
from rustrata.relational.terms import Terms
from rustrata.source import SourceFile, Span

_PLACE = Span(SourceFile("probe", ""), 0, 0)
_CALL = Apply(Name("probe", _PLACE), Name("probe", _PLACE), _PLACE)


class _NotHere(Exception):
    """The function uses what a probe does not have."""


def lists_coherence(function: Function, *, any_set: bool) -> bool:
    """Does a function list the orders of writes by location that extend a relation?

    With ``any_set`` it takes the writes and the relation, else the relation alone.
    """

    def listed(writes: int, order: int) -> frozenset[int] | None:
        domain = Bitwise(probe_algebra(), PROBE_LOCATIONS, _value)
        domain.terms = Terms(domain, frozenset())
        argument: Value = Bits(Kind.RELATION, order)
        if any_set:
            argument = TupleValue((Bits(Kind.SET, writes), argument))
        try:
            found = domain.terms.call(function, argument, _CALL)
        except (RustrataError, NeedsExecution, _NotHere):
            return None
        return _relations(found)

    return orders_writes(listed, any_set=any_set)


def _value(node: Node) -> int:
    """What a node is in the probe: only writes and the empty set are known there."""
    if node.op is Op.EMPTY:
        return 0
    if node.op is Op.BASE_SET and node.name == "W":
        return PROBE_WRITES
    raise _NotHere


def _relations(value: Value) -> frozenset[int] | None:
    if not isinstance(value, SetValue):
        return None
    relations = [each.bits for each in value.elements if isinstance(each, Bits)]
    return frozenset(relations) if len(relations) == len(value.elements) else None
