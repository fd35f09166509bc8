"""Which loops of a mapping's row may be cut to their last round.

A round that is tried again must have changed nothing: in the loop there is one store-exclusive or
compare-and-exchange, no other write, and every register is assigned before it is read. A register may
be carried round when it has what a compare-and-exchange read, and the loop is entered with a plain read of
the same location into it, for then each round begins as the first one did; or when it is put away and back.
"""

from collections.abc import Iterator, Sequence

from rustrata.architecture.instruction import Instruction, Line, Mark, code_of
from rustrata.architecture.operands import LabelReference
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError
from rustrata.executions.actions import (
    Action,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Read,
    Select,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import Expression, IntegerType, Register, Wrap, leaves
from rustrata.source import Span


def check_retry_loops(lines: Sequence[Line], place: Span | None) -> None:
    """Refuse, with ARC008 at ``place``, a loop that is more than the retry of one atomic operation."""
    for at, line in enumerate(lines):
        for operand in line.operands if isinstance(line, Instruction) else ():
            if isinstance(operand, LabelReference) and operand.backward:
                start = lines.index(Mark(operand.name))
                reason = objection(code_of(lines[:start]), code_of(lines[start : at + 1]))
                if reason:
                    message = f"unsupported: a loop {reason}"
                    raise RustrataError(Diagnostic("ARC008", message, span=place))


def objection(before: Code, body: Code) -> str | None:
    """Why the loop ``body``, behind ``before``, cannot be cut to its last round; None when it can."""
    attempts = [action for action in body if isinstance(action, WriteExclusive | CompareExchange)]
    if any(isinstance(action, Write | Update) for action in body):
        return "that writes memory in every round"
    if len(attempts) != 1:
        return "without exactly one store-exclusive or compare-and-exchange"
    for register in _carried(body):
        if not _unchanged(body, register) and not _read_again(before, body, attempts[0], register):
            return f"that carries `{register.removeprefix('%')}` from round to round"
    return None


def _carried(body: Code) -> list[str]:
    """Registers that a round reads before it assigns them, and assigns."""
    assigned: set[str] = set()
    early: dict[str, None] = {}
    for action in body:
        for register in _reads(action):
            if register not in assigned:
                early[register] = None
        assigned.update(_assigns(action))
    return [register for register in early if register in assigned]


def _read_again(before: Code, body: Code, attempt: WriteExclusive | CompareExchange, register: str) -> bool:
    """Does a round leave in the register what it read, and was the same cell read into it before the loop?"""
    loads = [place for place, action in enumerate(before) if not isinstance(action, Assign | Label)]
    if not loads or not isinstance(attempt, CompareExchange):
        return False
    load, entry = before[loads[-1]], before[loads[-1] + 1 :]
    return (
        isinstance(load, Read)
        and (load.location, load.address) == (attempt.location, _at_start(attempt.address, entry))
        and _left_in(register, entry) == load.target
        and _leaves_what_it_read(body, attempt, register)
    )


def _leaves_what_it_read(body: Code, attempt: CompareExchange, register: str) -> bool:
    """Does a round leave in the register what its compare-and-exchange read, and its address alone?"""
    assigned = {name for action in body for name in _assigns(action)}
    behind = body[body.index(attempt) + 1 :]
    return _left_in(register, behind) == attempt.target and not _names(attempt.address) & assigned


def carries_what_it_read(body: Code) -> bool:
    """Is the loop ``body`` a retry but for its first round, which begins with other values? Then every round
    behind that begins with what the one before read."""
    attempts = [action for action in body if isinstance(action, CompareExchange)]
    writes = any(isinstance(action, Write | Update | WriteExclusive) for action in body)
    return (
        not writes
        and len(attempts) == 1
        and all(
            _unchanged(body, register) or _leaves_what_it_read(body, attempts[0], register)
            for register in _carried(body)
        )
    )


def _unchanged(body: Code, register: str) -> bool:
    """Does a round leave in a register what was there, put away and back?"""
    held = register
    for action in reversed(body):
        if held in _assigns(action):
            match action:
                case Assign(value=Register(name)):
                    held = name
                case Assign(value=Wrap(IntegerType(bits=64), Register(name))):
                    held = name
                case _:
                    return False
    return held == register


def _at_start(address: Expression | None, code: Code) -> Expression | None:
    """What an address that some code leaves in a register was before it; None where that cannot be said."""
    if isinstance(address, Register):
        return Register(_left_in(address.name, code))
    return None if _names(address) & {name for action in code for name in _assigns(action)} else address


def _names(expression: Expression | None) -> frozenset[str]:
    """The registers that an expression mentions."""
    if expression is None:
        return frozenset()
    return frozenset(leaf.name for leaf in leaves(expression) if isinstance(leaf, Register))


def _left_in(register: str, behind: Code) -> str:
    """The register whose value, extended or copied by some code, is in ``register`` at its end."""
    for action in reversed(behind):
        if isinstance(action, Assign) and action.target == register:
            names = _names(action.value)
            copied = isinstance(action.value, Register | Wrap) and len(names) == 1
            register = next(iter(names)) if copied else ""
    return register


def _expressions(action: Action) -> tuple[Expression, ...]:
    match action:
        case Write(_, value) | WriteExclusive(_, value) | Assign(_, value):
            return (value,)
        case Update():
            return (action.value,)
        case CompareExchange():
            return (action.expected, action.desired)
        case Select(_, condition, chosen, otherwise):
            return (condition, chosen, otherwise)
        case Branch(condition, _) | Assume(condition):
            return (condition,)
        case Read() | Fence() | Jump() | Label():
            return ()


def _reads(action: Action) -> Iterator[str]:
    for expression in _expressions(action):
        for leaf in leaves(expression):
            if isinstance(leaf, Register):
                yield leaf.name


def _assigns(action: Action) -> Iterator[str]:
    match action:
        case Read(target=str(target)) | Update(target=str(target)):
            yield target
        case Assign(target) | Select(target):
            yield target
        case WriteExclusive():
            yield action.status
        case CompareExchange():
            yield from (name for name in (action.target, action.success) if name is not None)
        case _:
            return
