"""What a borrow trace tells an aliasing model: the events of its statements, in order.

Bounds and the liveness of memory are checked here: they are the same for all models. A raw pointer made from
a raw pointer is the same one, and nothing is told of it; nor of copies and casts.
"""

from typing import TypeAlias, assert_never

from rustrata.abstract.aliasing.events import (
    WILDCARD,
    Access,
    Accessed,
    Allocate,
    CallBegin,
    CallEnd,
    Deallocate,
    Event,
    Expose,
    Pointee,
    Pointer,
    Retag,
    Storage,
    Tag,
)
from rustrata.diagnostics.diagnostic import Diagnostic, Label, RustrataError
from rustrata.programs.borrow_trace.syntax import (
    Alloc,
    Borrow,
    CastToRaw,
    Copy,
    Drop,
    Enter,
    ExposePointer,
    FromExposed,
    Leave,
    Object,
    Place,
    PointerType,
    Read,
    Residence,
    RetagVariable,
    Statement,
    Trace,
    Type,
    Write,
)
from rustrata.programs.optimisation.syntax import PointerKind
from rustrata.records import record
from rustrata.source import Span

_POINTERS = {
    PointerKind.SHARED: Pointer.SHARED,
    PointerKind.UNIQUE: Pointer.UNIQUE,
    PointerKind.BOX: Pointer.BOX,
    PointerKind.RAW_CONST: Pointer.RAW_CONST,
    PointerKind.RAW_MUT: Pointer.RAW_MUT,
}


Definition: TypeAlias = Object | Alloc | Borrow | Copy | CastToRaw | FromExposed | RetagVariable


@record
class Step:
    """An event and the piece of the trace that makes it."""

    event: Event
    span: Span


@record
class Memory:
    """An allocation: its name, its size in bytes, and where it was made."""

    name: str
    size: int
    span: Span


@record
class Story:
    """All events of a trace, with names: of tags, by the variables that held them first; of allocations; of
    calls."""

    steps: tuple[Step, ...]
    tags: dict[Tag, str]
    memory: dict[int, Memory]
    calls: dict[int, str]


def events_of(trace: Trace) -> Story:
    """The events of a trace. Raises RustrataError BTR006 for an access to memory that is not there."""
    teller = _Teller(trace)
    for statement in trace.statements:
        teller.tell(statement)
    return Story(tuple(teller.steps), teller.names, teller.memory, dict(enumerate(trace.calls)))


@record
class _Value:
    """A pointer: where it points to and its tag."""

    allocation: int
    offset: int
    tag: Tag


