"""Random λRust programs that are well-typed by construction, with every coercion written out.

A program has some functions and a `main` without arguments. A body is written forwards: from its contexts
an instruction or coercion is drawn whose premises hold, and its effect on the contexts is written down
again; the type checker is not asked. Loops run once, and at most one thread is started, so that every
schedule can be explored.
"""

import random
from collections.abc import Callable
from dataclasses import replace

import drawn_branches as branches
import drawn_coercions as coercions
import drawn_memory as memory
from drawn_bodies import Body, Drawing, Held, entered
from drawn_types import draw_type, has_library
from library_calls import libraries_in, taken

from rustrata.typing.interfaces import INTERFACES
from rustrata.typing.types import Bool, Fn, Int, Ref, instantiate, lifetimes_of, show

Action = Callable[[Body], bool]
"""Writes something if its premises can hold; says whether it did."""


def well_typed(seed: int, *, fuel: int = 20) -> tuple[str, str]:
    """The text of a program, and the profile that it is typed under."""
    rng = random.Random(seed)
    brands = rng.random() < 0.5
    drawing = Drawing(rng, brands)
    drawing.function, drawing.write = function_value, write
    items = []
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        fn, name = signature(rng), drawing.fresh("helper")
        items.append(function(drawing, fn, name, rng.randrange(2, 9)) + ";")
        drawing.globals_.append((name, fn))
    result = rng.choice((Int(), Bool(), draw_type(rng, (), 1)))
    drawing.threads = 1
    items.append(function(drawing, Fn((), (), (), result), "main", fuel) + ";")
    return "\n\n".join(items) + "\n", "ghostcell-2021" if brands else "thesis-2020"


def signature(rng: random.Random) -> Fn:
    """A function type, with lifetimes and bounds."""
    lifetimes = ("'a", "'b")[: rng.choice((0, 1, 1, 2))]
    arguments = tuple(draw_type(rng, lifetimes) for _ in range(rng.choice((0, 1, 1, 2))))
    if lifetimes and rng.random() < 0.2:
        inner = Ref(lifetimes[-1], True, Int())
        arguments = (*arguments, Ref(lifetimes[0], rng.random() < 0.7, inner))
    result = draw_type(rng, lifetimes if rng.random() < 0.5 else ())
    bounds = (("'a", "'b"),) if len(lifetimes) == 2 and rng.random() < 0.5 else ()
    return Fn(lifetimes, bounds, arguments, result)


def function(drawing: Drawing, fn: Fn, name: str, fuel: int, captured: tuple[Held, ...] = ()) -> str:
    """A function as text."""
    parameters = [drawing.fresh("a") for _ in fn.arguments]
    ret = drawing.fresh("ret")
    names = tuple(drawing.fresh("'r") for _ in fn.lifetimes)
    opened = instantiate(fn, names)
    renamed = replace(opened, lifetimes=names)
    # A result of a library is an argument that is given back at once.
    fuel = 0 if has_library(fn.result) else fuel
    body = entered(drawing, renamed, parameters, ret, fuel, captured)
    body.straight = name == "main"
    plan(body)
    head = f"fn {name}({', '.join(parameters)}) ret {ret} : {show(renamed)} =\n"
    return head + write(body)


def function_value(body: Body, fn: Fn, name: str, fuel: int) -> str:
    """A function in a body: it knows the values of the body that are copy, send and of no lifetime."""
    captured = tuple(
        Held(held.place, held.type_)
        for held in body.here()
        if isinstance(held.type_, Int | Bool | Fn) and not held.place[1] and not lifetimes_of(held.type_)
    )
    threads, body.drawing.threads = body.drawing.threads, 0
    text = function(body.drawing, fn, name, fuel, captured)
    body.drawing.threads = threads
    return text


