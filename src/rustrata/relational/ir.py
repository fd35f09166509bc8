"""The relational intermediate form: a hash-consed graph of sixteen operators.

Each node knows its kind (set or relation), the latest choice that it depends on (nothing, the reads-from
relation, the coherence order), and whether it can only grow when those grow. A demand on a growing
relation can be refused before the execution is complete; the others wait until it is.
"""

from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TypeAlias


class Kind(Enum):
    """What a node denotes."""

    SET = "set"
    RELATION = "relation"


class Level(IntEnum):
    """The latest choice that a node depends on."""

    STATIC = 0
    READS_FROM = 1
    COHERENCE = 2


class Op(Enum):
    """Operators. The first three are leaves, named by `Node.name`; the next two are leaves too."""

    BASE_RELATION = "base relation"
    BASE_SET = "base set"
    VARIABLE = "variable of a recursive definition"
    EMPTY = "empty"
    EVERYTHING = "_"
    UNION = "|"
    INTERSECTION = "&"
    DIFFERENCE = "\\"
    SEQUENCE = ";"
    INVERSE = "^-1"
    CLOSURE = "^+"
    IDENTITY_ON = "[]"
    PRODUCT = "*"
    DOMAIN = "domain"
    RANGE = "range"
    FIXPOINT = "let rec"


@dataclass(frozen=True, eq=False)
class Node:
    """One node. Equal nodes are the same object, so nodes compare by identity.

    For ``FIXPOINT`` the arguments are the bodies of the group and ``name`` tells which one this is;
    ``variables`` are their `VARIABLE` nodes in the same order.
    """

    op: Op
    kind: Kind
    name: str
    arguments: tuple["Node", ...]
    variables: tuple["Node", ...]
    number: int
    level: Level
    monotone: bool
    open: bool
    """Does it mention a variable whose recursive definition is outside of it?"""
    positive: bool
    """Can it only grow when such variables do?"""
    depth: int
    """The length of the longest chain of arguments."""
    labels: list[str] = field(default_factory=list)
    """Names that models bind to this node, in order of definition."""


_Key: TypeAlias = tuple[Op, Kind, str, tuple[int, ...], tuple[int, ...]]
_BASE_LEVELS = {"rf": Level.READS_FROM, "co": Level.COHERENCE, "fr": Level.COHERENCE}


