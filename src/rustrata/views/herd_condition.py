"""Conditions as herd7 prints them: ``not (..)``, and parentheses around a disjunction in a conjunction."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from rustrata.executions.outcomes import And, Condition, Equals, Not, Or


def herd_condition(condition: Condition, addresses: Mapping[int, str] = MappingProxyType({})) -> str:
    """The text between the parentheses of ``exists (..)``; ``addresses`` names the values that are addresses.

    Our syntax tree has no implication: ``p => q`` is printed as ``not (p) \\/ q``.
    """

    def shown(condition: Condition) -> str:
        match condition:
            case Equals(observable, value):
                return f"{observable}={addresses.get(value, value)}"
            case Not(operand):
                return f"not ({shown(operand)})"
            case And(operands):
                return " /\\ ".join(map(in_conjunction, operands)) or "true"
            case Or(operands):
                return " \\/ ".join(map(shown, operands)) or "false"
            case _:
                assert_never(condition)

    def in_conjunction(condition: Condition) -> str:
        text = shown(condition)
        return f"({text})" if isinstance(condition, Or) and condition.operands else text

    return shown(condition)
