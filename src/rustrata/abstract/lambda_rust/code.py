"""A core program as a table of nodes: which variables each needs, and where it finds their values.

An environment is a tuple of the values of a node's free variables, in the order of their names, and of
nothing else, so that two states that differ only in values no longer needed are one state. It stands for the
substitution of the paper: `tests/abstract` compares the two.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple, TypeAlias

from rustrata.abstract.lambda_rust.rules import literal_value
from rustrata.abstract.lambda_rust.values import Value
from rustrata.programs.lambda_rust import core
from rustrata.programs.lambda_rust.core import Expression
from rustrata.programs.scanner import mistake

Picks: TypeAlias = tuple[int, ...]

NONE: Final = -1
MOST_VARIABLES: Final = 4_000_000
"""Free variables of all nodes together; a larger program is refused."""


class Plan(NamedTuple):
    """How the operands of a node are found from one of them on.

    Up to ``child``, the next operand that must be run, they are values: ``picks`` into the environment,
    ``constants`` and ``functions``. The rest of the environment is what the node needs after ``child``, or,
    without a child, what its branches need.
    """

    constants: tuple[Value, ...]
    globals: tuple[str, ...]
    functions: tuple[tuple[int, Picks], ...]
    picks: Picks
    child: int
    child_picks: Picks
    next_stage: int
    rest: Picks


class Node:
    """A form of the core at its place in a program."""

    __slots__ = ("bound", "expression", "free", "index", "operands", "plans", "tails", "unbound")

    def __init__(self, index: int, expression: Expression) -> None:
        self.index = index
        self.expression = expression
        self.operands: list[Node] = []
        self.tails: list[Node] = []
        self.free: tuple[str, ...] = ()
        self.bound = False
        """Is this a variable with a binder?"""
        self.unbound: Node | None = None
        """The first variable in it that nothing binds."""
        self.plans: dict[int, Plan] = {}


def operands_of(expression: Expression) -> tuple[Expression, ...]:
    """What is run before the form itself, from left to right."""
    match expression:
        case core.Binary():
            return expression.left, expression.right
        case core.Apply():
            return expression.function, *expression.arguments
        case core.Read():
            return (expression.place,)
        case core.Write():
            return expression.place, expression.value
        case core.Cas():
            return expression.place, expression.expected, expression.new
        case core.Allocate():
            return (expression.size,)
        case core.Free():
            return expression.size, expression.place
        case core.Case():
            return (expression.scrutinee,)
        case core.Variable() | core.Literal() | core.Recursive() | core.Fork():
            return ()


def tails_of(expression: Expression) -> tuple[Expression, ...]:
    """What may be run after it: branches, a function's body, the body of a new thread."""
    match expression:
        case core.Recursive() | core.Fork():
            return (expression.body,)
        case core.Case():
            return expression.branches
        case _:
            return ()


def binders_of(expression: Expression) -> tuple[str, ...]:
    """The variables that a function binds in its body."""
    if not isinstance(expression, core.Recursive):
        return ()
    return tuple(name for name in (expression.name, *expression.parameters) if name is not None)


class _Leave(NamedTuple):
    """The end of what some binders bind."""

    names: tuple[str, ...]


