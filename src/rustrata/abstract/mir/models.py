"""The models of functions of the standard library, by name; the files that hold them register themselves."""

from collections.abc import Callable
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


@cache
def load_models() -> None:
    """Imports the files that hold models."""
    for name in (
        "intrinsics",
        "unchecked_intrinsics",
        "atomics",
        "std_memory",
        "std_threads",
        "panics",
        "std_values",
        "std_numbers",
        "std_channels",
        "std_once",
        "std_closures",
        "std_handles",
        "std_locals",
        "std_time",
        "std_any",
        "std_collections",
        "std_condvar",
        "std_display",
        "std_builders",
        "std_panics",
        "std_constructors",
        "std_counted",
        "peer_functions",
    ):
        import_module(f"rustrata.abstract.mir.{name}")
