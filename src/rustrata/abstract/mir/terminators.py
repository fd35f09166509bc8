"""The code of terminators: where a frame goes on, calls, drops, panics."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.code import Code
from rustrata.abstract.mir.foreign import foreign_callee
from rustrata.abstract.mir.in_place import handing_on, handing_over
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.operands import operand_code
from rustrata.abstract.mir.place_types import constant_type
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.substitution import substitute_path
from rustrata.programs.rust.bodies import (
    Assert,
    Call,
    Drop,
    FalseEdge,
    Goto,
    InlineAssembly,
    Resume,
    Return,
    SwitchInt,
    TailCall,
    Terminate,
    Terminator,
    Unreachable,
    Unwind,
)
from rustrata.programs.rust.types import FnItem, FnPointer, Type
from rustrata.programs.rust.values import Constant, Item

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Frame

Run = Callable[["Frame"], None]


def make_terminator(code: Code, terminator: Terminator) -> Run:  # noqa: C901 -- one case for each form
    """The code of a terminator."""
    match terminator:
        case Goto(target) | FalseEdge(target):
            return lambda frame: frame.go(target)
        case SwitchInt():
            return _switch(code, terminator)
        case Return():
            return lambda frame: frame.leave()
        case Resume():
            return lambda frame: frame.thread.unwind_from(frame)
        case Terminate():
            return lambda frame: frame.machine.abort("panic in a function that cannot unwind")
        case Unreachable():
            return _unreachable
        case Drop():
            return _drop(code, terminator)
        case Call():
            return _call(code, terminator)
        case Assert():
            return _assert(code, terminator)
        case TailCall():
            return _tail_call(code, terminator)
        case InlineAssembly():
            raise Unsupported(f"`{type(terminator).__name__}`")


def _unreachable(frame: "Frame") -> None:
    raise Undefined("RUB011", "code that says it is unreachable is reached")


def _switch(code: Code, terminator: SwitchInt) -> Run:
    read, _ = operand_code(code, terminator.operand)
    bits = dict(terminator.targets)
    otherwise = terminator.otherwise
    negative = {}
    for value, target in terminator.targets:
        for width in (8, 16, 32, 64, 128):
            if value >> width - 1 == 1:
                negative[value - (1 << width)] = target
    table = {**negative, **bits}

    def switch(frame: "Frame") -> None:
        frame.go(table.get(read(frame), otherwise))  # type: ignore[arg-type]

    return switch


def _drop(code: Code, terminator: Drop) -> Run:
    located = code.place(terminator.place)
    machine = code.machine
    target = terminator.target
    if not machine.glue.needs_drop(located.type):
        return lambda frame: frame.go(target)

    def drop(frame: "Frame") -> None:
        pointer, metadata = located.locate(frame)
        frame.go(target)
        frame.unwind = terminator.unwind
        machine.glue.drop(frame.thread, located.type, pointer, metadata)

    return drop


_MESSAGES_PREFIX = "attempt to "


def _assert(code: Code, terminator: Assert) -> Run:
    condition, _ = operand_code(code, terminator.condition)
    arguments = [operand_code(code, argument)[0] for argument in terminator.arguments]
    expected, target, message = terminator.expected, terminator.target, terminator.message

    def check(frame: "Frame") -> None:
        if bool(condition(frame)) == expected:
            frame.go(target)
            return
        words = message
        for argument in arguments:
            words = words.replace("{}", str(argument(frame)), 1)
        frame.unwind = terminator.unwind
        frame.thread.panic(words)

    return check


def _call(code: Code, terminator: Call) -> Run:
    arguments = [operand_code(code, argument) for argument in terminator.arguments]
    reads = [read for read, _ in arguments]
    types = tuple(type_ for _, type_ in arguments)
    destination = code.place(terminator.destination)
    target = terminator.target
    store = None if target is None else code.store(destination)
    returned = destination.type

    def on_return(frame: "Frame") -> Callable[[Value], None]:
        def done(value: Value) -> None:
            if store is None or target is None:
                raise Undefined("RUB011", "a function that never returns has returned")
            store(frame, value)
            frame.go(target)

        return done

    return handing_over(code, terminator, _run(code, terminator, reads, types, returned, on_return))


def _tail_call(code: Code, terminator: TailCall) -> Run:
    """The frame ends, and the function returns to its caller instead."""
    arguments = [operand_code(code, argument) for argument in terminator.arguments]
    reads = [read for read, _ in arguments]
    types = tuple(type_ for _, type_ in arguments)

    def leave(frame: "Frame") -> Callable[[Value], None]:
        frame.pop()
        return frame.done

    return handing_on(_run(code, terminator, reads, types, code.types[0], leave))


def _run(
    code: Code,
    terminator: Call | TailCall,
    reads: list[Callable[["Frame"], Value]],
    types: tuple[Type, ...],
    returned: Type,
    on_return: Callable[["Frame"], Callable[[Value], None]],
) -> Run:
    """The call itself: of a function by its name, or by a pointer."""
    machine, function = code.machine, terminator.function
    unwind = terminator.unwind if isinstance(terminator, Call) else Unwind.CONTINUE
    if isinstance(function, Constant) and isinstance(function.value, Item):
        path = substitute_path(function.value.path, code.environment)
        kind = code.type(constant_type(function)) if function.type is not None else None
        foreign = foreign_callee(machine, kind) if isinstance(kind, FnItem) else None
        resolved = foreign or machine.callee(path, types, returned)

        def call(frame: "Frame") -> None:
            frame.unwind = unwind
            resolved(frame, [read(frame) for read in reads], on_return(frame))

        return call
    pointer, type_ = operand_code(code, function)
    if isinstance(type_, FnItem):
        named = machine.callee(type_.path, types, returned)

        def call_item(frame: "Frame") -> None:
            frame.unwind = unwind
            named(frame, [read(frame) for read in reads], on_return(frame))

        return call_item

    if not isinstance(type_, FnPointer):
        raise Unsupported(f"a call of a `{type_}`")

    def indirect(frame: "Frame") -> None:
        frame.unwind = unwind
        value = pointer(frame)
        values = [read(frame) for read in reads]
        assert isinstance(value, Pointer), "a function pointer"
        machine.call_pointer(frame, value, type_, types, returned, values, on_return(frame))

    return indirect


def thin(value: Value) -> Pointer:
    """The address part of a pointer."""
    if isinstance(value, Wide):
        return value.pointer
    assert isinstance(value, Pointer), "a pointer"
    return value