class Code:
    """The nodes of a program, and its functions by name."""

    def __init__(self, functions: Iterable[tuple[str, core.Recursive]], entry: Expression) -> None:
        self.nodes: list[Node] = []
        named = dict(functions)
        self.functions = {name: self._enter(function) for name, function in named.items()}
        self.entry = self._enter(entry)
        self._find_free_variables(frozenset(named))

    def _enter(self, root: Expression) -> int:
        """Number the occurrences below a form, each before what is inside it."""
        bound: dict[str, int] = {}
        first = len(self.nodes)
        pending: list[tuple[Expression, list[Node]] | _Leave] = [(root, [])]
        while pending:
            top = pending.pop()
            if isinstance(top, _Leave):
                for name in top.names:
                    bound[name] -= 1
                continue
            expression, siblings = top
            node = Node(len(self.nodes), expression)
            self.nodes.append(node)
            siblings.append(node)
            if isinstance(expression, core.Variable):
                node.bound = bound.get(expression.name, 0) > 0
            binders = binders_of(expression)
            for name in binders:
                bound[name] = bound.get(name, 0) + 1
            if binders:
                pending.append(_Leave(binders))
            pending.extend((child, node.tails) for child in reversed(tails_of(expression)))
            pending.extend((child, node.operands) for child in reversed(operands_of(expression)))
        return first

    def _find_free_variables(self, functions: frozenset[str]) -> None:
        total = 0
        for node in reversed(self.nodes):
            expression = node.expression
            if isinstance(expression, core.Variable):
                node.free = (expression.name,) if node.bound else ()
                node.unbound = None if node.bound or expression.name in functions else node
                continue
            children = [*node.operands, *node.tails]
            node.unbound = next((child.unbound for child in children if child.unbound is not None), None)
            names = {name for child in children for name in child.free}.difference(binders_of(expression))
            shared = next((child.free for child in children if len(child.free) == len(names)), None)
            node.free = shared if shared is not None and names.issuperset(shared) else tuple(sorted(names))
            total += len(names)
            if total > MOST_VARIABLES:
                message = "unsupported: too many variables are alive at too many places"
                raise mistake("LRS002", message, expression.span)

    def names(self) -> frozenset[str]:
        """Every name that something binds, and those of the functions."""
        bound = {name for node in self.nodes for name in binders_of(node.expression)}
        return frozenset(bound | self.functions.keys())

    def plan(self, node: Node, stage: int) -> Plan:
        """How the operands from number ``stage`` on are found."""
        known = node.plans.get(stage)
        if known is None:
            known = node.plans[stage] = self._plan(node, stage)
        return known

    def _plan(self, node: Node, stage: int) -> Plan:
        have = _needs(node, stage)
        simple: list[Node] = []
        child, after = NONE, len(node.operands)
        for number, operand in enumerate(node.operands[stage:], start=stage):
            stuck = self.not_closed(operand)
            if stuck is not None or not self._is_value(operand):
                child, after = (stuck or operand).index, number + 1
                break
            simple.append(operand)
        child_free = () if child == NONE else self.nodes[child].free
        constants, names, functions, picks = self._values(simple, have)
        rest = _needs(node, after)
        return Plan(
            constants, names, functions, picks, child, picked(have, child_free), after, picked(have, rest)
        )

    def not_closed(self, node: Node) -> Node | None:
        """The variable that nothing binds and for which a function is no value: only closed ones are."""
        match node.expression:
            case core.Recursive():
                return node.unbound
            case core.Variable(name) if not node.bound and name in self.functions:
                return self.nodes[self.functions[name]].unbound
            case _:
                return None

    def _is_value(self, node: Node) -> bool:
        match node.expression:
            case core.Literal() | core.Recursive():
                return True
            case core.Variable(name):
                return node.bound or name in self.functions
            case _:
                return False

    def _values(
        self, operands: list[Node], have: tuple[str, ...]
    ) -> tuple[tuple[Value, ...], tuple[str, ...], tuple[tuple[int, Picks], ...], Picks]:
        """Where values are found: in the environment, then constants, then named functions, then others."""
        constants: list[Value] = []
        names: list[str] = []
        functions: list[tuple[int, Picks]] = []
        for operand in operands:
            match operand.expression:
                case core.Literal(value):
                    constants.append(literal_value(value))
                case core.Variable(name) if not operand.bound:
                    names.append(name)
                case core.Recursive():
                    functions.append((operand.index, picked(have, operand.free)))
                case _:
                    continue
        constant = len(have)
        name_ = constant + len(constants)
        function = name_ + len(names)
        picks: list[int] = []
        for operand in operands:
            if operand.bound:
                picks.append(have.index(operand.free[0]))
            elif isinstance(operand.expression, core.Literal):
                picks.append(constant)
                constant += 1
            elif isinstance(operand.expression, core.Variable):
                picks.append(name_)
                name_ += 1
            else:
                picks.append(function)
                function += 1
        return tuple(constants), tuple(names), tuple(functions), tuple(picks)

    def call_picks(self, function: Node) -> Picks:
        """Where a body finds its variables in: the captured ones, the arguments, the function itself."""
        assert isinstance(function.expression, core.Recursive), "only functions are called"
        known = function.plans.get(0)
        if known is None:
            parameters = function.expression.parameters
            places = {name: number for number, name in enumerate(function.free)}
            if function.expression.name is not None:
                places[function.expression.name] = len(function.free) + len(parameters)
            for number, parameter in enumerate(parameters, start=len(function.free)):
                if parameter is not None:
                    places[parameter] = number
            picks = tuple(places[name] for name in function.tails[0].free)
            known = function.plans[0] = Plan((), (), (), picks, NONE, (), 0, ())
        return known.picks

    def tail_picks(self, node: Node, number: int) -> Picks:
        """Where branch ``number`` finds its variables in the environment of all branches."""
        key = -1 - number
        known = node.plans.get(key)
        if known is None:
            picks = picked(_needs(node, len(node.operands)), node.tails[number].free)
            known = node.plans[key] = Plan((), (), (), picks, NONE, (), 0, ())
        return known.picks


def picked(have: tuple[str, ...], wanted: tuple[str, ...]) -> Picks:
    """The places of names among others."""
    if not wanted:
        return ()
    if have == wanted:
        return tuple(range(len(have)))
    places = {name: number for number, name in enumerate(have)}
    return tuple(places[name] for name in wanted)


def _needs(node: Node, stage: int) -> tuple[str, ...]:
    """The variables of the operands from ``stage`` on and of the branches."""
    if stage == 0:
        return node.free
    if stage == len(node.operands) and not node.tails:
        return ()
    return tuple(sorted(set(_names(node, stage))))


def _names(node: Node, stage: int) -> Iterator[str]:
    for child in (*node.operands[stage:], *node.tails):
        yield from child.free
