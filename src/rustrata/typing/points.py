"""A derivation read as an annotated program: each body with L and T before and after its rule.

The thesis prints derivations of whole functions so, in section 9.4: T between the lines. Steps say what they
take from T and give; here the frame is put back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rustrata.programs.lambda_rust import print_body, syntax
from rustrata.programs.lambda_rust.syntax import Body
from rustrata.records import record
from rustrata.typing.judgements import Derivation, Entry, Local, Step
from rustrata.typing.sizes import size
from rustrata.typing.types import FUNCTION_LIFETIME, Fn, Own, Ref, Sum
from rustrata.typing.variants import is_whole, refined


@record
class Point:
    """A step with its place in the text: how deep it is nested, and what it begins.

    ``opens`` says which part of a body starts here, such as ``branch 0``; it is empty inside of a part.
    """

    number: int
    depth: int
    opens: str
    step: Step
    locals_: tuple[Local, ...]
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


def start_of(parameters: Sequence[str], fn: Fn) -> tuple[Entry, ...]:
    """T where the body of a function starts, without what it captures."""
    pairs = zip(parameters, fn.arguments, strict=True)
    return tuple(Entry((name, 0), Own(size(type_), type_)) for name, type_ in pairs)


def points(derivation: Derivation) -> Iterator[Point]:
    """Every step, in the order of the text."""
    start = start_of(derivation.parameters, derivation.type_)
    locals_: tuple[Local, ...] = (Local(FUNCTION_LIFETIME, ()),)
    todo = [(0, 0, "", locals_, start)]
    while todo:
        number, depth, opens, locals_, before = todo.pop()
        step = derivation.steps[number]
        after = _after(step, before)
        yield Point(number, depth, opens, step, locals_, before, after)
        parts = _parts(step, depth, _locals_after(step, locals_), after)
        todo += [(n, *part) for n, part in zip(reversed(step.next), reversed(parts), strict=True)]
        if isinstance(step.body, syntax.Let) and isinstance(step.body.instruction, syntax.Function):
            todo[-2:] = reversed(todo[-2:])


def _after(step: Step, before: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """T after a rule; what the rule takes and gives keeps its place. A jump keeps what it is asked for."""
    if step.rule in {"F-jump", "F-call"}:
        return step.taken if step.rule == "F-jump" else step.given
    left = list(before)
    added = list(step.given)
    for entry in step.taken:
        if entry in added:
            added.remove(entry)
        elif entry in left:
            position = len(left) - 1 - left[::-1].index(entry)
            changed = next((new for new in added if new.place == entry.place), None)
            left[position : position + 1] = [] if changed is None else [changed]
            if changed is not None:
                added.remove(changed)
    return (*left, *added)


def _locals_after(step: Step, locals_: tuple[Local, ...]) -> tuple[Local, ...]:
    match step.body:
        case syntax.NewLifetime(name, above):
            return (*locals_, Local(name.text, tuple(one.text for one in above)))
        case syntax.EndLifetime(name):
            return tuple(local for local in locals_ if local.lifetime != name.text)
        case syntax.GhostStep(syntax.Equalize(small)):
            return tuple(local for local in locals_ if local.lifetime != small.text)
        case _:
            return locals_


Part = tuple[int, str, tuple[Local, ...], tuple[Entry, ...]]


def _parts(step: Step, depth: int, locals_: tuple[Local, ...], after: tuple[Entry, ...]) -> list[Part]:
    """Depth, heading, L and T of each part of a body, in the order of ``step.next``."""
    match step.body:
        case syntax.Let(_, syntax.Function() as function):
            assert step.function is not None, "S-fn has the type of the function"
            start = start_of([name.text for name in function.parameters], step.function)
            inside = (Local(FUNCTION_LIFETIME, ()),)
            heading = f"in {function.name.text}"
            return [(depth, "", locals_, after), (depth + 1, heading, inside, (*step.taken, *start))]
        case syntax.LetCont():
            assert step.cont is not None, "F-letcont has the type of the continuation"
            name = f"in {step.cont.name}"
            return [(depth + 1, name, step.cont.locals_, step.cont.entries), (depth, "", locals_, after)]
        case syntax.If():
            return [(depth + 1, "then", locals_, after), (depth + 1, "else", locals_, after)]
        case syntax.Case():
            return [
                (depth + 1, f"branch {index}", locals_, _in_branch(step, step.body, index, after))
                for index in range(len(step.body.branches))
            ]
        case _:
            return [(depth, "", locals_, after)] * len(step.next)


def _in_branch(step: Step, body: syntax.Case, index: int, after: tuple[Entry, ...]) -> tuple[Entry, ...]:
    (entry,) = step.taken
    if is_whole(body.branches[index], body.scrutinee):
        return (*after, entry)
    assert isinstance(entry.type_, Own | Ref), "F-case takes a pointer"
    assert isinstance(entry.type_.content, Sum), "to a sum"
    return (*after, *refined(entry.place, entry.type_, entry.type_.content.variants, index))


def head(body: Body) -> str:
    """The first line of a body, without its parts."""
    end = syntax.Jump(syntax.Name("end", body.span), (), body.span)
    match body:
        case syntax.Let(_, syntax.Function() as function):
            body = replace(body, instruction=replace(function, body=end), rest=end)
        case syntax.LetCont():
            body = replace(body, body=end, rest=end)
        case syntax.If():
            body = replace(body, then=end, otherwise=end)
        case syntax.Case():
            return f"case *{body.scrutinee} of"
        case syntax.Jump() | syntax.Call():
            return print_body(body, "")
        case _:
            body = replace(body, rest=end)
    return print_body(body, "").splitlines()[0]
