"""Models of functions of texts [str]: letters in the other case, and bytes that are to be a text."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.panics import text_of
from rustrata.abstract.mir.scalar_shapes import Value, Wide
from rustrata.abstract.mir.std_display import string

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site


@model("std::str::<impl>::to_uppercase", "std::str::<impl>::to_lowercase")
def other_case(site: "Site") -> Value | None:
    """A text with its letters in one case, by Unicode's full mapping."""
    text = text_of(site, site.values[0])
    made = text.upper() if site.path.name == "to_uppercase" else text.lower()
    return string(site.machine, site.returned, made)


@model("std::str::from_utf8")
def from_utf8(site: "Site") -> Value | None:
    """The same bytes as a text, or where they are none."""
    machine, given = site.machine, site.values[0]
    assert isinstance(given, Wide) and isinstance(given.metadata, int), "a slice"
    content = b""
    if given.metadata:
        found, start = machine.memory.read(given.pointer, given.metadata, 1)
        end = start + given.metadata
        if 0 in found.initialised[start:end]:
            raise Undefined("RUB006", f"reading uninitialised memory of {found.what} as a text")
        content = bytes(found.data[start:end])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        kind = machine.values.field_types(site.returned, 1)[0]
        option = machine.values.field_types(kind, 0)[1]
        cut = error.end == len(content) and "end of data" in error.reason
        length = machine.values.aggregate(option, int(not cut), [] if cut else [error.end - error.start])
        made = machine.values.aggregate(kind, 0, [error.start, length])
        return machine.values.aggregate(site.returned, 1, [made])
    return machine.values.aggregate(site.returned, 0, [given])