class Graph:
    """The table that makes equal nodes identical. One model has one graph."""

    def __init__(self) -> None:
        self._nodes: dict[_Key, Node] = {}

    def node(
        self,
        op: Op,
        kind: Kind,
        *arguments: Node,
        name: str = "",
        variables: tuple[Node, ...] = (),
    ) -> Node:
        """The node with these parts, simplified by the laws that do not depend on the program."""
        simpler = self._simplify(op, kind, arguments)
        if simpler is not None:
            return simpler
        key = (op, kind, name, tuple(a.number for a in arguments), tuple(v.number for v in variables))
        found = self._nodes.get(key)
        if found is None:
            found = self._new(op, kind, name, arguments, variables)
            self._nodes[key] = found
        return found

    def _new(
        self, op: Op, kind: Kind, name: str, arguments: tuple[Node, ...], variables: tuple[Node, ...]
    ) -> Node:
        own = _BASE_LEVELS.get(name, Level.STATIC) if op is Op.BASE_RELATION else Level.STATIC
        level = max((a.level for a in arguments), default=own)
        free = op is Op.VARIABLE or (op is not Op.FIXPOINT and any(a.open for a in arguments))
        monotone, positive = all(a.monotone for a in arguments), all(a.positive for a in arguments)
        if op is Op.DIFFERENCE:
            left, right = arguments
            monotone = left.monotone and right.level is Level.STATIC
            positive = left.positive and not right.open
        depth = 1 + max((a.depth for a in arguments), default=0)
        number = len(self._nodes)
        return Node(op, kind, name, arguments, variables, number, level, monotone, free, positive, depth)

    def relation(self, name: str) -> Node:
        """A relation that the engine or the event structure gives."""
        return self.node(Op.BASE_RELATION, Kind.RELATION, name=name)

    def set(self, name: str) -> Node:
        """A set of events that the event structure gives: a tag or one of its own sets."""
        return self.node(Op.BASE_SET, Kind.SET, name=name)

    def empty(self, kind: Kind) -> Node:
        """The empty set or relation."""
        return self.node(Op.EMPTY, kind)

    def union(self, *operands: Node) -> Node:
        """The union of one or more nodes of one kind."""
        result, *rest = operands
        for operand in rest:
            result = self.node(Op.UNION, result.kind, result, operand)
        return result

    def _simplify(self, op: Op, kind: Kind, arguments: tuple[Node, ...]) -> Node | None:
        if not arguments or op is Op.FIXPOINT:
            return None
        if len(arguments) == 1:
            return self._simpler_unary(op, kind, arguments[0])
        left, right = arguments
        if op is Op.UNION:
            if left is right or right.op is Op.EMPTY:
                return left
            return right if left.op is Op.EMPTY else None
        if op is Op.DIFFERENCE:
            return self._simpler_difference(left, right)
        if left.op is Op.EMPTY or right.op is Op.EMPTY:
            return self.empty(kind)
        return self._simpler_product(op, left, right)

    def _simpler_product(self, op: Op, left: Node, right: Node) -> Node | None:
        if op is Op.INTERSECTION:
            if left is right or _is_everything(right):
                return left
            return right if _is_everything(left) else None
        if op is Op.SEQUENCE:
            if _is_given(left, "id") or (_is_on_accesses(left) and _joins_accesses(right, 0)):
                return right
            if _is_given(right, "id") or (_is_on_accesses(right) and _joins_accesses(left, 1)):
                return left
        return None

    def _simpler_unary(self, op: Op, kind: Kind, argument: Node) -> Node | None:
        if argument.op is Op.EMPTY:
            return self.empty(kind)
        if op is Op.IDENTITY_ON and argument.op is Op.EVERYTHING:
            return self.relation("id")
        if op in (Op.INVERSE, Op.CLOSURE) and (argument.op is Op.IDENTITY_ON or _is_given(argument, "id")):
            return argument
        return None

    def _simpler_difference(self, left: Node, right: Node) -> Node | None:
        if left.op is Op.EMPTY or right.op is Op.EMPTY:
            return left
        if _is_given(right, "id") and _is_from_read(left):
            return self.relation("fr")
        if right.op is Op.INTERSECTION:
            for one, other in (right.arguments, right.arguments[::-1]):
                if one is left and _is_given(other, "int"):
                    return self.node(Op.INTERSECTION, left.kind, left, self.relation("ext"))
        return None


def _is_everything(node: Node) -> bool:
    """Is it all events, or all pairs of events?"""
    if node.op is Op.PRODUCT:
        return all(argument.op is Op.EVERYTHING for argument in node.arguments)
    return node.op is Op.EVERYTHING


_ACCESSES = ("rf", "co", "fr", "loc", "amo", "lxsx")
"""Relations between accesses only."""


def _is_on_accesses(node: Node) -> bool:
    """Is it ``[R | W]``?"""
    if node.op is not Op.IDENTITY_ON or node.arguments[0].op is not Op.UNION:
        return False
    return sorted(argument.name for argument in node.arguments[0].arguments) == ["R", "W"]


def _joins_accesses(node: Node, end: int) -> bool:
    """Does a relation only ever begin (``end`` 0) or end (1) in accesses, by its form?"""
    match node.op:
        case Op.BASE_RELATION:
            return node.name in _ACCESSES
        case Op.UNION:
            return all(_joins_accesses(argument, end) for argument in node.arguments)
        case Op.INTERSECTION:
            return any(_joins_accesses(argument, end) for argument in node.arguments)
        case Op.SEQUENCE:
            return _joins_accesses(node.arguments[-end], end)
        case Op.DIFFERENCE | Op.CLOSURE:
            return _joins_accesses(node.arguments[0], end)
        case _:
            return False


def _is_given(node: Node, name: str) -> bool:
    return node.op is Op.BASE_RELATION and node.name == name


def _is_from_read(node: Node) -> bool:
    """Is it ``rf^-1 ; co``?"""
    if node.op is not Op.SEQUENCE or node.arguments[0].op is not Op.INVERSE:
        return False
    left, right = node.arguments
    return _is_given(left.arguments[0], "rf") and _is_given(right, "co")


def union_members(node: Node) -> tuple[Node, ...]:
    """The operands of nested unions, left to right, each once."""
    found: dict[int, Node] = {}
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if at.number in seen:
            continue
        seen.add(at.number)
        if at.op is Op.UNION:
            waiting += reversed(at.arguments)
        else:
            found[at.number] = at
    return tuple(found.values())
