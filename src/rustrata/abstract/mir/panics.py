"""Models of panics and of printing."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.frames import Abort, Work
from rustrata.abstract.mir.memory import Pointer, Undefined
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide
from rustrata.programs.rust.types import UNIT

if TYPE_CHECKING:
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site


def text_of(site: "Site", value: Value) -> str:
    """The content of a ``&str``."""
    assert isinstance(value, Wide) and isinstance(value.metadata, int), "a string"
    return text_at(site.machine, value.pointer, value.metadata)


def text_at(machine: "Machine", pointer: Pointer, length: int) -> str:
    """The text that stands at a pointer."""
    if not length:
        return ""
    found, offset = machine.memory.find(pointer, length, "string")
    return bytes(found.data[offset : offset + length]).decode("utf-8", "replace")


@model(
    "core::panicking::panic",
    "std::rt::begin_panic",
    "core::panicking::panic_str_literal",
)
def panic(site: "Site") -> Value | None:
    """A panic with a text."""
    value = site.values[0]
    site.thread.panic(text_of(site, value) if isinstance(value, Wide) else "a value")
    return None


@model("core::panicking::panic_nounwind", "core::panicking::panic_cannot_unwind")
def panic_nounwind(site: "Site") -> Value | None:
    """A panic that ends the program where it is."""
    own = site.values and isinstance(site.values[0], Wide)
    message = text_of(site, site.values[0]) if own else "panic in a function that cannot unwind"
    site.machine.report_panic(site.thread, message)
    site.machine.abort(message)
    return None


_TEXTS = {
    "std::option::unwrap_failed": "called `Option::unwrap()` on a `None` value",
    "std::cell::panic_already_borrowed": "already borrowed: BorrowMutError",
    "std::cell::panic_already_mutably_borrowed": "already mutably borrowed: BorrowError",
    "alloc::raw_vec::handle_error": "capacity overflow",
    "alloc::raw_vec::capacity_overflow": "capacity overflow",
    "core::slice::copy_from_slice_impl::len_mismatch_fail": (
        "copy_from_slice: source and destination differ in length"
    ),
}


@model(*_TEXTS)
def panic_with(site: "Site") -> Value | None:
    """Panics of one text."""
    site.thread.panic(_TEXTS[site.path.bare])
    return None


@model("std::process::exit")
def exit_(site: "Site") -> Value | None:
    """The end of the program with a code."""
    raise Abort("the program exits", site.integer(0))


@model("std::alloc::handle_alloc_error", "alloc::alloc::handle_alloc_error")
def handle_alloc_error(site: "Site") -> Value | None:
    """No memory is left."""
    site.machine.abort("memory allocation failed")
    return None


@model("std::panic::abort_unwind")
def abort_unwind(site: "Site") -> Value | None:
    """Calls a function; a panic does not leave it."""
    machine, thread, done = site.machine, site.thread, site.done
    results: list[Value] = []

    class Boundary(Work):
        """Where a panic aborts."""

        def advance(self) -> None:
            popped = thread.frames.pop()
            assert popped is self, "the boundary is at the top"
            done(results[0])

        def unwound(self) -> bool:
            machine.abort("panic in a function that cannot unwind")
            return False

    thread.frames.append(Boundary())
    machine.calls.call_callable(
        site.frame, site.types[0], "call_once", [site.values[0], EMPTY], results.append
    )
    return None


@model("std::intrinsics::catch_unwind")
def catch_unwind(site: "Site") -> Value | None:
    """Calls a function; if it panics, another with the payload: 0 or 1."""
    machine, thread = site.machine, site.thread
    attempt, data, catch = site.values
    assert isinstance(attempt, Pointer) and isinstance(catch, Pointer), "functions"
    done = site.done
    handler = catch

    class Catch(Work):
        """The boundary that a panic does not cross."""

        def advance(self) -> None:
            popped = thread.frames.pop()
            assert popped is self, "the boundary is at the top"
            done(0)

        def unwound(self) -> bool:
            thread.frames.pop()
            thread.panics -= 1
            nothing = Pointer(8, None)  # `do_catch` makes the payload
            machine.call_pointer(
                site.frame,
                handler,
                site.types[2],
                (site.types[1],) * 2,
                UNIT,
                [data, nothing],
                lambda _: done(1),
            )
            return True

    thread.frames.append(Catch())
    machine.call_pointer(site.frame, attempt, site.types[0], (site.types[1],), UNIT, [data], lambda _: None)
    return None


@model("std::intrinsics::panic_if_uninhabited")
def uninhabited(site: "Site") -> Value | None:
    """A promise that a type has values."""
    if not site.machine.layouts.of(site.type(0)).inhabited:
        raise Undefined("RUB007", f"`{site.type(0)}` has no values")
    return EMPTY
