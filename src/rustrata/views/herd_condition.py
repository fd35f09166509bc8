"""Conditions as herd7 prints them: ``not (..)``, and parentheses around a disjunction in a conjunction."""

from typing import assert_never

from rustrata.executions.outcomes import And, Condition, Equals, Not, Or


def herd_condition(condition: Condition) -> str:
    """The text between the parentheses of ``exists (..)``.

    Our syntax tree has no implication: ``p => q`` is printed as ``not (p) \\/ q``.
    """
    match condition:
        case Equals(observable, value):
            return f"{observable}={value}"
        case Not(operand):
            return f"not ({herd_condition(operand)})"
        case And(operands):
            return " /\\ ".join(map(_in_conjunction, operands)) or "true"
        case Or(operands):
            return " \\/ ".join(map(herd_condition, operands)) or "false"
        case _:
            assert_never(condition)


def _in_conjunction(condition: Condition) -> str:
    text = herd_condition(condition)
    return f"({text})" if isinstance(condition, Or) and condition.operands else text
