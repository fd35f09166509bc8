"""Calls in random programs: of functions that are known, and of the libraries' functions."""

import re
from collections.abc import Callable
from functools import cache

from drawn_bodies import Body, Held
from drawn_types import boxed, copyable, draw_type, has_library

from rustrata.programs.lambda_rust import syntax
from rustrata.source import SourceFile, Span
from rustrata.typing.interfaces import INTERFACES, library_function
from rustrata.typing.library_types import LIBRARY_TYPES
from rustrata.typing.profiles import GHOSTCELL
from rustrata.typing.sizes import called_bounds
from rustrata.typing.types import (
    Fn,
    Int,
    Library,
    Own,
    Product,
    Ref,
    Sum,
    Type,
    children,
    instantiate,
    lifetimes_of,
    show,
)

NOWHERE = Span(SourceFile("<drawn>", ""), 0, 0)
CALLEE = "'callee"
STARTS_THREADS = {"spawn", "join_both"}
NEVER = {"panic", "option_unwrap"}
BRANDED = {name for name in INTERFACES if name.startswith("ghost")}


def call(
    body: Body, path: str, fn: Fn, write: Callable[[Body], str], leave: Callable[[Body, str], bool]
) -> bool:
    """F-call, if its bounds hold for some lifetimes and its arguments can be made."""
    instance = _instance(body, fn)
    if instance is None:
        return False
    opened = instantiate(fn, instance)
    made: list[Held] = []
    for argument in opened.arguments:
        possible = body.can_make(boxed(argument))
        if possible:
            made.append(body.make(boxed(argument)))
            made[-1].kept = True
        else:
            for held in made:
                held.kept = False
            return bool(made)
    for held in made:
        body.remove(held)
    goal, head, after = body.continuation("after", [boxed(opened.result)], dict(body.facts.locals_))
    result = after.entries[-1]
    rest = f"case *{result.path} of {{ }}" if opened.result == Sum(()) else write(after)
    lifetimes = f"::<{', '.join(instance)}>" if instance else ""
    arguments = ", ".join(held.path for held in made)
    return leave(body, f"{head}\n{rest}\nin call {path}{lifetimes}({arguments}) ret {goal.name}")


def _instance(body: Body, fn: Fn) -> tuple[str, ...] | None:
    """Lifetimes for which the bounds of a function hold, and its arguments can be made."""
    inside = {k for library in libraries_in(body) for k in library.lifetimes}
    usable = body.facts.usable()
    usable += [k for k in usable if k in inside] * 2
    best = None
    for _ in range(12 if fn.lifetimes else 1):
        chosen = tuple(body.rng.choice(usable) for _ in fn.lifetimes)
        if _bounds_hold(body, fn, chosen):
            best = chosen
            if all(body.can_make(boxed(argument)) for argument in instantiate(fn, chosen).arguments):
                return chosen
    return best


def _bounds_hold(body: Body, fn: Fn, instance: tuple[str, ...]) -> bool:
    alive = body.facts.alive()
    return all(
        large in alive if small == CALLEE else body.facts.includes(small, large)
        for small, large in called_bounds(fn, instance, CALLEE)
    )


@cache
def _function_type(name: str, arguments: tuple[Type, ...]) -> Fn:
    return library_function(
        syntax.LibraryValue(syntax.Name(name, NOWHERE), (), NOWHERE), arguments, GHOSTCELL
    )


def open_for_call(body: Body) -> None:
    """A lifetime that references for a call can have; often inside those of values of libraries."""
    inside = {k for library in libraries_in(body) for k in library.lifetimes}
    named = [k for k in body.facts.usable() if k in inside]
    if named and body.rng.random() < 0.6:
        body.open(named[:2])
    else:
        body.a_lifetime()


def a_library_function(body: Body) -> str | None:
    """A function of a library that fits what is there."""
    held = libraries_in(body)
    names = [name for name in INTERFACES if _suits(body, name, held)]
    about = [name for name in names if taken(name)]
    if not names:
        return None
    return body.rng.choice(about if about and body.rng.random() < 0.8 else names)


def library_function_value(body: Body, name: str) -> tuple[str, Fn] | None:
    """A function of a library, at types that fit what is there, bound to a variable."""
    held = libraries_in(body)
    if name in STARTS_THREADS and (body.drawing.threads == 0 or not body.straight):
        return None
    if name in BRANDED and not body.drawing.brands:
        return None
    pool = [inner for library in held for inner in library.arguments]
    arguments = []
    for requirements in INTERFACES[name].parameters.values():
        type_ = _argument(body, name, requirements, pool)
        if type_ is None:
            return None
        arguments.append(type_)
    fn = _function_type(name, tuple(arguments))
    instance = _instance(body, fn)
    if instance is None or not all(body.can_make(boxed(a)) for a in instantiate(fn, instance).arguments):
        return None
    if name in STARTS_THREADS:
        body.drawing.threads -= 1
    types = f"<{', '.join(map(show, arguments))}>" if arguments else ""
    value = body.let(f"@lib {name}{types}", fn, "f")
    return value.path, fn


def libraries_in(body: Body) -> list[Library]:
    """The library types of what is there."""
    found: list[Library] = []

    def look(type_: Type) -> None:
        if isinstance(type_, Library):
            found.append(type_)
        if not isinstance(type_, Fn):
            for part in children(type_):
                look(part)

    for held in body.here():
        look(held.type_)
    return found


def _suits(body: Body, name: str, held: list[Library]) -> bool:
    if name in STARTS_THREADS and (body.drawing.threads == 0 or not body.straight or body.rng.random() < 0.5):
        return False
    if name in BRANDED and not body.drawing.brands:
        return False
    if name in NEVER and body.rng.random() < 0.8:
        return False
    return taken(name) <= {library.name for library in held}


@cache
def taken(name: str) -> frozenset[str]:
    """The library types that the arguments of a function mention."""
    if name == "ghosttoken_new":
        return frozenset()
    text = INTERFACES[name].type_
    words = re.findall(r"\w+", text[: text.rindex(") ->")])
    return frozenset(words) & frozenset(LIBRARY_TYPES)


def _argument(body: Body, name: str, requirements: tuple[str, ...], pool: list[Type]) -> Type | None:
    """A type for a parameter: one that is in a library type there, the content of a block, or a small one."""
    blocks = [held.type_.content for held in body.free() if isinstance(held.type_, Own)]
    blocks = [type_ for type_ in blocks if has_library(type_)]
    candidates: list[Type] = [Int(), Int(), draw_type(body.rng, (), 1), *pool, *pool, *blocks, *blocks]
    if blocks and not taken(name) and body.rng.random() < 0.6:
        candidates = blocks
    type_ = body.rng.choice(candidates)
    if requirements and (lifetimes_of(type_) or not _allowed(type_, requirements)):
        return None
    return type_


def _allowed(type_: Type, requirements: tuple[str, ...]) -> bool:
    """Are the traits that are asked for there? Only what is plainly so is taken."""
    if "copy" in requirements and not copyable(type_):
        return False
    if "send" not in requirements:
        return True
    match type_:
        case Library("arc" | "arcweak", _, (Library("mutex" | "rwlock", _, (content,)),)):
            return not has_library(content)
        case Library("arc" | "arcweak" | "cell" | "mutex" | "refcell" | "rwlock", _, (content,)):
            return not has_library(content)
        case Library():
            return False
        case Ref() | Own() | Product() | Sum():
            return not has_library(type_)
        case _:
            return True
