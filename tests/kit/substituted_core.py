"""λRust-core by substitution, written from the rules alone: a second definition of the machine.

A term is a tuple: a tag, the offset of its text, and its parts. Threads are terms, the heap is a dictionary
of locations, allocation never uses a block again, every thread may step at any time, and nothing is reduced.
"""

from collections.abc import Iterator
from functools import cache

from rustrata.programs.lambda_rust import core

Term = tuple
POISON = ("poison",)
VALUES = {"int", "loc", "poison", "rec"}
OPERANDS = {"bin": (3, 4), "read": (3,), "write": (3, 4), "cas": (2, 3, 4), "alloc": (2,), "free": (2, 3)}


def term_of(e: core.Expression) -> Term:  # noqa: C901 -- one case for each form
    at = e.span.start
    match e:
        case core.Variable(name):
            return ("var", at, name)
        case core.Literal(core.Poison()):
            return POISON
        case core.Literal(core.Address(block, offset)):
            return ("loc", -block, offset)
        case core.Literal(number):
            return ("int", number)
        case core.Recursive(name, parameters, body):
            return ("rec", name, parameters, term_of(body))
        case core.Binary(operator, left, right):
            return ("bin", at, operator.value, term_of(left), term_of(right))
        case core.Apply(function, arguments):
            return ("app", at, (term_of(function), *map(term_of, arguments)))
        case core.Read(order, place):
            return ("read", at, order.value, term_of(place))
        case core.Write(order, place, value):
            return ("write", at, order.value, term_of(place), term_of(value))
        case core.Cas(place, expected, new):
            return ("cas", at, term_of(place), term_of(expected), term_of(new))
        case core.Allocate(size):
            return ("alloc", at, term_of(size))
        case core.Free(size, place):
            return ("free", at, term_of(size), term_of(place))
        case core.Case(scrutinee, branches):
            return ("case", at, term_of(scrutinee), tuple(map(term_of, branches)))
        case core.Fork(body):
            return ("fork", at, term_of(body))


def is_value(t: Term) -> bool:
    return t[0] in VALUES and unbound(t) is None


@cache
def unbound(t: Term, bound: frozenset = frozenset()) -> Term | None:
    """The first variable that nothing binds. A function that has one is no value."""
    if t[0] == "var":
        return None if t[2] in bound else t
    if t[0] == "rec":
        return unbound(t[3], bound | {t[1], *t[2]})
    if t[0] in VALUES:
        return None
    parts = [one for part in t[1:] if isinstance(part, tuple) for one in _terms(part)]
    return next((found for one in parts if (found := unbound(one, bound)) is not None), None)


def _terms(part: tuple) -> tuple:
    return part if not part or isinstance(part[0], tuple) else (part,)


def substituted(t: Term, by: dict) -> Term:
    match t:
        case ("var", _, name):
            return by.get(name, t)
        case ("rec", name, parameters, body):
            inner = {key: value for key, value in by.items() if key not in {name, *parameters}}
            return ("rec", name, parameters, substituted(body, inner))
        case ("int" | "loc" | "poison", *_):
            return t
        case (tag, *parts):
            return (tag, *(_in_part(part, by) for part in parts))


def _in_part(part: object, by: dict) -> object:
    if not isinstance(part, tuple):
        return part
    if part and isinstance(part[0], tuple):
        return tuple(substituted(one, by) for one in part)
    return substituted(part, by) if part else part


def parts_of(t: Term) -> list[tuple[Term, object]]:
    """The operands in the order of evaluation, each with a function that puts another in its place."""
    if t[0] == "app":
        return [
            (one, lambda new, i=i: ("app", t[1], (*t[2][:i], new, *t[2][i + 1 :])))
            for i, one in enumerate(t[2])
        ]
    places = (2,) if t[0] == "case" else OPERANDS.get(t[0], ())
    return [(t[i], lambda new, i=i: (*t[:i], new, *t[i + 1 :])) for i in places]


def redex_of(t: Term) -> tuple[Term, list]:
    """The redex, and the functions that put a term in its place, from the inside out."""
    around = []
    while True:
        found = next(((part, put) for part, put in parts_of(t) if not is_value(part)), None)
        if found is None:
            return (unbound(t) if t[0] == "rec" else t), around[::-1]
        t, put = found
        around.append(put)


def may_equal(heap: dict, a: Term, b: Term) -> bool:
    if a[0] == b[0] == "int":
        return a == b
    return a[0] == b[0] == "loc" and (a == b or a[1:] not in heap or b[1:] not in heap)


def may_differ(a: Term, b: Term) -> bool:
    if a[0] == b[0] and a[0] in {"int", "loc"}:
        return a != b
    return {a[0], b[0]} == {"int", "loc"} and ("int", 0) in {a, b}


