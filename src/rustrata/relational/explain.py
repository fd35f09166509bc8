"""Why an outcome is forbidden: the axiom, and the shortest cycle that breaks it, step by step.

A forbidden outcome has candidate executions all of which break some axiom. The one shown breaks the
fewest axioms, then has the shortest cycle, then comes first in the order of the search.
"""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import islice

from rustrata.records import record
from rustrata.relational.assignments import Key
from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.elaborate import Axiom
from rustrata.relational.evaluate import Evaluator
from rustrata.relational.ir import Kind, Node, Op, union_members
from rustrata.relational.relation import Relations, members
from rustrata.relational.search import Budget, Candidate, Search

_CANDIDATES = 400
"""How many candidate executions are compared for the clearest explanation."""


@record
class Step:
    """One edge of a cycle, named as in the model."""

    source: int
    relation: str
    target: int


@record
class Forbidden:
    """A candidate execution, the axiom that it breaks and the edges that break it."""

    axiom: str
    kind: CheckKind
    cycle: tuple[Step, ...]
    candidate: Candidate


def explain(
    evaluators: Callable[[], Iterable[Evaluator]],
    wanted: Callable[[Key], bool],
    budget: Budget,
    guesses: tuple[int, ...] = (),
) -> Forbidden | None:
    """Why no outcome that ``wanted`` accepts is allowed, which the caller knows; None when no path can
    even produce one. ``evaluators`` gives one evaluator for each event structure.

    Raises:
        Stopped: when the budget is used up.
    """
    for lax in (False, True):
        near_misses = (
            _clearest(evaluator, candidate)
            for evaluator in evaluators()
            for candidate in Search(evaluator.structure, None, budget, lax=lax, guesses=guesses).candidates(
                wanted
            )
        )
        best = min(islice(near_misses, _CANDIDATES), key=lambda ranked: ranked[:2], default=None)
        if best is not None:
            return best[2]
    return None


def _clearest(evaluator: Evaluator, candidate: Candidate) -> tuple[int, int, Forbidden]:
    """How many axioms a candidate breaks, the length of the shortest cycle, and that cycle."""
    broken = [axiom for axiom in evaluator.model.axioms if not meets(evaluator, candidate, axiom)]
    if not broken:
        return 1, 0, _without_choice(evaluator, candidate)
    explained = [
        Forbidden(axiom.name, axiom.kind, cycle_of(evaluator, candidate, axiom), candidate)
        for axiom in broken
    ]
    forbidden = min(explained, key=lambda each: len(each.cycle))
    return len(broken), len(forbidden.cycle), forbidden


def _without_choice(evaluator: Evaluator, candidate: Candidate) -> Forbidden:
    """What breaks the series of choices that gets furthest, where no choice that a model makes is right.
    There is no one cycle to show."""
    rf, co, fr = candidate.reads_from, candidate.coherence, candidate.from_reads
    branches = evaluator.branches(rf, co, fr, lambda: None)
    allowed = next(iter(branches), None)
    assert allowed is None, "an allowed outcome is not explained"
    _, name, kind = branches.furthest
    return Forbidden(name, kind, (), candidate)


def meets(evaluator: Evaluator, candidate: Candidate, axiom: Axiom) -> bool:
    """Does the execution meet one axiom?"""
    value = evaluator.value(axiom.node, candidate.reads_from, candidate.coherence, candidate.from_reads)
    return not evaluator.breaks(axiom, value)


def cycle_of(evaluator: Evaluator, candidate: Candidate, axiom: Axiom) -> tuple[Step, ...]:
    """The shortest list of named edges that shows how an execution breaks an axiom.

    It is a cycle for ``acyclic`` and ``irreflexive``, a path for ``empty``, and empty where the axiom
    demands that something is there (``~``), since then nothing can be pointed at.
    """
    explainer = _Explainer(evaluator, candidate)
    node, algebra = axiom.node, evaluator.algebra
    value = explainer.value(node)
    if axiom.negated:
        return ()
    if node.kind is Kind.SET:
        return (Step(next(members(value)), name_of(node), next(members(value))),)
    if axiom.kind is CheckKind.ACYCLIC:
        loops = [path for start in range(algebra.size) if (path := shortest(algebra, value, start, start))]
        return tuple(step for a, b in min(loops, key=len) for step in explainer.edge(node, a, b, top=True))
    if axiom.kind is CheckKind.IRREFLEXIVE:
        value &= algebra.identity
    return tuple(_fewest(explainer.edge(node, a, b, top=True) for a, b in algebra.pairs(value)))


