"""The models of functions of the standard library, by name. The files that hold them register themselves when
they are imported, which is when a program uses such a name."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from rustrata.programs.rust.types import Path

if TYPE_CHECKING:
    from rustrata.abstract.mir.frames import Thread
    from rustrata.abstract.mir.machine import Machine
    from rustrata.abstract.mir.memory import Pointer
    from rustrata.abstract.mir.site import Model
    from rustrata.abstract.mir.std_closures import StdClosure

Destructor: TypeAlias = "Callable[[Machine, Thread, Path, Pointer], None]"
"""What dropping a value of a type does, where it stands: at once, or by work that the thread does next."""

MODELS: "dict[str, Model]" = {}
"""The model of each function: by its path without generic arguments, in which ``<impl>`` stands for an impl
block and ``<as Trait>`` for ``<Type as Trait>``."""


def model(*names: str) -> "Callable[[Model], Model]":
    """Registers a model under these names."""

    def register(function: "Model") -> "Model":
        for name in names:
            assert name not in MODELS, f"{name} has a model already"
            MODELS[name] = function
        return function

    return register


DESTRUCTORS: dict[str, Destructor] = {}
"""What dropping does for types of the standard library that are not dropped field by field, by path."""

STD_CLOSURES: "dict[str, StdClosure]" = {}
"""The model of each closure within the standard library: by its path without generic arguments."""


def destructor(*paths: str) -> Callable[[Destructor], Destructor]:
    """Registers what dropping a value of these types does."""

    def register(function: Destructor) -> Destructor:
        for path in paths:
            assert path not in DESTRUCTORS, f"{path} has a destructor already"
            DESTRUCTORS[path] = function
        return function

    return register


FILES: dict[str, tuple[str, ...]] = {
    "atomics": ("std::intrinsics::atomic_", "std::sync::atomic::"),
    "intrinsics": (
        "alloc::alloc::",
        "core::core_arch::",
        "std::hint::",
        "std::intrinsics::",
        "std::mem::",
        "std::panic::",
        "std::process::",
        "std::ptr::",
    ),
    "panics": (
        "alloc::alloc::",
        "alloc::raw_vec::",
        "core::panicking::",
        "core::slice::",
        "std::alloc::",
        "std::cell::",
        "std::intrinsics::",
        "std::option::",
        "std::panic::",
        "std::process::",
        "std::rt::",
    ),
    "peer_functions": ("miri_",),
    "std_any": ("<as std::any::", "std::intrinsics::type_"),
    "std_builders": ("std::fmt::Debug", "std::fmt::Formatter::debug_"),
    "std_channels": ("<std::sync::mpsc::", "std::sync::mpsc::"),
    "std_closures": ("<i", "<u", "core::slice::", "std::cell::", "std::slice::", "std::sync::"),
    "std_collections": (
        "<f32 as std::str::",
        "<f64 as std::str::",
        "core::slice::",
        "std::array::",
        "std::intrinsics::",
        "std::sync::",
        "std::vec::",
    ),
    "std_condvar": ("std::sync::",),
    "std_constructors": (
        "std::cell::",
        "std::mem::",
        "std::num::",
        "std::string::",
        "std::sync::",
        "std::time::",
        "std::vec::",
    ),
    "std_counted": ("std::rc::", "std::sync::"),
    "std_display": (
        "<as std::fmt::",
        "<rustrata::Output as ",
        "<std::fmt::",
        "<std::string::",
        "core::fmt::",
        "std::fmt::",
        "std::io::",
    ),
    "std_env": ("<std::env::", "std::env::"),
    "std_handles": ("std::sys::", "std::thread::"),
    "std_hashing": ("<core::hash::sip::", "<std::hash::", "std::arch::x86_64::", "std::hash::"),
    "std_locals": ("std::thread::",),
    "std_memory": (
        "<as std::default::",
        "<std::boxed::",
        "__rust_",
        "alloc::alloc::",
        "alloc::raw_vec::",
        "calloc",
        "free",
        "libc::",
        "malloc",
        "std::boxed::",
        "std::intrinsics::",
        "std::ptr::",
    ),
    "std_numbers": ("<as std::cmp::", "<as std::convert::"),
    "std_once": ("std::cell::", "std::sync::", "std::sys::"),
    "std_panics": ("core::panicking::", "core::slice::", "std::option::", "std::result::", "std::rt::"),
    "std_text": ("std::str::",),
    "std_threads": ("std::rt::", "std::sync::", "std::sys::", "std::thread::"),
    "std_time": ("<std::time::", "std::thread::", "std::time::"),
    "std_values": (
        "<as std::cmp::",
        "std::boxed::",
        "std::intrinsics::",
        "std::panicking::",
        "std::rc::",
        "std::sync::",
        "std::vec::",
    ),
    "unchecked_intrinsics": ("std::intrinsics::",),
}
"""How the names begin that each file may register: it is imported when a program uses such a name."""


def files_of(name: str) -> Iterator[str]:
    """The files in which a function, type or closure may have its model."""
    return (file for file, prefixes in FILES.items() if name.startswith(prefixes))


@cache
def _load(name: str) -> None:
    """Imports the files in which a name may have its model."""
    for file in files_of(name):
        import_module(f"rustrata.abstract.mir.{file}")


def model_of(name: str) -> "Model | None":
    """The model of a function."""
    _load(name)
    return MODELS.get(name)


def destructor_of(path: str) -> "Destructor | None":
    """What dropping a value of a type does."""
    _load(path)
    return DESTRUCTORS.get(path)


def std_closure_of(name: str) -> "StdClosure | None":
    """The model of a closure of the standard library."""
    _load(name)
    return STD_CLOSURES.get(name)
