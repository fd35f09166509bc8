"""Drop glue: what dropping a value of each type does [rust reference, destructors].

Types of the program run their ``Drop::drop``, then drop their fields. Types of the standard library that own
memory or a lock have their destructors here.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing import events
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.frames import Work
from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import destructor_of
from rustrata.abstract.mir.place_types import BOX, pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.later import Later
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.types import (
    Array,
    Closure,
    Dynamic,
    Named,
    Path,
    Primitive,
    RawPointer,
    Reference,
    Slice,
    Tuple,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir import visible
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
else:
    visible = Later("rustrata.abstract.mir.visible")

Metadata = int | Pointer | None
Task = Callable[["Thread"], None]
_INERT = frozenset(("std::mem::ManuallyDrop", "std::mem::MaybeUninit", "std::marker::PhantomData"))


class Drops(Work):
    """Tasks of one drop, the next one last. After a panic the rest is done, then unwinding goes on."""

    def __init__(
        self,
        thread: "Thread",
        tasks: list[Task],
        finish: Callable[[], None] | None = None,
        protects: int | None = None,
    ) -> None:
        self.thread = thread
        self.tasks = tasks
        self.unwinding = False
        self.finish = finish
        self.protects = protects

    def advance(self) -> None:
        """The next task; after the last one, what follows the drop."""
        if self.tasks:
            self.tasks.pop()(self.thread)
            return
        popped = self.thread.frames.pop()
        assert popped is self, "the work at the top ends"
        if self.protects is not None:
            self.thread.machine.end_call(self.protects)
        if self.unwinding:
            self.thread.unwind()
        elif self.finish is not None:
            self.finish()

    def unwound(self) -> bool:
        """The other tasks are still done; a second panic aborts."""
        if self.unwinding:
            self.thread.machine.abort("panic in a destructor during cleanup")
        self.unwinding = True
        return True


class Glue:
    """The drop glue of a program's types."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self._needs: dict[Type, bool] = {}
        self._owners: dict[str, Callable[[Path, Pointer], Iterator[Task]]] = {
            BOX: self._box,
            "std::vec::Vec": self._vec,
            "alloc::raw_vec::RawVec": self._raw_vec,
            "std::vec::IntoIter": self._into_iter,
            "std::rc::Rc": self._counted,
            "std::sync::Arc": self._counted,
            "std::rc::Weak": self._weak,
            "std::sync::Weak": self._weak,
            "std::cell::BorrowRef": self._borrow_ref,
            "std::cell::BorrowRefMut": self._borrow_ref,
            "std::sync::MutexGuard": self._guard,
            "std::sync::RwLockReadGuard": self._guard,
            "std::sync::RwLockWriteGuard": self._guard,
            "std::thread::JoinHandle": self._nothing,
            "std::thread::ScopedJoinHandle": self._nothing,
            "std::thread::Thread": self._nothing,
        }

    def needs_drop(self, type_: Type) -> bool:
        """Does dropping a value of the type do anything?"""
        known = self._needs.get(type_)
        if known is None:
            self._needs[type_] = False
            known = self._needs[type_] = self._find(self.machine.definitions.normal(type_))
        return known

    def _find(self, type_: Type) -> bool:
        match type_:
            case Primitive() | Reference() | RawPointer():
                return False
            case Tuple(items):
                return any(map(self.needs_drop, items))
            case Array(item, length):
                return length.value != 0 and self.needs_drop(item)
            case Slice(item):
                return self.needs_drop(item)
            case Dynamic():
                return True
            case Closure():
                return any(map(self.needs_drop, self.machine.definitions.captures(type_)))
            case Path():
                return self._adt_needs(type_)
            case _:
                return False

    def _adt_needs(self, type_: Path) -> bool:
        path = type_.bare
        if path in _INERT:
            return False
        if path in self._owners or destructor_of(path) is not None:
            return True
        if self.machine.definitions.destructor(type_) is not None:
            return True
        adt, _ = self.machine.definitions.adt(type_)
        if adt.kind is ItemKind.UNION:
            return False
        return any(
            self.needs_drop(field)
            for variant in range(len(adt.variants))
            for field in self.machine.definitions.field_types(type_, variant)
        )

    def drop(
        self,
        thread: "Thread",
        type_: Type,
        pointer: Pointer,
        metadata: Metadata,
        finish: Callable[[], None] | None = None,
        protects: int | None = None,
    ) -> None:
        """Drops a value in place, before anything else goes on in the thread. The call ``protects`` ends
        with it, however it ends."""
        tasks = list(self.tasks(type_, pointer, metadata))
        thread.frames.append(Drops(thread, tasks[::-1], finish, protects))

    def tasks(self, type_: Type, pointer: Pointer, metadata: Metadata) -> Iterator[Task]:
        """What is to do, in order; each task may call functions, or push more drops."""
        type_ = self.machine.definitions.normal(type_)
        if not self.needs_drop(type_):
            return
        match type_:
            case Dynamic():
                assert isinstance(metadata, Pointer), "a trait object has a vtable"
                yield from self.tasks(self.machine.shapes.vtable_type(metadata), pointer, None)
            case Slice(item) | Array(item, _):
                count = metadata if isinstance(metadata, int) else self._count(type_)
                size = self.machine.layouts.of(item).size
                for at in range(count):
                    yield self._later(item, pointer.moved(at * size))
            case Path():
                yield from self._adt(type_, pointer, metadata)
            case _:
                yield lambda thread: self._fields(thread, type_, pointer, metadata)

    def _count(self, type_: Type) -> int:
        assert isinstance(type_, Array), "an array has a length"
        return type_.length.value or 0

    def _later(self, type_: Type, pointer: Pointer, metadata: Metadata = None) -> Task:
        return lambda thread: self.drop(thread, type_, pointer, metadata)

    def _adt(self, type_: Path, pointer: Pointer, metadata: Metadata) -> Iterator[Task]:
        own = self.machine.definitions.destructor(type_)
        if own is not None:
            instance = own

            def call(thread: "Thread") -> None:
                made: Value = pointer if metadata is None else Wide(pointer, metadata)
                mutable = Reference(True, type_)
                made = self.machine.retags.value(made, mutable, events.Pointer.UNIQUE, None)
                self.machine.push(thread, instance, [made], lambda _: None)

            yield call
        owner = self._owners.get(type_.bare)
        destroy = destructor_of(type_.bare)
        if owner is not None:
            yield from owner(type_, pointer)
        elif destroy is not None:
            yield lambda thread: thread.act(
                lambda: visible.destroying(self.machine, type_, pointer),
                lambda: destroy(self.machine, thread, type_, pointer),
            )
        else:
            yield lambda thread: self._fields(thread, type_, pointer, metadata)

    def _fields(self, thread: "Thread", type_: Type, pointer: Pointer, metadata: Metadata) -> None:
        machine = self.machine
        layout = machine.layouts.of(type_)
        if layout.tail is None and not layout.size:
            parts = list(zip(machine.values.field_types(type_, 0), layout.variants[0], strict=True))
        else:
            found, offset = machine.memory.find(pointer, layout.size, "drop")
            parts = machine.shapes.parts(type_, found, offset)
        tasks: list[Task] = []
        for part, at in parts:
            if not self.needs_drop(part):
                continue
            address, own = pointer.moved(at), metadata
            if machine.layouts.metadata(part) is None:
                own = None
            else:
                address = pointer.moved(machine.shapes.tail_offset(type_, metadata))
            packed = own is None and machine.layouts.of(part).align > machine.shapes.packed(type_)
            tasks.append(self._moved(part, address) if packed else self._later(part, address, own))
        thread.frames.append(Drops(thread, tasks[::-1]))

    def _moved(self, type_: Type, pointer: Pointer) -> Task:
        """A field that may not be aligned is moved before it is dropped [rust reference, type layout, packed
        structs]."""

        def moved(thread: "Thread") -> None:
            machine = self.machine
            layout = machine.layouts.of(type_)
            what = f"the field of type `{type_}` of a packed value"
            found = machine.allocate(layout.size, layout.align, events.Storage.STACK, what)
            aligned = machine.memory.pointer_to(found)
            machine.copy(pointer, aligned, layout.size, 1, overlapping=False)
            self.drop(thread, type_, aligned, None, lambda: machine.deallocate(found, found.tag))

        return moved

    # The standard library's owners

    def _load(self, type_: Type, pointer: Pointer) -> Value:
        shape = self.machine.shapes.of(type_)
        found, offset = self.machine.memory.read(pointer, shape.size, shape.align)
        return shape.load(found, offset)

    def _field(self, type_: Path, name: str, pointer: Pointer) -> tuple[Type, Pointer]:
        adt, _ = self.machine.definitions.adt(type_)
        at = next(i for i, field in enumerate(adt.variants[0].fields) if field.name == name)
        offset = self.machine.layouts.of(type_).variants[0][at]
        return self.machine.values.field_types(type_, 0)[at], pointer.moved(offset)

    def _path(self, type_: Type, pointer: Pointer, *names: str) -> tuple[Type, Pointer]:
        for name in names:
            assert isinstance(type_, Path), "fields are of structs"
            type_, pointer = self._field(type_, name, pointer)
        return type_, pointer

    def _nothing(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        yield from ()

    def _box(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        target = pointee(type_)

        def content(thread: "Thread") -> None:
            made = self._load(type_, pointer)
            address, metadata = _parts(made)
            self.drop(thread, target, address, metadata)

        if self.needs_drop(target):
            yield content
        yield lambda thread: self.free_box(type_, pointer)
        allocator, at = self._field(type_, "1", pointer)
        yield from self.tasks(allocator, at, None)

    def free_box(self, type_: Path, pointer: Pointer) -> None:
        """Frees the memory of a box; its content is gone already."""
        address, metadata = _parts(self._load(type_, pointer))
        size, align = self.machine.shapes.size_and_align(pointee(type_), metadata)
        if size:
            self.machine.calls.free(address, size, align)

    def _vec(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        item = type_.arguments[0]
        _, buffer = self._path(type_, pointer, "buf", "inner", "ptr", "pointer", "pointer")
        length_type, length = self._field(type_, "len", pointer)

        def items(thread: "Thread") -> None:
            start = self._load(RawPointer(False, item), buffer)  # type: ignore[arg-type]
            count = self._load(length_type, length)
            assert isinstance(start, Pointer) and isinstance(count, int), (
                "a vector has a pointer and a length"
            )
            self.drop(thread, Slice(item), start, count)  # type: ignore[arg-type]

        if self.needs_drop(item):  # type: ignore[arg-type]
            yield items
        raw, at = self._field(type_, "buf", pointer)
        yield self._later(raw, at)

    def _raw_vec(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        item = type_.arguments[0]
        each = self.machine.layouts.of(item)  # type: ignore[arg-type]
        _, buffer = self._path(type_, pointer, "inner", "ptr", "pointer", "pointer")
        _, capacity = self._path(type_, pointer, "inner", "cap", "0")

        def free(thread: "Thread") -> None:
            count = self._load(Primitive.USIZE, capacity)
            start = self._load(RawPointer(False, Primitive.U8), buffer)
            assert isinstance(start, Pointer) and isinstance(count, int), (
                "a buffer has a pointer and a capacity"
            )
            if count and each.size:
                self.machine.calls.free(start, count * each.size, each.align)

        yield free

    def _into_iter(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        item = type_.arguments[0]
        each = self.machine.layouts.of(item)  # type: ignore[arg-type]
        raw = RawPointer(False, item)  # type: ignore[arg-type]

        def items(thread: "Thread") -> None:
            start = self._load(raw, self._path(type_, pointer, "ptr", "pointer")[1])
            end = self._load(raw, self._field(type_, "end", pointer)[1])
            assert isinstance(start, Pointer) and isinstance(end, Pointer), "an iterator has two pointers"
            count = (end.address - start.address) // (each.size or 1)
            self.drop(thread, Slice(item), start, count)  # type: ignore[arg-type]

        def free(thread: "Thread") -> None:
            start = self._load(raw, self._path(type_, pointer, "buf", "pointer")[1])
            count = self._load(Primitive.USIZE, self._field(type_, "cap", pointer)[1])
            assert isinstance(start, Pointer) and isinstance(count, int), (
                "a buffer has a pointer and a capacity"
            )
            if count and each.size:
                self.machine.calls.free(start, count * each.size, each.align)

        if self.needs_drop(item):  # type: ignore[arg-type]
            yield items
        yield free

    def _counted(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        target = type_.arguments[0]
        atomic = type_.bare == "std::sync::Arc"
        inner = Path(
            (
                *(Named(n) for n in (("alloc", "sync") if atomic else ("alloc", "rc"))),
                Named("ArcInner" if atomic else "RcInner", (target,)),
            )
        )

        def release(thread: "Thread") -> None:
            address, metadata = self._pointer(type_, pointer)
            thread.act(lambda: visible.counted(address, atomic), lambda: leave(thread, address, metadata))

        def leave(thread: "Thread", address: Pointer, metadata: Metadata) -> None:
            if self.machine.calls.decrement(address, atomic=atomic):
                return
            finish = self._after_last(inner, address, metadata, atomic=atomic)
            _, align = self.machine.shapes.size_and_align(target, metadata)  # type: ignore[arg-type]
            start = address.moved((16 + align - 1) & -align)
            self.drop(thread, target, start, metadata, finish)  # type: ignore[arg-type]

        yield release

    def _pointer(self, type_: Path, pointer: Pointer) -> tuple[Pointer, Metadata]:
        field, at = self._field(type_, "ptr", pointer)
        assert isinstance(field, Path), "a counted pointer is a NonNull"
        raw, at = self._field(field, "pointer", at)
        return _parts(self._load(raw, at))

    def _after_last(
        self, inner: Path, address: Pointer, metadata: Metadata, *, atomic: bool
    ) -> Callable[[], None]:
        counter = address.moved(8)

        def finish() -> None:
            thread = self.machine.current
            assert thread is not None, "a thread drops"
            thread.act(lambda: visible.counted(counter, atomic), leave)

        def leave() -> None:
            if not self.machine.calls.decrement(counter, atomic=atomic):
                size, align = self.machine.shapes.size_and_align(inner, metadata)
                self.machine.calls.free(address, size, align)

        return finish

    def _weak(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        target = type_.arguments[0]
        atomic = type_.bare == "std::sync::Weak"

        def release(thread: "Thread") -> None:
            address, metadata = self._pointer(type_, pointer)
            if address.address != (1 << 64) - 1:
                counter = address.moved(8)
                thread.act(lambda: visible.counted(counter, atomic), lambda: leave(address, metadata))

        def leave(address: Pointer, metadata: Metadata) -> None:
            if not self.machine.calls.decrement(address.moved(8), atomic=atomic):
                size, align = self.machine.shapes.size_and_align(target, metadata)  # type: ignore[arg-type]
                align = max(align, 8)
                start = (16 + align - 1) & -align
                self.machine.calls.free(address, (start + size + align - 1) & -align, align)

        yield release

    def _borrow_ref(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        change = 1 if type_.bare.endswith("Mut") else -1

        def give_back(thread: "Thread") -> None:
            field, at = self._field(type_, "borrow", pointer)
            cell = self._load(field, at)
            assert isinstance(cell, Pointer), "a guard has a reference to its flag"
            shape = self.machine.shapes.of(Primitive.ISIZE)
            found, offset = self.machine.memory.read(cell, 8, 8)
            value = shape.load(found, offset)
            found, offset = self.machine.memory.write(cell, 8, 8)
            shape.store(found, offset, value + change)  # type: ignore[operator]

        yield give_back

    def _guard(self, type_: Path, pointer: Pointer) -> Iterator[Task]:
        def unlock(thread: "Thread") -> None:
            thread.act(
                lambda: visible.unlocking(thread, type_, pointer),
                lambda: self.machine.calls.unlock(thread, type_, pointer),
            )

        yield unlock


def _parts(value: Value) -> tuple[Pointer, Metadata]:
    if isinstance(value, Wide):
        return value.pointer, value.metadata
    if not isinstance(value, Pointer):
        raise Unsupported("a box that is no pointer")
    return value, None