class _Teller:
    """The pointers in the variables so far."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.steps: list[Step] = []
        self.names: dict[Tag, str] = {WILDCARD: "a pointer cast from an integer"}
        self.memory: dict[int, Memory] = {}
        self.heap: set[int] = set()
        self.freed: dict[int, Span] = {}
        self.values: dict[int, _Value] = {}
        self.count: dict[str, int] = {}

    def tell(self, statement: Statement) -> None:
        """The events of a statement."""
        match statement:
            case Object() | Alloc() | Borrow() | Copy() | CastToRaw() | FromExposed() | RetagVariable():
                self._define(statement)
            case Read(place, span):
                self._access(place, Access.READ, span)
            case Write(place, span):
                self._access(place, Access.WRITE, span)
            case Enter(call, span):
                self._add(CallBegin(call), span)
            case Leave(call, span):
                self._add(CallEnd(call), span)
            case Drop():
                self._drop(statement)
            case ExposePointer():
                self._expose(statement)
            case _:
                assert_never(statement)

    def _define(self, statement: Definition) -> None:
        """A statement that makes a pointer."""
        match statement:
            case Object(variable, type_, residence, span):
                storage = Storage.STACK if residence is Residence.STACK else Storage.STATIC
                self._allocate(variable, type_, storage, span)
            case Alloc(variable, type_, span):
                self._allocate(variable, type_, Storage.HEAP, span)
            case Borrow():
                self._borrow(statement)
            case Copy(variable, source, offset, _):
                value = self.values[source]
                self.values[variable] = _Value(value.allocation, value.offset + offset, value.tag)
            case CastToRaw(variable, kind, source, span):
                pointee = self._pointer_type(source).pointee
                self._retag(variable, self.values[source], kind, pointee, span)
            case FromExposed(variable, source, _):
                value = self.values[source]
                self.values[variable] = _Value(value.allocation, value.offset, WILDCARD)
            case RetagVariable(variable, type_, call, span):
                if type_.kind.retags:
                    value = self.values[variable]
                    self._retag(variable, value, type_.kind, type_.pointee, span, call, inside=type_.inside)
            case _:
                assert_never(statement)

    def _allocate(self, variable: int, type_: Type, storage: Storage, span: Span) -> None:
        allocation = len(self.memory)
        tag = self._new_tag(variable)
        self.memory[allocation] = Memory(self.names[tag], type_.size, span)
        if storage is Storage.HEAP:
            self.heap.add(allocation)
        self.values[variable] = _Value(allocation, 0, tag)
        self._add(Allocate(allocation, type_.size, tag, storage), span)

    def _borrow(self, borrow: Borrow) -> None:
        place = borrow.place
        base = self._value_of(place)
        from_raw = place.indirect and not self._pointer_type(place.variable).kind.retags
        if from_raw and not borrow.kind.retags:
            self.values[borrow.variable] = base
            return
        self._retag(borrow.variable, base, borrow.kind, place.type, borrow.span, two_phase=borrow.two_phase)

    def _retag(
        self,
        variable: int,
        parent: _Value,
        kind: PointerKind,
        pointee: Type,
        span: Span,
        call: int | None = None,
        *,
        two_phase: bool = False,
        inside: bool = False,
    ) -> None:
        self._check(parent, pointee.size, span)
        tag = self._new_tag(variable)
        described = Pointee(pointee.size, pointee.cells, pointee.unpin)
        event = Retag(
            parent.allocation,
            parent.offset,
            parent.tag,
            tag,
            _POINTERS[kind],
            described,
            call,
            two_phase,
            inside,
        )
        self.values[variable] = _Value(parent.allocation, parent.offset, tag)
        self._add(event, span)

    def _access(self, place: Place, access: Access, span: Span) -> None:
        value = self._value_of(place)
        size = place.type.size
        self._check(value, size, span)
        self._add(Accessed(value.allocation, value.offset, size, value.tag, access), span)

    def _expose(self, statement: ExposePointer) -> None:
        value = self.values[statement.variable]
        if value.tag != WILDCARD:
            self._check(value, 0, statement.span)
            self._add(Expose(value.allocation, value.tag), statement.span)

    def _drop(self, drop: Drop) -> None:
        value = self.values[drop.variable]
        name = self.memory[value.allocation].name
        by_pointer = isinstance(self.trace.variables[drop.variable].type, PointerType)
        self._check(value, 0, drop.span)
        if by_pointer and (value.allocation not in self.heap or value.offset):
            message = f"this is not a pointer to the start of what `alloc` made, but into `{name}`"
            help_ = f"the end of `{name}` is `drop({name});`"
            raise RustrataError(Diagnostic("BTR006", message, drop.span, help=help_))
        self.freed[value.allocation] = drop.span
        self._add(Deallocate(value.allocation, value.tag), drop.span)

    def _check(self, value: _Value, size: int, span: Span) -> None:
        """Is the memory there? It must be for an access, and for a reborrow, of this size."""
        memory = self.memory[value.allocation]
        freed = self.freed.get(value.allocation)
        if freed is not None:
            message = f"`{memory.name}` is no more: undefined behaviour, whatever the model"
            raise RustrataError(Diagnostic("BTR006", message, span, labels=(Label(freed, "it ends here"),)))
        if value.offset < 0 or value.offset + size > memory.size:
            end = value.offset + size
            message = f"bytes {value.offset} to {end} of `{memory.name}`, which has {memory.size}"
            help_ = "an access out of bounds is undefined behaviour, whatever the model"
            raise RustrataError(Diagnostic("BTR006", message, span, help=help_))

    def _value_of(self, place: Place) -> _Value:
        value = self.values[place.variable]
        return _Value(value.allocation, value.offset + place.offset, value.tag)

    def _pointer_type(self, variable: int) -> PointerType:
        type_ = self.trace.variables[variable].type
        assert isinstance(type_, PointerType), "the reader has seen that it is a pointer"
        return type_

    def _new_tag(self, variable: int) -> Tag:
        """A tag, named by the variable that gets it; a later one of the same name has a number."""
        tag = len(self.names) - 1
        name = self.trace.variables[variable].name
        count = self.count[name] = self.count.get(name, 0) + 1
        self.names[tag] = name if count == 1 else f"{name}#{count}"
        return tag

    def _add(self, event: Event, span: Span) -> None:
        self.steps.append(Step(event, span))
