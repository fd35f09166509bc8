"""Where the MIR machine says that behaviour is undefined: the sites, and which runs reach them.

A site is one ``Undefined(...)`` in the text of ``abstract/mir``. `recorded` notes the sites that a run comes
to; within `without` a site does nothing, as if its check were not there.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType
from unittest.mock import patch

from rustrata.abstract import mir
from rustrata.abstract.mir.memory import Undefined

ROOM = Path(mir.__path__[0])
_SCOPES = (ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Site:
    """A site: its file, the function that it is in, its lines. ``name`` stays when lines move."""

    name: str
    file: Path
    scope: tuple[str, ...]
    first: int
    last: int


@cache
def sites() -> tuple[Site, ...]:
    """All of them, in the order of the files and lines."""
    seen: Counter[str] = Counter()
    found = []
    for path in sorted(ROOM.glob("*.py")):
        for call, scope in _calls(_tree(path), ()):
            code, *message = (ast.unparse(argument) for argument in call.args[:2])
            name = f"{path.stem}.{'.'.join(scope)}: {code} {' '.join(message)}"
            seen[name] += 1
            if seen[name] > 1:
                name = f"{name}, number {seen[name]}"
            found.append(Site(name, path, scope, call.lineno, call.end_lineno or call.lineno))
    return tuple(found)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _calls(node: ast.AST, scope: tuple[str, ...]) -> Iterator[tuple[ast.Call, tuple[str, ...]]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id == "Undefined":
            yield child, scope
        yield from _calls(child, (*scope, child.name) if isinstance(child, _SCOPES) else scope)


@contextmanager
def recorded() -> Iterator[set[Site]]:
    """Within, the sites that are reached are put into the set."""
    reached: set[Site] = set()
    original = Undefined.__init__

    def noting(self: Undefined, *said: object) -> None:
        frame = sys._getframe(1)
        line, file = frame.f_lineno, frame.f_code.co_filename
        reached.update(site for site in sites() if str(site.file) == file and site.first <= line <= site.last)
        original(self, *said)

    with patch.object(Undefined, "__init__", noting):
        yield reached


@contextmanager
def without(site: Site) -> Iterator[None]:
    """Within, the statement of the site is not there."""
    tree = ast.parse(site.file.read_text(encoding="utf-8"))
    outer, depth = _outermost(tree, site)
    _Removing(site).visit(outer)
    outer.decorator_list = []
    ast.fix_missing_locations(outer)
    made: dict[str, object] = {}
    module = import_module(f"rustrata.abstract.mir.{site.file.stem}")
    exec(compile(ast.Module([outer], []), str(site.file), "exec"), vars(module), made)
    target: object = module
    for name in site.scope[: depth + 1]:
        target = vars(target)[name]
    twin = made[outer.name]
    assert isinstance(target, FunctionType), f"{site.name} is in a plain function or method"
    assert isinstance(twin, FunctionType), "the text of a function defines it"
    before = target.__code__
    target.__code__ = twin.__code__
    try:
        yield
    finally:
        target.__code__ = before


def _outermost(tree: ast.Module, site: Site) -> tuple[ast.FunctionDef, int]:
    """The outermost function around the site, and how many classes are around that."""
    body: list[ast.stmt] = tree.body
    for depth, name in enumerate(site.scope):
        inner = next(node for node in body if isinstance(node, _SCOPES) and node.name == name)
        if isinstance(inner, ast.FunctionDef):
            return inner, depth
        body = inner.body
    raise AssertionError(f"{site.name} is in no function")


class _Removing(ast.NodeTransformer):
    def __init__(self, site: Site) -> None:
        self.site = site

    def _here(self, node: ast.Raise | ast.Return, value: ast.expr | None) -> ast.stmt:
        inside = value is not None and value.lineno <= self.site.first and isinstance(value, ast.Call)
        return ast.Pass() if inside and value.end_lineno == self.site.last else node

    def visit_Raise(self, node: ast.Raise) -> ast.stmt:
        return self._here(node, node.exc)

    def visit_Return(self, node: ast.Return) -> ast.stmt:
        return self._here(node, node.value)
