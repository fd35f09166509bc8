"""The models of functions of the standard library, by name; the files that hold them register themselves."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rustrata.abstract.mir.site import Model

MODELS: "dict[str, Model]" = {}
"""The model of each function: by its path without generic arguments, in which ``<impl>`` stands for an impl block
and ``<as Trait>`` for ``<Type as Trait>``."""


def model(*names: str) -> "Callable[[Model], Model]":
    """Registers a model under these names."""

    def register(function: "Model") -> "Model":
        for name in names:
            assert name not in MODELS, f"{name} has a model already"
            MODELS[name] = function
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
        "peer_functions",
    ):
        import_module(f"rustrata.abstract.mir.{name}")
