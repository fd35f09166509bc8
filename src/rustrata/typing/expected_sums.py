"""The sum that an injection is to make: what the first jump or call after it takes the pointer at."""

from collections.abc import Iterator, Mapping

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Body
from rustrata.typing.context import Context
from rustrata.typing.continuations import own, substituted
from rustrata.typing.free_variables import walk
from rustrata.typing.judgements import Cont, Place
from rustrata.typing.subtyping import Subtyping
from rustrata.typing.types import UNIT, Fn, Own, Rec, Ref, Sum, Type, unfold

Injection = syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy


def expected_sum(
    node: Injection,
    rest: Body,
    context: Context,
    conts: Mapping[str, Cont],
    open_: Mapping[str, syntax.LetCont],
) -> Sum | None:
    """The first sum with a fitting variant that something after the injection takes from its target."""
    value = _value(node, context)
    for type_ in _taken(node.target.key, rest, context, conts, open_):
        content = type_.content if isinstance(type_, Own | Ref) else type_
        if isinstance(content, Rec):
            content = unfold(content)
        if not isinstance(content, Sum) or node.index >= len(content.variants):
            continue
        variant = content.variants[node.index]
        if value is None or Subtyping(context.facts).prove(value, variant) is not None:
            return content
    return None


def _value(node: Injection, context: Context) -> Type | None:
    if isinstance(node, syntax.InjectUnit):
        return UNIT
    entry = context.live(node.source.key)
    if entry is None:
        return None
    if isinstance(node, syntax.Inject):
        return entry.type_
    return entry.type_.content if isinstance(entry.type_, Own | Ref) else None


def _taken(
    place: Place, rest: Body, context: Context, conts: Mapping[str, Cont], open_: Mapping[str, syntax.LetCont]
) -> Iterator[Type]:
    """The types that jumps and calls take the place at, nearest first."""
    todo, seen = [(rest, place)], set[str]()
    for start, there in todo:
        for here in walk(start):
            if isinstance(here, syntax.Jump):
                target, arguments = here.target.text, here.arguments
                cont = conts.get(target)
                if cont is not None and len(cont.parameters) == len(arguments):
                    entries = substituted(cont, [path.key for path in arguments])
                    yield from (entry.type_ for entry in entries if entry.place == there)
            elif isinstance(here, syntax.Call):
                target, arguments = here.ret.text, ()
                yield from _taken_by_call(there, here, context)
            else:
                continue
            if target in open_ and target not in seen:
                seen.add(target)
                todo.append((open_[target].body, _inside(open_[target], arguments, there)))


def _inside(cont: syntax.LetCont, arguments: tuple[syntax.Path, ...], place: Place) -> Place:
    """What a place is called in a continuation that takes it as an argument."""
    for parameter, path in zip(cont.parameters, arguments, strict=False):
        if path.key == place:
            return (parameter.text, 0)
    return place


def _taken_by_call(place: Place, call: syntax.Call, context: Context) -> Iterator[Type]:
    entry = context.live(call.function.key)
    if entry is None or not isinstance(entry.type_, Fn):
        return
    for path, argument in zip(call.arguments, entry.type_.arguments, strict=False):
        if path.key == place:
            yield own(argument)
