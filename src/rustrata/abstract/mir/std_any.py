"""Models of the identity of types [std::any]."""

from typing import TYPE_CHECKING

from rustrata.abstract.mir.models import model
from rustrata.abstract.mir.scalar_shapes import Value
from rustrata.later import Later
from rustrata.programs.rust.types import Type

if TYPE_CHECKING:
    import hashlib

    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.site import Site
else:
    hashlib = Later("hashlib")


def type_id(machine: "Machine", type_: Type) -> Value:
    """A ``TypeId``: by the type's name, as nothing else of it is told."""
    words = hashlib.sha256(str(type_).encode()).digest()[:16]
    return machine.values.from_bytes(words, machine.read_type("std::any::TypeId"))


@model("std::intrinsics::type_id", "<as std::any::Any>::type_id")
def type_id_of(site: "Site") -> Value | None:
    """The type of a value."""
    return type_id(site.machine, site.machine.definitions.normal(site.type(0)))
