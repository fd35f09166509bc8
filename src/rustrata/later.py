"""Modules that are imported when something of them is first used.

For what a small run never needs. Type checkers see the plain import:

    if TYPE_CHECKING:
        import subprocess
    else:
        subprocess = Later("subprocess")
"""

from importlib import import_module


class Later:
    """A module, by its name, that is imported by the first attribute that is asked of it."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        found: object = getattr(import_module(self._name), attribute)
        return found
