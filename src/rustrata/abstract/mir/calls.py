"""What calls do: functions of the program get frames; closures, trait objects and function pointers lead to
them; functions of the standard library that rustc leaves as calls have models.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.definitions import Instance
from rustrata.abstract.mir.memory import Blob, Pointer, Undefined
from rustrata.abstract.mir.models import model_of
from rustrata.abstract.mir.place_types import BOX
from rustrata.abstract.mir.scalar_shapes import EMPTY, IntegerShape, Value, Wide
from rustrata.abstract.mir.site import Model, Site
from rustrata.abstract.mir.std_closures import call_std_closure, call_wrapped
from rustrata.later import Later
from rustrata.programs.rust.types import (
    Argument,
    Closure,
    Dynamic,
    FnItem,
    FnPointer,
    FnSugar,
    ImplOf,
    Named,
    Path,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Tuple,
    Type,
)

if TYPE_CHECKING:
    from rustrata.abstract.mir import std_threads, visible
    from rustrata.abstract.mir.frames import Done, Frame, Thread
    from rustrata.abstract.mir.machine import Machine
else:
    std_threads = Later("rustrata.abstract.mir.std_threads")
    visible = Later("rustrata.abstract.mir.visible")

Callee = Callable[["Frame", list[Value], "Done"], None]
_ANY_POINTER = RawPointer(True, Primitive.U8)
_FN_TRAITS = ("call", "call_mut", "call_once")


class Calls:
    """Resolves calls. ``budget`` is how many operations that others see the running thread may still do."""

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.budget = 0
        self.missing: dict[str, None] = {}

    def callee(self, path: Path, types: tuple[Type, ...], returned: Type) -> Callee:
        """How to call what a path without parameters names."""
        machine = self.machine
        head = path.segments[0]
        name = path.name
        if isinstance(head, QualifiedSelf) and head.trait is not None:
            if name in _FN_TRAITS and head.trait.name.startswith(("Fn", "AsyncFn")):
                subject = machine.definitions.normal(head.type)
                if not isinstance(subject, Path) or machine.definitions.function(path) is None:
                    return self._call_of(subject, name)
            if isinstance(machine.definitions.normal(head.type), Dynamic):
                return self._virtual(head.trait, name, path)
        instance = machine.definitions.function(path)
        if instance is not None:
            return lambda frame, values, done: machine.push(frame.thread, instance, values, done)
        return self._modelled(path, types, returned)

    def _modelled(self, path: Path, types: tuple[Type, ...], returned: Type) -> Callee:
        key, generics = self._key(path)
        model = (
            model_of(self._exact_key(path))
            or model_of(key)
            or model_of(path.name if path.name.startswith("miri_") else "")
        )
        if model is None:
            builtin = self._builtin(path) or self._constructor(path, returned)
            if builtin is not None:
                return builtin
            self.missing[str(path)] = None

            def missing(frame: "Frame", values: list[Value], done: "Done") -> None:
                raise Unsupported(f"a call of `{path}`")

            return missing
        machine, called = self.machine, model

        def call(frame: "Frame", values: list[Value], done: "Done") -> None:
            site = Site(machine, frame.thread, frame, path, generics, types, returned, values, done)

            def perform() -> None:
                value = called(site)
                if value is not None:
                    done(value)

            describe = None if machine.schedule is None else visible.description(key)
            if describe is None:
                perform()
            else:
                frame.thread.act(partial(describe, site), perform)

        return call

    def _key(self, path: Path) -> tuple[str, tuple[Argument, ...]]:
        """The name under which a function has its model, and its generic arguments."""
        words: list[str] = []
        generics: list[Argument] = []
        for segment in path.segments:
            match segment:
                case Named(name, arguments):
                    words.append(name)
                    generics += arguments
                case QualifiedSelf(type_, trait):
                    generics.append(type_)
                    if trait is not None:
                        words.append(f"<as {trait.bare}>")
                        generics += trait.arguments
                    else:
                        words.append("<>")
                case ImplOf(_, type_):
                    words.append("<impl>")
                    generics.append(type_)
                case _:
                    words.append(str(segment))
        return "::".join(words), tuple(generics)

    def _exact_key(self, path: Path) -> str:
        """The name of a model of one type's method of a trait."""
        head = path.segments[0]
        if not isinstance(head, QualifiedSelf) or head.trait is None:
            return ""
        subject = self.machine.definitions.normal(head.type)
        if not isinstance(subject, Path | Primitive):
            return ""
        name = subject.bare if isinstance(subject, Path) else str(subject)
        return f"<{name} as {head.trait.bare}>::{path.name}"

    def _constructor(self, path: Path, returned: Type) -> Callee | None:
        """A variant such as ``Some`` as a function."""
        machine = self.machine
        if not machine.values.is_enum(returned) or not isinstance(returned, Path):
            return None
        names = [variant.name for variant in machine.definitions.adt(returned)[0].variants]
        if path.name not in names or str(Path(path.segments[:-1]).bare) != returned.bare:
            return None
        variant = names.index(path.name)
        return lambda frame, values, done: done(machine.values.aggregate(returned, variant, values))

    def _builtin(self, path: Path) -> Callee | None:
        """Implementations that the compiler gives: ``Clone`` of tuples, closures, arrays and functions; also
        what derives from copies."""
        head = path.segments[0]
        if not isinstance(head, QualifiedSelf) or head.trait is None:
            return None
        subject = self.machine.definitions.normal(head.type)
        if head.trait.name == "Clone" and path.name == "clone" and self._is_cloned(subject):
            return self._clone(subject)
        if head.trait.name == "Clone" and path.name == "clone" and self._is_copy(subject):
            shape = self.machine.shapes.of(subject)

            def clone(frame: "Frame", values: list[Value], done: "Done") -> None:
                pointer = values[0]
                assert isinstance(pointer, Pointer), "a reference"
                if not shape.size:
                    done(EMPTY)
                    return
                found, offset = self.machine.memory.read(pointer, shape.size, shape.align)
                done(shape.load(found, offset))

            return clone
        return None

    def _is_cloned(self, type_: Type) -> bool:
        """Is cloning it copying, or counting one more reference?"""
        match type_:
            case Tuple(items):
                return any(map(self._is_cloned, items)) and all(
                    self._is_cloned(item) or self._is_copy(item) for item in items
                )
            case Closure():
                captured = self.machine.definitions.captures(type_)
                return any(map(self._is_cloned, captured)) and all(
                    self._is_cloned(item) or self._is_copy(item) for item in captured
                )
            case Path():
                return type_.bare in ("std::sync::Arc", "std::rc::Rc")
            case _:
                return False

    def _clone(self, type_: Type) -> Callee:
        machine = self.machine

        def counters(part: Type, pointer: Pointer) -> Iterator[tuple[Pointer, bool]]:
            if isinstance(part, Path) and part.bare in ("std::sync::Arc", "std::rc::Rc"):
                found, offset = machine.memory.read(pointer, 8, 8)
                counter = machine.shapes.of(RawPointer(True, Primitive.USIZE)).load(found, offset)
                assert isinstance(counter, Pointer), "a counted pointer"
                yield counter, part.name == "Arc"
            elif isinstance(part, Tuple | Closure):
                offsets = machine.layouts.of(part).variants[0]
                for item, at in zip(machine.values.field_types(part, 0), offsets, strict=True):
                    yield from counters(item, pointer.moved(at))

        def clone(frame: "Frame", values: list[Value], done: "Done") -> None:
            pointer = values[0]
            assert isinstance(pointer, Pointer), "a reference"
            counted = list(counters(type_, pointer))

            def perform() -> None:
                for counter, atomic in counted:
                    self.increment(counter, atomic=atomic)
                shape = machine.shapes.of(type_)
                found, offset = machine.memory.read(pointer, shape.size, shape.align)
                done(shape.load(found, offset))

            shared = [counter for counter, atomic in counted if atomic]
            frame.thread.act(lambda: visible.counting(shared), perform)

        return clone

    def increment(self, counter: Pointer, *, atomic: bool) -> None:
        """Adds one to a reference count."""
        machine = self.machine
        shape = IntegerShape(8, 8, False, "usize")
        found, offset = machine.memory.read(counter, 8, 8, atomic=atomic)
        value = shape.load(found, offset) + 1
        found, offset = machine.memory.write(counter, 8, 8, atomic=atomic)
        shape.store(found, offset, value)

    def _is_copy(self, type_: Type) -> bool:
        match type_:
            case Primitive() | FnItem() | FnPointer():
                return True
            case Reference(mutable, _):
                return not mutable
            case Tuple(items):
                return all(map(self._is_copy, items))
            case Closure():
                return all(map(self._is_copy, self.machine.definitions.captures(type_)))
            case Path() if type_.bare in ("std::num::NonZero", "std::ptr::NonNull"):
                return True
            case Path() if type_.bare == BOX:
                return False  # a scalar, but not copied
            case _:
                return self.machine.shapes.scalar(type_) is not None

    def _call_of(self, subject: Type, name: str) -> Callee:
        """``Fn::call`` and its kin: the arguments come as a tuple."""
        return lambda frame, values, done: self.call_callable(frame, subject, name, values, done)

    def call_callable(
        self, frame: "Frame", subject: Type, name: str, values: list[Value], done: "Done"
    ) -> None:
        """Calls a closure, function, function pointer or trait object: itself or a pointer to it, and the
        arguments as a tuple."""
        machine = self.machine
        subject = machine.definitions.normal(subject)
        match subject:
            case Closure():
                self._closure(frame, subject, name, values, done)
            case FnItem(_, path):
                types = self._signature(subject)
                arguments = self.untupled(values[1], types)
                machine.callee(path, types, subject.signature.result)(frame, arguments, done)
            case FnPointer():
                pointer = values[0]
                if name != "call_once":
                    assert isinstance(pointer, Pointer), "a reference to a function pointer"
                    found, offset = machine.memory.read(pointer, 8, 8)
                    pointer = machine.shapes.of(subject).load(found, offset)
                arguments = self.untupled(values[1], subject.parameters)
                assert isinstance(pointer, Pointer), "a function pointer"
                machine.call_pointer(
                    frame, pointer, subject, subject.parameters, subject.result, arguments, done
                )
            case Reference(_, target):
                inner = "call_mut" if subject.mutable else "call"
                value = values[0]
                if name != "call_once":
                    shape = machine.shapes.of(subject)
                    assert isinstance(value, Pointer), "a reference to a reference"
                    found, offset = machine.memory.read(value, shape.size, shape.align)
                    value = shape.load(found, offset)
                self.call_callable(frame, target, inner, [value, values[1]], done)
            case Dynamic():
                wide = values[0]
                assert isinstance(wide, Wide) and isinstance(wide.metadata, Pointer), "a trait object"
                concrete = machine.shapes.vtable_type(wide.metadata)
                self.call_callable(frame, concrete, name, [wide.pointer, values[1]], done)
            case Path() if subject.bare == "std::boxed::Box":
                self._boxed(frame, subject, name, values, done)
            case Path() if subject.bare == "std::ops::try_trait::Wrapped":
                call_wrapped(machine, frame, subject, name, values, done)
            case _:
                raise Unsupported(f"a call of a value of type `{subject}`")

    def _boxed(self, frame: "Frame", subject: Path, name: str, values: list[Value], done: "Done") -> None:
        """A box of something callable: ``call_once`` moves the content out, and frees the box."""
        machine = self.machine
        value = values[0]
        if name != "call_once":
            shape = machine.shapes.of(subject)
            assert isinstance(value, Pointer), "a reference to a box"
            found, offset = machine.memory.read(value, shape.size, shape.align)
            value = shape.load(found, offset)
        content = machine.definitions.normal(subject.arguments[0])  # type: ignore[arg-type]
        if name != "call_once":
            self.call_callable(frame, content, name, [value, values[1]], done)
            return
        pointer, metadata = (value.pointer, value.metadata) if isinstance(value, Wide) else (value, None)
        assert isinstance(pointer, Pointer), "a box"
        concrete = content
        if isinstance(content, Dynamic):
            assert isinstance(metadata, Pointer), "a trait object has a vtable"
            concrete = machine.shapes.vtable_type(metadata)
        shape = machine.shapes.of(concrete)
        moved: Value = EMPTY
        if shape.size:
            found, offset = machine.memory.read(pointer, shape.size, shape.align)
            moved = shape.load(found, offset)
            self.free(pointer, shape.size, shape.align)
        self.call_callable(frame, concrete, "call_once", [moved, values[1]], done)

    def _signature(self, item: FnItem) -> tuple[Type, ...]:
        return tuple(self.machine.definitions.normal(parameter) for parameter in item.signature.parameters)

    def _closure(
        self, frame: "Frame", closure: Closure, name: str, values: list[Value], done: "Done"
    ) -> None:
        machine = self.machine
        plain = replace(closure, environment=())
        if plain in machine.program.alike:
            raise Unsupported(f"a call of the closure `{closure}`, of which a macro makes several")
        if plain not in machine.program.closures:
            call_std_closure(machine, frame, closure, name, values, done)
            return
        instance = self.closure_instance(closure)
        receiver = instance.body.locals[1].type
        by_reference = isinstance(receiver, Reference)
        types = tuple(
            machine.code(instance).types[number] for number in range(2, instance.body.argument_count + 1)
        )
        arguments = self.untupled(values[1], types)
        if by_reference and name == "call_once":
            self.by_reference(frame, closure, instance, values[0], arguments, done)
            return
        machine.push(frame.thread, instance, [values[0], *arguments], done)

    def by_reference(
        self,
        frame: "Frame",
        closure: Closure,
        instance: Instance,
        value: Value,
        arguments: list[Value],
        done: "Done",
    ) -> None:
        """``call_once`` of a closure that only borrows itself: it is put somewhere, called, and dropped."""
        machine = self.machine
        shape = machine.shapes.of(closure)
        found = machine.allocate(shape.size, shape.align, Storage.STACK, f"the closure `{closure}`")
        if shape.size:
            shape.store(found, 0, value)
        pointer = machine.memory.pointer_to(found)

        def finished(result: Value) -> None:
            def freed() -> None:
                machine.deallocate(found, found.tag)
                done(result)

            machine.glue.drop(frame.thread, closure, pointer, None, freed)

        machine.push(frame.thread, instance, [pointer, *arguments], finished)

    def closure_instance(self, closure: Closure) -> Instance:
        """The body of a closure."""
        body = self.machine.program.closures.get(replace(closure, environment=()))
        if body is None:
            raise Unsupported(f"a call of the closure `{closure}`")
        return Instance(body, dict(closure.environment))

    def untupled(self, value: Value, types: tuple[Type, ...]) -> list[Value]:
        """The parts of a tuple."""
        return self.machine.values.apart(Tuple(types), value)[1]

    def _virtual(self, trait: Path, name: str, path: Path) -> Callee:
        """A method of a trait object: by the type of its vtable."""
        machine = self.machine
        last = path.segments[-1]

        def call(frame: "Frame", values: list[Value], done: "Done") -> None:
            receiver = values[0]
            if isinstance(receiver, Blob):
                receiver = self._unwrapped(receiver)
            if not isinstance(receiver, Wide) or not isinstance(receiver.metadata, Pointer):
                raise Unsupported(f"a call of `{path}` on a receiver of this kind")
            concrete = machine.shapes.vtable_type(receiver.metadata)
            exact = Path((QualifiedSelf(concrete, trait), last))
            own = machine.definitions.function(exact)
            passed: Value = receiver.pointer
            if isinstance(values[0], Blob) and own is not None:
                passed = machine.values.transmuted(passed, _ANY_POINTER, machine.code(own).types[1])
            machine.callee(exact, (), Primitive.NEVER)(frame, [passed, *values[1:]], done)

        return call

    def _unwrapped(self, value: Blob) -> Value:
        """The wide pointer inside a wrapper such as ``Pin``."""
        if len(value.data) != 16:
            return value
        address, vtable = (int.from_bytes(value.data[at : at + 8], "little") for at in (0, 8))
        return Wide(Pointer(address, value.pointers.get(0)), Pointer(vtable, value.pointers.get(8)))

    # What models share

    def free(self, pointer: Pointer, size: int, align: int, *, kind: str = "") -> None:
        """Frees heap memory: by the pointer to its start, with the layout that it was allocated with."""
        machine = self.machine
        found, offset = machine.memory.find(pointer, 0, "deallocation")
        if found.storage is not Storage.HEAP:
            raise Undefined("RUB014", f"deallocation of {found.what}, which is not on the heap")
        if found.kind != kind and not machine.definitions.has_own_allocator:
            raise Undefined("RUB014", f"deallocation of {found.what} with another allocator than its own")
        if offset:
            raise Undefined(
                "RUB014", f"deallocation by a pointer to byte {offset} of {found.what}, not its start"
            )
        if (size, align) != (found.size, align if found.kind else found.align):
            raise Undefined(
                "RUB014",
                f"deallocation with size {size} and alignment {align} of {found.what}, "
                f"which has size {found.size} and alignment {found.align}",
            )
        assert pointer.provenance is not None, "find has found it"
        machine.deallocate(found, pointer.provenance.tag)

    def decrement(self, counter: Pointer, *, atomic: bool) -> int:
        """Takes one from a reference count; what is left."""
        machine = self.machine
        shape = IntegerShape(8, 8, False, "usize")
        found, offset = machine.memory.read(counter, 8, 8, atomic=atomic)
        left = shape.load(found, offset) - 1
        found, offset = machine.memory.write(counter, 8, 8, atomic=atomic)
        shape.store(found, offset, left)
        if atomic:
            machine.races.acquire_release(found, offset)
        return left

    def unlock(self, thread: "Thread", type_: Path, pointer: Pointer) -> None:
        """The end of a guard."""
        std_threads.unlock(self.machine, thread, type_, pointer)


__all__ = ["Calls", "FnSugar", "Model", "Site"]
