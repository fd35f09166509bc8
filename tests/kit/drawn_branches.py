"""Bodies of random λRust programs that end in branches, loops and calls.

Each writes something if its premises can hold, and says whether it did; then the body is complete.
"""

from dataclasses import replace

from drawn_bodies import Body, Goal, Held
from drawn_memory import pick
from drawn_types import boxed, draw_type, has_library
from library_calls import a_library_function, call, library_function_value, open_for_call

from rustrata.typing.interfaces import INTERFACES
from rustrata.typing.sizes import size
from rustrata.typing.types import Bool, Fn, Own, Ref, Sum, Type, Uninit


def write(body: Body) -> str:
    """The rest of a body."""
    assert body.drawing.write is not None, "set by the program"
    return body.drawing.write(body)


def leave(body: Body, text: str) -> bool:
    """What was written ends the body."""
    body.emit("\0" + text)
    return True


def join(body: Body) -> tuple[Goal, str, Body]:
    """A continuation in which branches meet; some lifetimes end before it."""
    fixed = {name for name, _ in body.goal.locals_}
    locals_ = {k: v for k, v in body.facts.locals_.items() if k in fixed or body.rng.random() < 0.7}
    after_end = body.facts.copy()
    after_end.locals_ = locals_
    lifetimes = [k for k in after_end.usable() if k in body.facts.alive()]
    drawn = [draw_type(body.rng, lifetimes, 1) for _ in range(body.rng.choice((0, 0, 1)))]
    parameters = [boxed(type_) for type_ in drawn if body.can_make(boxed(type_))]
    goal, head, after = body.continuation("k", parameters, locals_)
    after.fuel = body.fuel * 2 // 3
    return goal, head, after


def if_(body: Body) -> bool:
    condition = body.make(Bool())
    condition.kept = True
    goal, head, after = join(body)
    parts = [write(body.branch(goal, body.fuel // 4)) for _ in range(2)]
    text = f"{head}\n{write(after)}\nin if {condition.path} then\n{parts[0]}\nelse\n{parts[1]}"
    return leave(body, text)


def case_of_library(body: Body) -> bool:
    """A case of a sum with a value of a library in it; its branches go on with the plan."""
    sums = [h for h in body.free() if isinstance(h.type_, Own) and isinstance(h.type_.content, Sum)]
    held = pick(body, [held for held in sums if has_library(held.type_)])
    return held is not None and case_of(body, held, planned=True)


def case(body: Body) -> bool:
    held = pick(
        body,
        [
            h
            for h in body.here()
            if isinstance(h.type_, Own | Ref) and isinstance(h.type_.content, Sum) and body.alive(h)
        ],
    )
    if held is None:
        return False
    return case_of(body, held, planned=False)


def case_of(body: Body, held: Held, *, planned: bool) -> bool:
    """A case of a pointer to a sum."""
    pointer = held.type_
    assert isinstance(pointer, Own | Ref), "a pointer"
    assert isinstance(pointer.content, Sum), "to a sum"
    opened = not held.kept and (planned or body.rng.random() < 0.6)
    if opened:
        body.remove(held)
    goal, head, after = join(body)
    if opened:
        body.entries.append(held)
    after.plan = [] if planned else after.plan
    parts = []
    for variant in pointer.content.variants:
        branch = body.branch(goal, 8 if planned else body.fuel // 4)
        branch.plan = list(body.plan) if planned else []
        scrutinee = branch.entries[body.entries.index(held)]
        if not opened or (not planned and body.rng.random() < 0.2):
            branch.emit(f"@whole {held.path};")
        else:
            refine(branch, scrutinee, pointer, variant)
        parts.append(write(branch))
    branches = "\n".join(f"| {part}" for part in parts)
    return leave(body, f"{head}\n{write(after)}\nin case *{held.path} of {{\n{branches}\n}}")


def refine(body: Body, held: Held, pointer: Own | Ref, variant: Type) -> None:
    """What a branch knows."""
    variable, offset = held.place
    body.remove(held)
    if size(variant):
        body.add((variable, offset + 1), replace(pointer, content=variant))
    if isinstance(pointer, Own):
        body.add(held.place, replace(pointer, content=Uninit(1)))
        padding = size(pointer.content) - 1 - size(variant)
        if padding:
            body.add((variable, offset + 1 + size(variant)), replace(pointer, content=Uninit(padding)))


def loop(body: Body) -> bool:
    """A continuation that calls itself once."""
    straight, body.straight = body.straight, False
    flag = body.make(boxed(Bool()))
    flag.kept = True
    goal, head, inside = body.continuation("again", (), dict(body.facts.locals_))
    condition = inside.let(f"*{flag.path}", Bool())
    repeat = inside.branch(goal, body.fuel // 3)
    for held in repeat.entries:
        held.kept = held is not repeat.entries[-1]
    no = repeat.let("false", Bool())
    repeat.emit(f"{flag.path} := {no.path};")
    repeat.remove(no)
    rest = inside.branch(body.goal, body.fuel // 2)
    rest.straight = straight
    for held in rest.entries:
        held.kept = held.kept and held.place != flag.place
    text = f"{head}\n{inside.text()}\nif {condition.path} then\n{write(repeat)}\nelse\n{write(rest)}"
    return leave(body, f"{text}\nin jump {goal.name}()")


def call_something(body: Body) -> bool:
    """A call of a function that is known here."""
    known = [(held.path, held.type_) for held in body.here() if isinstance(held.type_, Fn)]
    known += body.drawing.globals_
    if not known:
        return False
    path, fn = body.rng.choice(known)
    assert isinstance(fn, Fn), "chosen so"
    if fn.lifetimes and body.rng.random() < 0.5:
        open_for_call(body)
    return call(body, path, fn, write, leave)


def call_library(body: Body) -> bool:
    name = a_library_function(body)
    return name is not None and library_call(body, name)


def library_call(body: Body, name: str) -> bool:
    """A call of a function of a library; some types are tried."""
    if "for<" in INTERFACES[name].type_ and body.rng.random() < 0.7:
        open_for_call(body)
    found = next((found for _ in range(5) if (found := library_function_value(body, name))), None)
    return found is not None and call(body, *found, write, leave)
