"""Memory models: a cat file compiled against the tags that the events of its layer can carry.

A misspelt tag is an error and not an empty set, because the *vocabulary* is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pkgutil import get_data

from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.recursion import deep_recursion
from rustrata.relational.cat.syntax import CatFile, CheckKind
from rustrata.relational.deferred import Test, Waiting
from rustrata.relational.denotations import Scope
from rustrata.relational.elaborate import Axiom, Elaborator
from rustrata.relational.instructions import Library
from rustrata.relational.ir import Kind, Node, Op, union_members
from rustrata.relational.symbolic import Symbolic
from rustrata.relational.vocabulary import REGISTER_RELATIONS, REGISTER_SETS, Vocabulary, base_scope
from rustrata.source import SourceFile


@dataclass(frozen=True, eq=False)
class Model:
    """A compiled model.

    ``definitions`` are its names at the end of the file, ``given`` those that it began with: the base
    relations and sets and the prelude. ``waiting`` is what is decided for each execution anew. A model
    with ``registers`` looks at the registers of instructions, to compute dependencies itself. One that gives
    coherence another name and orders some writes only, as C11 does atomic ones, says which: ``ordered``.
    """

    name: str
    title: str
    axioms: tuple[Axiom, ...]
    flags: tuple[Axiom, ...]
    definitions: Mapping[str, Node] = field(repr=False)
    given: Mapping[str, Node] = field(repr=False)
    waiting: Waiting = field(repr=False, default=Waiting())
    registers: bool = False
    ordered: Node | None = None

    @cached_property
    def coherent(self) -> bool:
        """Does an axiom imply SC per location, in the form ``acyclic po-loc | rf | co | fr | ...``?"""
        return any(self._implies_coherence(axiom) for axiom in self.axioms)

    @cached_property
    def atomic(self) -> bool:
        """Does an axiom imply that no other thread writes between the halves of an RMW, in the form
        ``empty rmw & (fre ; coe)`` or ``empty rmw & (fr ; co)``?"""
        return any(self._implies_atomicity(axiom) for axiom in self.axioms)

    def without(self, axiom: str) -> "Model":
        """The model less one axiom, for mutation tests and for asking what an axiom forbids."""
        kept = tuple(a for a in self.axioms if a.name != axiom)
        actions = tuple(a for a in self.waiting.actions if not (isinstance(a, Test) and a.name == axiom))
        return replace(self, axioms=kept, waiting=replace(self.waiting, actions=actions))

    def _implies_coherence(self, axiom: Axiom) -> bool:
        if axiom.kind is not CheckKind.ACYCLIC or axiom.negated:
            return False
        members, given = set(union_members(axiom.node)), self.given
        ordered = given["po-loc"] in members or given["po"] in members
        return ordered and all(given[name] in members for name in ("rf", "co", "fr"))

    def _implies_atomicity(self, axiom: Axiom) -> bool:
        if axiom.kind is not CheckKind.EMPTY or axiom.negated or axiom.node.op is not Op.INTERSECTION:
            return False
        rmw, between = axiom.node.arguments
        given = self.given
        if rmw is not given["rmw"] or between.op is not Op.SEQUENCE:
            return False
        return any(between.arguments == (given[a], given[b]) for a, b in (("fre", "coe"), ("fr", "co")))


@lru_cache(maxsize=1)
def prelude() -> CatFile:
    """The definitions that every model begins with."""
    content = get_data("rustrata.relational.cat", "prelude.cat")
    assert content is not None, "the prelude is a part of the package"
    return parse_cat(SourceFile("prelude.cat", content.decode("utf-8")))


def parse_model(
    source: SourceFile,
    name: str,
    vocabulary: frozenset[str] | Vocabulary,
    library: Library = lambda _: None,
    variants: frozenset[str] = frozenset(),
) -> Model:
    """Compile the text of a cat model.

    ``vocabulary`` are the tags that events may carry, or more. ``library`` finds the files that the model
    includes. ``variants`` are the names for which ``if "name"`` is true, in lower case.

    Raises:
        RustrataError: CAT001 syntax, CAT002 unknown name, CAT003 kinds, CAT004 unsupported, CAT005 a
            recursive definition that is not monotone, CAT006 a file that cannot be included, CAT007
            evaluation that cannot go on.
    """
    words = vocabulary if isinstance(vocabulary, Vocabulary) else Vocabulary(vocabulary)
    with deep_recursion():
        file = parse_cat(source)
        symbolic = Symbolic()
        elaborator = Elaborator(symbolic, variants, library)
        elaborator.scope = _initial(symbolic, words, catdep=file.catdep)
        elaborator.run_file(prelude())
        if words.definitions is not None:
            elaborator.run_file(parse_cat(words.definitions))
        given = elaborator.nodes()
        elaborator.run_file(file)
    return Model(
        name,
        file.title,
        tuple(elaborator.axioms),
        tuple(elaborator.flags),
        elaborator.nodes(),
        given,
        Waiting(tuple(elaborator.deferred), variants, elaborator.terms.operations.enumerations),
        file.catdep,
        elaborator.ordered,
    )


def _initial(symbolic: Symbolic, words: Vocabulary, *, catdep: bool) -> Scope:
    """The names before the prelude."""
    graph = symbolic.graph

    def given(kind: Kind, name: str) -> Node:
        return graph.relation(name) if kind is Kind.RELATION else graph.set(name)

    scope = base_scope(words, given, graph.empty)
    if catdep:
        scope |= {name: graph.relation(name) for name in REGISTER_RELATIONS}
        scope |= {name: graph.set(name) for name in REGISTER_SETS}
        return scope
    amo = graph.relation("amo")
    both_ways = graph.union(amo, graph.node(Op.INVERSE, Kind.RELATION, amo))
    scope |= {name: graph.empty(Kind.RELATION) for name in REGISTER_RELATIONS}
    scope["same-instance"] = graph.union(graph.relation("id"), both_ways)
    scope |= {name: graph.empty(Kind.SET) for name in REGISTER_SETS}
    return scope
