"""The functions of an ``.lr`` file, typed one after the other; and what the file expects of them.

A function may call those before it, at their types, whether they are typed or not. ``expect typed f`` and
``expect reject RULE f`` are judged here; the other expectations are about running.
"""

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.scanner import mistake
from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.bodies import Surroundings, function_type
from rustrata.typing.elaborate import Elaborated, elaborate
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import THESIS, Profile
from rustrata.typing.recheck import recheck
from rustrata.typing.rejection import Contexts, PremiseFails, Rejection
from rustrata.typing.types import Fn
from rustrata.typing.well_formed import TypeScope, read_type


@record
class TypedProgram:
    """What the type system says of a program: of each function, and of its ``type`` items if ill-formed."""

    functions: tuple[Elaborated, ...]
    ill_formed: tuple[Rejection, ...]
    expectations: tuple[syntax.ExpectItem, ...]

    def of(self, name: str) -> Elaborated | None:
        """What it says of the function of this name."""
        return next((one for one in self.functions if one.function.name.text == name), None)

    def expected(self, name: str) -> tuple[syntax.ExpectItem, ...]:
        """What the file expects of the types of a function."""
        return tuple(item for item in self.expectations if item.subject.text == name)


def type_program(program: syntax.SourceProgram, profile: Profile = THESIS) -> TypedProgram:
    """Type every function; derivations are re-checked. Raises LRS003 for two items of one name."""
    _refuse_doubles(program)
    abbreviations = {item.name.text: item for item in program.items if isinstance(item, syntax.TypeItem)}
    around = Surroundings(abbreviations, {}, profile)
    known: dict[str, Fn] = {}
    functions: list[Elaborated] = []
    for function in program.items:
        if not isinstance(function, syntax.Function):
            continue
        here = Surroundings(abbreviations, dict(known), profile)
        functions.append(elaborate(function, here))
        if isinstance(functions[-1].outcome, Derivation):
            recheck(functions[-1].function, functions[-1].outcome)
        try:
            known[function.name.text] = function_type(function, around)
        except PremiseFails:
            # The rejection of the function says so; one that is called is then unknown.
            continue
    kinds = {syntax.Expectation.TYPED, syntax.Expectation.REJECT}
    expectations = (item for item in program.items if isinstance(item, syntax.ExpectItem))
    ill_formed = tuple(_abbreviations(abbreviations, profile))
    return TypedProgram(
        tuple(functions), ill_formed, tuple(i for i in expectations if i.expectation in kinds)
    )


def _refuse_doubles(program: syntax.SourceProgram) -> None:
    seen: dict[tuple[bool, str], Span] = {}
    for item in program.items:
        if isinstance(item, syntax.ExpectItem):
            continue
        name = item.name
        if seen.setdefault((isinstance(item, syntax.TypeItem), name.text), name.span) is not name.span:
            raise mistake("LRS003", f"two items are called `{name.text}`", name.span, help="rename one")


def _abbreviations(items: dict[str, syntax.TypeItem], profile: Profile) -> list[Rejection]:
    found = []
    for item in items.values():
        others = {name: other for name, other in items.items() if other is not item}
        scope = TypeScope(others, frozenset(name.text for name in item.lifetimes), profile)
        try:
            read_type(item.type_, scope)
        except PremiseFails as failure:
            found.append(rejection_of(failure, item.name.text, Contexts((), (), (), ())))
    return found


def rejection_of(failure: PremiseFails, name: str, contexts: Contexts) -> Rejection:
    """The rejection of an item, for a premise that fails in these contexts."""
    told = (failure.premise, failure.needed, failure.cause, failure.span)
    return Rejection(name, failure.rule, *told, contexts, failure.rustc, failure.notes)


def is_met(expectation: syntax.ExpectItem, outcome: Derivation | Rejection) -> bool:
    """Is an outcome the one expected? ``reject`` takes a rule, a code of a diagnostic, or a code of rustc."""
    if expectation.expectation is syntax.Expectation.TYPED:
        return isinstance(outcome, Derivation)
    assert expectation.code is not None, "`expect reject` names what rejects"
    if isinstance(outcome, Derivation):
        return False
    return expectation.code.text in {outcome.rule, outcome.cause.value, outcome.rustc}