PLANS = (
    "cell_new cell_get cell_replace end cell_into_inner",
    "refcell_new refcell_try_borrow case take ref_clone ref_deref end ref_drop",
    "refcell_new refcell_try_borrow case take ref_map ref_drop end end refcell_into_inner",
    "refcell_new refcell_try_borrow_mut case take refmut_deref refmut_deref_mut end refmut_drop",
    "refcell_new refcell_try_borrow_mut case take refmut_map refcell_try_borrow",
    "mutex_new mutex_lock mutexguard_deref_mut mutexguard_deref end mutexguard_drop mutex_lock end",
    "mutex_new arc_new arc_clone end spawn "
    "arc_deref mutex_lock mutexguard_deref_mut end mutexguard_drop join",
    "mutex_new arc_new arc_clone end join_both",
    "rwlock_new rwlock_try_read case take "
    "rwlockreadguard_clone rwlockreadguard_deref end rwlockreadguard_drop",
    "rwlock_new rwlock_try_write case take "
    "rwlockwriteguard_deref rwlockwriteguard_deref_mut end rwlockwriteguard_drop rwlock_try_read",
    "rwlock_new arc_new arc_clone end spawn arc_deref "
    "rwlock_try_write case take rwlockwriteguard_deref_mut end rwlockwriteguard_drop join",
    "rc_new rc_clone rc_deref rc_downgrade weak_clone weak_upgrade "
    "case take rc_get_mut end rc_drop weak_drop",
    "rc_new rc_downgrade rc_make_mut rc_strong_count rc_weak_count end rc_try_unwrap",
    "arc_new arc_clone arc_downgrade end spawn arcweak_upgrade case take arc_drop arc_get_mut join",
    "arc_new arc_downgrade arcweak_clone end spawn arc_get_mut arc_make_mut arc_try_unwrap join",
    "arc_new arc_clone end spawn arc_strong_count arc_weak_count end arc_drop join",
    "ghosttoken_new",
)
"""Library functions that go together, with ``case`` and ``take`` of what they give, ``end`` of lifetimes."""
WITH_TOKEN = (
    "ghostcell_new ghostcell_borrow_mut end ghostcell_borrow end ghostcell_as_mut ghostcell_into_inner"
)


def plan(body: Body) -> None:
    """What a function may try first: for a library type that it is given, what can be done with it."""
    if not body.fuel:
        return
    threads = [chosen for chosen in PLANS if "spawn" in chosen or "join_both" in chosen]
    names = body.rng.choice(threads if body.rng.random() < 0.3 else PLANS).split()
    there = {library.name for library in libraries_in(body)}
    if "ghosttoken" in there:
        body.plan, body.fuel = WITH_TOKEN.split(), body.fuel + 4
    elif there:
        plans = [chosen.split() for chosen in body.rng.sample(PLANS, len(PLANS))]
        starts = ((each, name) for each in plans for name in each if name in INTERFACES)
        fitting = next(((each, name) for each, name in starts if taken(name) and taken(name) <= there), None)
        body.plan = [] if fitting is None else fitting[0][fitting[0].index(fitting[1]) :]
        body.fuel += 4 if fitting is not None else 0
    elif body.straight and body.rng.random() < 0.7:
        body.plan = names


def next_action(body: Body) -> Action:
    """What the plan says, or any."""
    if not body.plan or body.rng.random() < 0.25:
        return body.rng.choices(list(ACTIONS), list(ACTIONS.values()))[0]
    name = body.plan.pop(0)
    named: dict[str, Action] = {
        "case": branches.case_of_library,
        "take": memory.take,
        "end": coercions.unblock,
    }
    return named.get(name) or (lambda there: branches.library_call(there, name))


def write(body: Body) -> str:
    """Draw until the fuel is used up or a branch has written the rest."""
    while body.fuel > 0:
        body.fuel -= 1
        for _ in range(8):
            if next_action(body)(body):
                break
        if body.lines and body.lines[-1].startswith("\0"):
            body.lines[-1] = body.lines[-1][1:]
            return body.text()
    return body.finish()


ACTIONS: dict[Action, int] = {
    memory.literal: 2,
    memory.arithmetic: 3,
    memory.compare_pointers: 1,
    memory.move: 2,
    memory.duplicate: 1,
    memory.forget: 1,
    memory.a_function: 1,
    memory.new: 1,
    memory.box: 3,
    memory.reference: 6,
    memory.list_of_references: 1,
    memory.delete: 2,
    memory.store: 5,
    memory.load: 8,
    memory.copy_cells: 4,
    memory.inject: 3,
    coercions.split: 4,
    coercions.merge: 3,
    coercions.subsume: 5,
    coercions.borrow: 6,
    coercions.reborrow: 4,
    coercions.share: 2,
    coercions.open_lifetime: 1,
    coercions.end_lifetime: 3,
    coercions.equalize: 1,
    branches.if_: 2,
    branches.case: 4,
    branches.loop: 1,
    branches.call_something: 4,
    branches.call_library: 6,
}
"""What is drawn from, with weights."""
