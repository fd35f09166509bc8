"""The types of constants that MIR's text gives in comments, put where they belong."""

from typing import assert_never

from rustrata.programs.rust.bodies import (
    Assert,
    Assign,
    Assume,
    Call,
    CopyNonoverlapping,
    Statement,
    SwitchInt,
    TailCall,
    Terminator,
)
from rustrata.programs.rust.types import Type
from rustrata.programs.rust.values import (
    AdtAggregate,
    ArrayAggregate,
    Binary,
    Borrow,
    Cast,
    ClosureAggregate,
    Constant,
    Discriminant,
    Length,
    Operand,
    PointerAggregate,
    RawBorrow,
    Repeat,
    Rvalue,
    ShallowBox,
    ThreadLocal,
    TupleAggregate,
    Unary,
    Use,
)
from rustrata.records import replaced


def _with_types(
    made: Statement | Terminator, constants: list[tuple[Constant, str]], types: list[tuple[Type, str]]
) -> Statement | Terminator:
    """Gives the constants of a statement the types that rustc prints after it: in order, of those that say
    not enough themselves."""
    at = 0
    typed: dict[int, Constant] = {}
    for constant, text in constants:
        if at < len(types) and _is_it(text, types[at][1]):
            typed[id(constant)] = replaced(constant, type=types[at][0])
            at += 1
    return _rebuilt(made, typed)


def _is_it(text: str, printed: str) -> bool:
    """Is ``printed``, the value in ``Const { .. }``, the constant with this text?"""
    kind, _, rest = printed.partition("(")
    if kind == "Unevaluated":
        return _last_name(rest) in text
    return kind == "Ty" or rest.startswith(text)


def _last_name(unevaluated: str) -> str:
    """The name that ``path, [arguments], None) }`` ends in; ``promoted[0]`` where it is one."""
    promoted = unevaluated.rpartition("Some(promoted[")[2] if "Some(promoted[" in unevaluated else ""
    if promoted:
        return f"promoted[{promoted.split(']')[0]}]"
    path = unevaluated.split(", [")[0]
    return path.rpartition("::")[2]


def _rebuilt(made: Statement | Terminator, typed: dict[int, Constant]) -> Statement | Terminator:
    def operand(found: Operand) -> Operand:
        return typed.get(id(found), found) if isinstance(found, Constant) else found

    match made:
        case Assign():
            return replaced(made, value=_rebuilt_value(made.value, typed))
        case Assume() | SwitchInt():
            return replaced(made, operand=operand(made.operand))
        case CopyNonoverlapping():
            return replaced(
                made,
                destination=operand(made.destination),
                source=operand(made.source),
                count=operand(made.count),
            )
        case Call() | TailCall():
            return replaced(
                made, function=operand(made.function), arguments=tuple(map(operand, made.arguments))
            )
        case Assert():
            return replaced(
                made, condition=operand(made.condition), arguments=tuple(map(operand, made.arguments))
            )
        case _:
            return made


def _rebuilt_value(value: Rvalue, typed: dict[int, Constant]) -> Rvalue:
    def operand(found: Operand) -> Operand:
        return typed.get(id(found), found) if isinstance(found, Constant) else found

    match value:
        case Use() | Repeat() | Cast() | Unary() | ShallowBox():
            return replaced(value, operand=operand(value.operand))
        case Binary():
            return replaced(value, left=operand(value.left), right=operand(value.right))
        case TupleAggregate() | ArrayAggregate() | AdtAggregate() | ClosureAggregate():
            return replaced(value, items=tuple(map(operand, value.items)))
        case PointerAggregate():
            return replaced(value, address=operand(value.address), metadata=operand(value.metadata))
        case Borrow() | RawBorrow() | ThreadLocal() | Discriminant() | Length():
            return value
        case _:
            assert_never(value)
