"""The instructions of cat, over any representation of sets and relations.

What a check does, and what becomes of ``with name from set``, is left to those who run a model:
`rustrata.relational.elaborate` compiles it, `rustrata.relational.interpret` runs it on one execution.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import assert_never

from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.relational.cat.reader import parse_cat
from rustrata.relational.cat.syntax import (
    Binding,
    Call,
    CatFile,
    Check,
    Enumeration,
    Forall,
    IfVariant,
    Include,
    Instruction,
    Let,
    MatchTagDo,
    Pattern,
    Procedure,
    Term,
    WithFrom,
)
from rustrata.relational.denotations import ProcedureValue, Scope, SetValue, TagValue, described
from rustrata.relational.operations import mistake
from rustrata.relational.terms import Terms, stuck
from rustrata.source import SourceFile, Span

Library = Callable[[str], SourceFile | None]
"""Finds the text of a file that a model includes."""
MOST_PROCEDURES = 100
"""Nested calls of procedures."""
MOST_INSTRUCTIONS = 50_000
"""Instructions run, those of what is included and of loops each time they are."""


class Instructions(ABC):
    """Runs instructions in order. ``scope`` has the names defined so far."""

    def __init__(self, terms: Terms, library: Library) -> None:
        self.terms = terms
        self.scope: Scope = {}
        self._library = library
        self._including: list[str] = []
        self._calls = 0
        self._run = 0

    def run_file(self, file: CatFile) -> None:
        """Run the instructions of a file.

        Raises:
            RustrataError: CAT002 to CAT007, and CAT001 in an included file.
        """
        self._including.append(file.source.name)
        self.run(file.instructions)
        self._including.pop()

    def run(self, instructions: Sequence[Instruction]) -> None:
        """Run instructions."""
        for instruction in instructions:
            self._run += 1
            if self._run > MOST_INSTRUCTIONS:
                raise stuck(f"more than {MOST_INSTRUCTIONS} instructions are run", instruction.span)
            self._instruction(instruction)

    @abstractmethod
    def check(self, check: Check) -> None:
        """A check."""

    @abstractmethod
    def choose(self, instruction: WithFrom) -> None:
        """``with name from set``."""

    def _instruction(self, instruction: Instruction) -> None:
        match instruction:
            case Let():
                self.let(instruction)
            case Check():
                self.check(instruction)
            case Include(name, span):
                self._include(name, span)
            case Procedure():
                self._procedure(instruction)
            case Call():
                self._call(instruction)
            case Forall():
                self.forall(instruction)
            case WithFrom():
                self.choose(instruction)
            case IfVariant() | MatchTagDo():
                self.run(self._taken(instruction))
            case Enumeration():
                self._enumeration(instruction)
            case _:
                assert_never(instruction)

    def _taken(self, instruction: IfVariant | MatchTagDo) -> tuple[Instruction, ...]:
        if isinstance(instruction, MatchTagDo):
            return self.clause(instruction)
        return instruction.then if self.terms.allows(instruction.condition) else instruction.otherwise

    def _procedure(self, instruction: Procedure) -> None:
        scope = dict(self.scope)
        procedure = ProcedureValue(instruction.parameters, instruction.body, scope)
        self.scope[instruction.name] = procedure
        if instruction.recursive:
            scope[instruction.name] = procedure

    def _enumeration(self, instruction: Enumeration) -> None:
        name, tags = instruction.name, instruction.tags
        self.terms.operations.enumerations[name] = tags
        self.scope[name] = SetValue(tuple(TagValue(name, tag) for tag in tags))

    def let(self, instruction: Let) -> None:
        """Definitions."""
        define = self.terms.recursive if instruction.recursive else self.terms.bound
        self.scope |= define(instruction.bindings, self.scope)
        if instruction.when is not None:
            self.only_when(instruction.when)

    def only_when(self, check: Check) -> None:
        """``let rec ... when check``: the solutions grow, so what fails on the way fails in the end."""
        if check.negated:
            raise unsupported("unsupported: `when ~` in a recursive definition", check.span)
        self.check(check)

    def _include(self, name: str, span: Span) -> None:
        included = self._library(name)
        # A file of a user may be included by a shorter name than its own.
        if name in self._including or (included is not None and included.name in self._including):
            raise RustrataError(Diagnostic("CAT006", f"`{name}` includes itself", span))
        if included is None:
            raise RustrataError(Diagnostic("CAT006", f"cannot find the model file `{name}`", span))
        self.run_file(parse_cat(included))

    def argument(self, pattern: Pattern, term: Term, span: Span) -> Scope:
        """The names that the parameters of a procedure bind."""
        return self.terms.bound((Binding(pattern, term, span),), self.scope)

    def _call(self, call: Call) -> None:
        procedure = self.terms.look_up(call.procedure.name, call.procedure.span, self.scope)
        if not isinstance(procedure, ProcedureValue):
            raise mistake(f"expected a procedure, found {described(procedure)}", call.procedure.span)
        if self._calls >= MOST_PROCEDURES:
            raise stuck(f"more than {MOST_PROCEDURES} calls inside each other", call.span)
        outer = self.scope
        self.scope = procedure.scope | self.argument(procedure.parameters, call.argument, call.span)
        self._calls += 1
        self.run(procedure.body)
        self._calls -= 1
        self.scope = outer

    def forall(self, instruction: Forall) -> None:
        """``forall name in set do body end``."""
        outer = self.scope
        for element in self.terms.elements(instruction.elements, outer):
            self.scope = outer | {instruction.name: element}
            self.run(instruction.body)
        self.scope = outer

    def clause(self, instruction: MatchTagDo) -> tuple[Instruction, ...]:
        """The instructions for the tag that is matched."""
        tag = self.terms.tag_of(instruction.subject, self.scope)
        for name, body in instruction.clauses:
            if name == tag.name:
                return body
        if instruction.default is None:
            raise stuck(f"no clause for the tag `'{tag.name}`", instruction.span)
        return instruction.default


def unsupported(message: str, span: Span) -> RustrataError:
    """CAT004."""
    return RustrataError(Diagnostic("CAT004", message, span))


def name_of_check(check: Check) -> str:
    """The name under which a violation is reported."""
    return check.name or f"{check.kind.value} {' '.join(check.term.span.text.split())}"
