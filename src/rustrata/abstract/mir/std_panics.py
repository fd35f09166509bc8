"""Models of panics whose message is formatted [core::panicking, core::result, core::option]."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from rustrata.abstract.mir.memory import Pointer
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_of
from rustrata.abstract.mir.place_types import pointee
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.std_display import debug_text
from rustrata.abstract.mir.std_format import collect, run, show, writer_of
from rustrata.programs.rust.types import Type

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site


def _formatted(site: "Site", arguments: Value, done: Callable[[str], None]) -> None:
    """The text of ``fmt::Arguments``."""

    def write_all(formatter: Pointer, then: Callable[[bool], None]) -> None:
        run(site.machine, site.frame, arguments, writer_of(site.machine, formatter), then)

    collect(site.machine, site.frame, write_all, done)


@model("core::panicking::panic_fmt", "std::rt::panic_fmt")
def panic_fmt(site: "Site") -> Value | None:
    """A panic with a formatted text."""
    _formatted(site, site.values[0], site.thread.panic)
    return None


@model("core::panicking::panic_nounwind_fmt")
def panic_nounwind_fmt(site: "Site") -> Value | None:
    """A panic with a formatted text that ends the program where it is."""

    def end(text: str) -> None:
        site.machine.report_panic(site.thread, text)
        site.machine.abort(text)

    _formatted(site, site.values[0], end)
    return None


@model("core::panicking::panic_display", "core::panicking::unreachable_display")
def panic_display(site: "Site") -> Value | None:
    """A panic with a value that displays itself."""
    prefix = "" if site.path.name == "panic_display" else "internal error: entered unreachable code: "
    type_ = site.machine.definitions.normal(pointee(site.types[0]))

    def write_all(formatter: Pointer, then: Callable[[bool], None]) -> None:
        show(site.machine, site.frame, type_, site.values[0], "Display", formatter, then)

    collect(site.machine, site.frame, write_all, lambda text: site.thread.panic(prefix + text))
    return None


@model("std::option::expect_failed")
def expect_failed(site: "Site") -> Value | None:
    """``expect`` of none."""
    site.thread.panic(text_of(site, site.values[0]))
    return None


@model("std::result::unwrap_failed")
def unwrap_failed(site: "Site") -> Value | None:
    """``unwrap`` of an error: a text, and the error as it shows itself."""
    value = site.values[1]
    assert isinstance(value, Wide) and isinstance(value.metadata, Pointer), "a trait object"
    text = text_of(site, site.values[0])
    concrete = site.machine.shapes.vtable_type(value.metadata)
    debug_text(site, concrete, value.pointer, lambda error: site.thread.panic(f"{text}: {error}"))
    return None


_OPERATORS = ("==", "!=", "matches")


@model("core::panicking::assert_failed")
def assert_failed(site: "Site") -> Value | None:
    """``assert_eq!`` and its kin."""
    kind = site.machine.values.apart(site.types[0], site.values[0])[0]
    left, right = (site.machine.definitions.normal(pointee(site.types[at])) for at in (1, 2))
    given, arguments = site.machine.values.apart(site.types[3], site.values[3])

    def with_message(message: str) -> None:
        _sides(site, (left, right), f"assertion `left {_OPERATORS[kind]} right` failed{message}")

    if given:
        _formatted(site, arguments[0], lambda text: with_message(f": {text}"))
    else:
        with_message("")
    return None


def _sides(site: "Site", types: tuple[Type, Type], head: str) -> None:
    """The two values below the message."""

    def second(left: str) -> None:
        debug_text(
            site,
            types[1],
            site.values[2],
            lambda right: site.thread.panic(f"{head}\n  left: {left}\n right: {right}"),
        )

    debug_text(site, types[0], site.values[1], second)


@model("core::panicking::panic_bounds_check")
def panic_bounds_check(site: "Site") -> Value | None:
    """An index out of bounds."""
    index, length = site.values
    site.thread.panic(f"index out of bounds: the len is {length} but the index is {index}")
    return None


@model("core::slice::index::slice_index_fail")
def slice_index_fail(site: "Site") -> Value | None:
    """A range out of bounds."""
    start, end, length = (site.integer(at) for at in range(3))
    if start > length:
        text = f"range start index {start} out of range for slice of length {length}"
    elif end > length:
        text = f"range end index {end} out of range for slice of length {length}"
    else:
        text = f"slice index starts at {start} but ends at {end}"
    site.thread.panic(text)
    return None
