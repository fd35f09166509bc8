"""Verdicts: what was decided, and how much that covers. Nothing defaults to `Holds`."""

from typing import Generic, TypeVar

from rustrata.records import record


@record
class Coverage:
    """What a verdict rests on: the engine, the models, and the bound in words.

    ``exhaustive`` is true when every behaviour within the stated bound was considered.
    """

    engine: str
    models: tuple[str, ...]
    bound: str
    exhaustive: bool


W = TypeVar("W")


@record
class Holds:
    """The lower layer keeps the promise. ``note`` names a reason when it is not plain inclusion."""

    coverage: Coverage
    note: str = ""


@record
class Refuted(Generic[W]):
    """The lower layer breaks the promise; ``witness`` shows it at both layers."""

    coverage: Coverage
    witness: W
    note: str = ""


@record
class Unknown:
    """Not decided, and why."""

    reason: str
