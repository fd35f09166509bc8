"""Texts of λRust and what the type system says of them."""

from rustrata.programs.lambda_rust import parse, syntax
from rustrata.source import SourceFile
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES
from rustrata.typing.programs import TypedProgram, type_program
from rustrata.typing.rejection import Rejection


def program_of(text: str) -> syntax.SourceProgram:
    """The syntax tree of a text."""
    return parse(SourceFile("test.lr", text))


def typed(text: str, profile: str = "thesis-2020") -> TypedProgram:
    """What the type system says of every function of a text."""
    return type_program(program_of(text), PROFILES[profile])


def derivation(text: str, profile: str = "thesis-2020") -> Derivation:
    """The derivation of the last function of a text."""
    outcome = typed(text, profile).functions[-1].outcome
    assert isinstance(outcome, Derivation), f"{outcome.rule}: {outcome.premise}; needed: {outcome.needed}"
    return outcome


def rejection(text: str, profile: str = "thesis-2020") -> Rejection:
    """The rejection of the last function of a text; those before it must be typed."""
    *before, last = typed(text, profile).functions
    for one in before:
        assert isinstance(one.outcome, Derivation), f"{one.function.name.text}: {one.outcome}"
    assert isinstance(last.outcome, Rejection), f"{last.function.name.text} is typed"
    return last.outcome
