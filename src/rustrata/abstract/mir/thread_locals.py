"""Statics of single threads: `#[thread_local]`."""

from typing import TYPE_CHECKING

from rustrata.abstract.aliasing.events import Storage
from rustrata.abstract.mir.arithmetic import Unsupported
from rustrata.abstract.mir.memory import Pointer
from rustrata.programs.rust.bodies import Body

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine


def thread_local(machine: "Machine", path: str) -> Pointer:
    """The address of a static of the thread that runs."""
    assert machine.current is not None, "a thread runs"
    found = machine.current.locals.get(path)
    if found is None:
        body = machine.program.constants.get(path)
        if not isinstance(body, Body):
            raise Unsupported(f"the thread-local `{path}`")
        type_ = machine.definitions.normal(body.locals[0].type)
        layout = machine.layouts.of(type_)
        found = machine.allocate(layout.size, layout.align, Storage.STATIC, f"the thread-local `{path}`")
        machine.current.locals[path] = found
        value = machine.evaluate(body, {}, fixed=False)
        if layout.size:
            machine.shapes.of(type_).store(found, 0, value)
    return machine.memory.pointer_to(found)


def free_thread_locals(machine: "Machine", thread: "Thread") -> None:
    """The end of a thread's own statics."""
    for found in thread.locals.values():
        machine.deallocate(found, found.tag)
