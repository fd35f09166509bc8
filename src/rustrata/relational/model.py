"""Memory models: a cat file compiled against the tags that the events of its layer can carry.

A misspelt tag is an error and not an empty set, because the *vocabulary* is known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import CheckKind
from rustrata.relational.elaborate import Axiom, Elaborator, prelude
from rustrata.relational.ir import Node, Op, union_members
from rustrata.source import SourceFile


@dataclass(frozen=True, eq=False)
class Model:
    """A compiled model.

    ``definitions`` are its names at the end of the file, ``given`` those that it began with: the base
    relations and sets and the prelude.
    """

    name: str
    title: str
    axioms: tuple[Axiom, ...]
    flags: tuple[Axiom, ...]
    definitions: Mapping[str, Node] = field(repr=False)
    given: Mapping[str, Node] = field(repr=False)

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
        return replace(self, axioms=tuple(a for a in self.axioms if a.name != axiom))

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


def parse_model(
    source: SourceFile,
    name: str,
    vocabulary: frozenset[str],
    library: Callable[[str], SourceFile | None] = lambda _: None,
) -> Model:
    """Compile the text of a cat model. ``library`` finds the files that it includes.

    Raises:
        RustrataError: CAT001 syntax, CAT002 unknown name, CAT003 kinds, CAT004 unsupported,
            CAT005 a recursive definition that is not monotone, CAT006 a file that cannot be included.
    """
    elaborator = Elaborator(vocabulary, library)
    elaborator.run(prelude())
    given = elaborator.nodes()
    file = parse_cat(source)
    elaborator.run(file)
    axioms, flags = tuple(elaborator.axioms), tuple(elaborator.flags)
    return Model(name, file.title, axioms, flags, elaborator.nodes(), given)