def shortest(algebra: Relations, relation: int, start: int, goal: int) -> tuple[tuple[int, int], ...]:
    """The edges of a shortest non-empty path, or () when there is none."""
    came_from: dict[int, int] = {}
    queue = deque([start])
    while queue:
        at = queue.popleft()
        for after in members(algebra.successors(relation, at)):
            if after == goal:
                edges = [(at, goal)]
                while at != start:
                    edges.append((came_from[at], at))
                    at = came_from[at]
                return tuple(reversed(edges))
            if after not in came_from and after != start:
                came_from[after] = at
                queue.append(after)
    return ()


class _Explainer:
    """Spells out edges of derived relations in terms of named and base relations."""

    def __init__(self, evaluator: Evaluator, candidate: Candidate) -> None:
        self.evaluator = evaluator
        self.algebra = evaluator.algebra
        self._rf = candidate.reads_from
        self._co = candidate.coherence
        self._fr = candidate.from_reads
        self._values: dict[int, int] = {}

    def value(self, node: Node) -> int:
        if node.number not in self._values:
            self._values[node.number] = self.evaluator.value(node, self._rf, self._co, self._fr)
        return self._values[node.number]

    def holds(self, node: Node, a: int, b: int) -> bool:
        return bool(self.value(node) >> (a * self.algebra.size + b) & 1)

    def edge(self, node: Node, a: int, b: int, *, top: bool = False) -> list[Step]:
        """The edge (a, b) of a node, as the shortest list of named steps.

        What an axiom is about, ``top``, is spelled out and not named; so is a sequence that is a member
        of a union which the axiom itself writes.
        """
        if node.op is Op.UNION:
            spelled = top and not node.labels
            holding = (member for member in union_members(node) if self.holds(member, a, b))
            return _fewest(self.edge(m, a, b, top=spelled and m.op is Op.SEQUENCE) for m in holding)
        if node.op is Op.CLOSURE:
            inner = node.arguments[0]
            hops = shortest(self.algebra, self.value(inner), a, b)
            return [step for x, y in hops for step in self.edge(inner, x, y)]
        if node.op is Op.IDENTITY_ON or node.name == "id":
            return []
        if node.op is Op.BASE_RELATION or (node.labels and not top):
            return [Step(a, name_of(node), b)]
        return self._unnamed(node, a, b)

    def _unnamed(self, node: Node, a: int, b: int) -> list[Step]:
        match node.op:
            case Op.SEQUENCE:
                return self._through(node, a, b)
            case Op.INTERSECTION | Op.DIFFERENCE:
                return _fewest(self.edge(n, a, b) for n in self._telling(node))
            case Op.INVERSE:
                forward = self.edge(node.arguments[0], b, a)
                return [Step(s.target, f"{s.relation}^-1", s.source) for s in reversed(forward)]
            case _:
                return [Step(a, name_of(node), b)]

    def _telling(self, node: Node) -> tuple[Node, ...]:
        """The operands of an intersection or difference that say most: of those that are more than a
        filter, the ones that depend on the latest choice."""
        if node.op is Op.DIFFERENCE:
            return node.arguments[:1]
        telling = [
            n for n in node.arguments if n.op is not Op.PRODUCT and n.name not in ("loc", "int", "ext")
        ]
        latest = max((n.level for n in telling), default=None)
        return tuple(n for n in telling if n.level is latest) or node.arguments[:1]

    def _through(self, node: Node, a: int, b: int) -> list[Step]:
        left, right = node.arguments
        middles = self.algebra.successors(self.value(left), a) & self.algebra.predecessors(
            self.value(right), b
        )
        return _fewest(self.edge(left, a, m) + self.edge(right, m, b) for m in members(middles))


def name_of(node: Node) -> str:
    """The name under which a node is shown: its first in the model, or its operator."""
    if node.op in (Op.BASE_RELATION, Op.BASE_SET):
        return node.name
    return node.labels[0] if node.labels else node.op.value


def _fewest(ways: Iterable[list[Step]]) -> list[Step]:
    return min(ways, key=len, default=[])
