"""Functions that Miri's own tests call [miri_*]: they ask the interpreter for names and pictures; here they
ask for nothing, except where a program's behaviour depends on them.
"""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.memory import Undefined
from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import EMPTY, Value, Wide

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Site


@model(
    "miri_pointer_name",
    "miri_print_borrow_state",
    "miri_run_provenance_gc",
)
def ignored(site: "Site") -> Value | None:
    """Names for pointers, pictures and collections: nothing to do."""
    return EMPTY


@model("miri_promise_symbolic_alignment")
def promised(site: "Site") -> Value | None:
    """A promise of a pointer's alignment: it must hold."""
    address, align = site.pointer(0).address, site.integer(1)
    if align & (align - 1) or not align:
        raise Undefined("RUB010", f"`{site.path.name}` of {align}, which is no power of 2")
    if address % align:
        raise Undefined("RUB010", f"`{site.path.name}` of {align}: the pointer is not aligned to that")
    return EMPTY


@model("miri_get_alloc_id")
def allocation_id(site: "Site") -> Value | None:
    """The number of an allocation."""
    provenance = site.pointer(0).provenance
    return provenance.allocation if provenance is not None else 0


@model("miri_write_to_stdout", "miri_write_to_stderr")
def write(site: "Site") -> Value | None:
    """Prints bytes."""
    value = site.values[0]
    assert isinstance(value, Wide) and isinstance(value.metadata, int), "a slice"
    if value.metadata:
        found, at = site.machine.memory.find(value.pointer, value.metadata, "write")
        stream = 1 if site.path.name.endswith("stdout") else 2
        site.machine.output.append((stream, bytes(found.data[at : at + value.metadata])))
    return EMPTY