def head_steps(r: Term, heap: dict, fresh: int) -> Iterator[tuple[Term, dict, tuple]]:  # noqa: C901 -- a table
    """What becomes of a redex and a heap, and the new threads."""
    match r:
        case ("bin", _, "+" | "-" as op, ("int", a), ("int", b)):
            yield ("int", a + b if op == "+" else a - b), heap, ()
        case ("bin", _, "<=", ("int", a), ("int", b)):
            yield ("int", int(a <= b)), heap, ()
        case ("bin", _, ".+", ("loc", block, offset), ("int", b)):
            yield ("loc", block, offset + b), heap, ()
        case ("bin", _, "==", a, b):
            if may_equal(heap, a, b):
                yield ("int", 1), heap, ()
            if may_differ(a, b):
                yield ("int", 0), heap, ()
        case ("app", _, (("rec", name, parameters, body) as f, *arguments)) if len(parameters) == len(
            arguments
        ):
            yield substituted(body, {name: f, **dict(zip(parameters, arguments, strict=True))}), heap, ()
        case ("case", _, ("int", number), branches) if 0 <= number < len(branches):
            yield branches[number], heap, ()
        case ("fork", _, body):
            yield POISON, heap, (body,)
        case ("alloc", _, ("int", size)) if size > 0:
            yield ("loc", fresh, 0), heap | {(fresh, i): (0, POISON) for i in range(size)}, ()
        case ("free", _, ("int", size), ("loc", block, offset)) if size > 0:
            here = {location for location in heap if location[0] == block}
            if here == {(block, offset + i) for i in range(size)}:
                yield POISON, {key: cell for key, cell in heap.items() if key not in here}, ()
        case ("read" | "write" | "cas", _, *_):
            yield from access_steps(r, heap)


def access_steps(r: Term, heap: dict) -> Iterator[tuple[Term, dict, tuple]]:  # noqa: C901 -- a table
    """What becomes of an access to an allocated cell."""

    def with_cell(lock: int, value: Term) -> dict:
        return {**heap, place[1:]: (lock, value)}

    match r:
        case ("read", at, order, ("loc", *_) as place) if place[1:] in heap:
            lock, value = heap[place[1:]]
            if order == "sc" and lock >= 0:
                yield value, heap, ()
            if order == "na" and lock >= 0:
                yield ("read", at, "na2", place), with_cell(lock + 1, value), ()
            if order == "na2" and lock > 0:
                yield value, with_cell(lock - 1, value), ()
        case ("write", at, order, ("loc", *_) as place, new) if place[1:] in heap:
            lock, old = heap[place[1:]]
            if order == "sc" and lock == 0:
                yield POISON, with_cell(0, new), ()
            if order == "na" and lock == 0:
                yield ("write", at, "na2", place, new), with_cell(-1, old), ()
            if order == "na2" and lock == -1:
                yield POISON, with_cell(0, new), ()
        case ("cas", at, ("loc", *_) as place, expected, new) if place[1:] in heap:
            lock, value = heap[place[1:]]
            if "rec" in {expected[0], new[0], value[0]} or lock < 0:
                return
            if may_differ(expected, value):
                yield ("int", 0), heap, ()
            if may_equal(heap, expected, value):
                yield (
                    (("int", 1), with_cell(0, new), ())
                    if lock == 0
                    else (("app", at, (("int", 0),)), heap, ())
                )


def explore_by_substitution(entry: core.Expression, limit: int = 30_000) -> tuple[set, set] | None:
    """The stuck redexes, by offset and tag, and the results: the first thread's value, and the cells left.

    None when there are more states than ``limit``.
    """
    first = ((term_of(entry),), frozenset(), 1)
    seen, pending, stuck, results = {first}, [first], set(), set()
    while pending:
        threads, cells, fresh = pending.pop()
        heap = dict(cells)
        for number, thread in enumerate(threads):
            if is_value(thread):
                continue
            redex, around = redex_of(thread)
            steps = list(head_steps(redex, heap, fresh))
            if not steps:
                stuck.add((redex[1], redex[0]))
            for after, heap_after, forked in steps:
                for put in around:
                    after = put(after)
                made = redex[0] == "alloc"
                state = (
                    (*threads[:number], after, *threads[number + 1 :], *forked),
                    frozenset(heap_after.items()),
                    fresh + made,
                )
                if state not in seen:
                    if len(seen) >= limit:
                        return None
                    seen.add(state)
                    pending.append(state)
        if all(map(is_value, threads)):
            results.add((shape(threads[0]), tuple(sorted(shape(value) for _, value in heap.values()))))
    return stuck, results


def shape(value: Term) -> str:
    """A value without the name of its block."""
    return f"{value[0]} {value[-1]}" if value[0] in {"int", "loc"} else value[0]
