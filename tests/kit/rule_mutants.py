"""Mutants of rules: one function of the program with one piece of its text exchanged, for a while.

The code of the function is exchanged in place, so that whoever imported it runs the mutant.
"""

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FunctionType


@dataclass(frozen=True)
class Mutant:
    """``old``, which is in the text of the function once, becomes ``new``. ``breaks``: a model and an
    optimisation of the library that is decided otherwise with it; ``because``: why none is."""

    name: str
    function: Callable[..., object]
    old: str
    new: str
    breaks: tuple[str, str] | None = None
    because: str = ""


@contextmanager
def mutated(mutant: Mutant) -> Iterator[None]:
    """Within, the function is the mutant."""
    function = mutant.function
    assert isinstance(function, FunctionType), "a plain function, a method, or what reads a property"
    text = textwrap.dedent(inspect.getsource(function))
    assert text.count(mutant.old) == 1, f"{mutant.name}: {mutant.old!r} occurs {text.count(mutant.old)} times"
    made: dict[str, object] = {}
    code = compile(text.replace(mutant.old, mutant.new), f"<{mutant.name}>", "exec")
    exec(code, function.__globals__, made)
    twin = made[function.__name__]
    twin = twin.fget if isinstance(twin, property) else twin
    assert isinstance(twin, FunctionType), "the text of a function defines it"
    original = function.__code__
    function.__code__ = twin.__code__
    try:
        yield
    finally:
        function.__code__ = original
