"""The elaborator: inserts coercions, the lifetimes of calls, sums of injections and types of continuations.

What it makes is typed by the core checker from the start; here rules are run only to know the contexts. It
determines the type of a continuation by the first jump to it, the lifetimes of a call by matching types, and
the sum of an injection by the next continuation or call that takes the pointer. It invents no `newlft`,
`endlft` and no `@eqlft`.
"""

from dataclasses import dataclass, replace

from rustrata.programs.lambda_rust import syntax
from rustrata.programs.lambda_rust.syntax import Body, Name, Path
from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.bodies import CoreChecker, Surroundings, check_function
from rustrata.typing.coercions import apply_coercion
from rustrata.typing.context import Context
from rustrata.typing.continuations import RESULT, called, own, substituted
from rustrata.typing.demands import Demands
from rustrata.typing.expected_sums import expected_sum
from rustrata.typing.free_variables import target_of, walk
from rustrata.typing.judgements import Cont, Derivation, Entry, Place, Step
from rustrata.typing.later_uses import LaterUses
from rustrata.typing.library_types import Trait
from rustrata.typing.lifetimes import LifetimeFacts
from rustrata.typing.rejection import Rejection
from rustrata.typing.sizes import has, size
from rustrata.typing.subtyping import Subtyping, instance_for
from rustrata.typing.type_syntax import cont_syntax, type_syntax
from rustrata.typing.types import Fn, Int, Own, Ref, Sum, Type, same
from rustrata.typing.variants import is_whole
from rustrata.typing.well_formed import read_type
from rustrata.typing.whole_sums import uses_whole


@record
class Elaborated:
    """A function with its coercions written out, and what the core checker says of it."""

    function: syntax.Function
    outcome: Derivation | Rejection


@dataclass(slots=True)
class Pending:
    """A continuation without a type, until the first jump to it."""

    node: syntax.LetCont
    inside: Context
    variables: frozenset[str]
    cont: Cont | None = None


def elaborate(function: syntax.Function, around: Surroundings) -> Elaborated:
    """Write out what is left out, and type the result. A rejection is the elaborator's if it finds one.

    A function with nothing left out is typed as it is written.
    """
    as_written = check_function(function, around)
    if isinstance(as_written, Derivation):
        return Elaborated(function, as_written)
    elaborator = Elaborator(function, around)
    first = elaborator.check()
    if isinstance(first, Rejection):
        return Elaborated(function, first)
    written = elaborator.written()
    return Elaborated(written, check_function(written, around))


class Elaborator(CoreChecker):
    """The core checker with a search before each rule."""

    def __init__(self, function: syntax.Function, around: Surroundings) -> None:
        super().__init__(function, around)
        self.later = LaterUses(function.body)
        self.ghosts: dict[int, list[syntax.Ghost]] = {}
        self.chosen: dict[int, Body] = {}
        self.pending: dict[str, Pending] = {}
        self.invented = 0

    # What is written

    def written(self) -> syntax.Function:
        """The function with everything that was found."""
        built: dict[int, Body] = {}
        for number in range(len(self.steps) - 1, -1, -1):
            step = self.steps[number]
            assert step is not None, "every step was made"
            body = self._with_parts(self.chosen[number], [built[part] for part in step.next])
            for ghost in reversed(self.ghosts.get(number, ())):
                body = syntax.GhostStep(ghost, body, ghost.span)
            built[number] = body
        return replace(self.function, body=built[0])

    def _with_parts(self, body: Body, parts: list[Body]) -> Body:
        match body:
            case syntax.Let(_, syntax.Function() as function, _, _):
                return replace(body, instruction=replace(function, body=parts[1]), rest=parts[0])
            case syntax.LetCont():
                return replace(body, body=parts[0], rest=parts[1], type_=self._cont_type(body))
            case syntax.If():
                return replace(body, then=parts[0], otherwise=parts[1])
            case syntax.Case():
                kept = [
                    syntax.GhostStep(branch.ghost, part, branch.span)
                    if isinstance(branch, syntax.GhostStep) and is_whole(branch, body.scrutinee)
                    else part
                    for branch, part in zip(body.branches, parts, strict=True)
                ]
                return replace(body, branches=tuple(kept))
            case syntax.Jump() | syntax.Call():
                return body
            case _:
                return replace(body, rest=parts[0])

    def _cont_type(self, body: syntax.LetCont) -> syntax.ContType | None:
        pending = self.pending.get(body.name.text)
        if body.type_ is not None or pending is None or pending.cont is None:
            return body.type_
        return cont_syntax(pending.cont, body.span)

    # The search before each rule

    def demands(self, context: Context, span: Span) -> Demands:
        """The search in these contexts, which records what it emits before the current step."""
        number = self.current

        def emit(ghost: syntax.Ghost) -> None:
            assert not isinstance(ghost, syntax.Equalize | syntax.Whole), "the search emits coercions of T"
            effect = apply_coercion(context, ghost, self.scope(context))
            self.perform(effect, context, span, "split or merged")
            self.ghosts.setdefault(number, []).append(ghost)

        return Demands(context, emit, span)

    def step(self, body: Body, context: Context) -> Step:
        """Search, then the rule."""
        match body:
            case syntax.Let(_, instruction, _, _):
                body = replace(body, instruction=self.instruction(instruction, body, context))
            case syntax.GhostStep(syntax.Borrow(path), _, _):
                self.demands(context, path.span).whole(path)
            case syntax.GhostStep(ghost, _, _):
                if not isinstance(ghost, syntax.Equalize | syntax.Merge | syntax.Whole):
                    self.demands(context, ghost.span).project(ghost.path)
            case syntax.If(path, _, _, span):
                self.demands(context, span).expose(path.key, None)
            case syntax.Case():
                body = self.prepare_case(body, context)
            case syntax.Jump():
                self.prepare_jump(body, context)
            case syntax.Call():
                return self.prepare_call(body, context)
            case syntax.LetCont() if body.type_ is None:
                return self.untyped_letcont(body, context)
            case _:
                pass
        return self.made(body, context)

    def made(self, body: Body, context: Context) -> Step:
        """The rule for a body as it is written in the end, with the parts of the source."""
        self.chosen[self.current] = body
        return super().step(body, context)

    def copied(self, path: Path, body: Body, context: Context, demands: Demands) -> None:
        """C-copy of the entry of a path that is used again later."""
        entry = context.live(path.key)
        if entry is not None and has(Trait.COPY, entry.type_) and self.later.after(path.variable, body):
            demands.emit(syntax.Duplicate(path, demands.span))

    def instruction(self, node: syntax.Instruction, body: syntax.Let, context: Context) -> syntax.Instruction:
        """The entries that an instruction needs, and the sum that an injection makes."""
        demands = self.demands(context, node.span)
        match node:
            case syntax.Move(path, _):
                demands.whole(path)
                self.copied(path, body, context, demands)
            case syntax.Arithmetic():
                self.prepare_arithmetic(node, body, context, demands)
            case syntax.Delete(cells, path, _):
                demands.gather(path.key, cells)
            case syntax.Load(path, _):
                self.prepare_load(path, body, context, demands)
            case syntax.Store() | syntax.Memcpy():
                self.prepare_write(node, body, context, demands)
            case syntax.InjectUnit() | syntax.Inject() | syntax.InjectMemcpy():
                return self.injection(node, body, context, demands)
            case _:
                pass
        return node

    def prepare_arithmetic(
        self, node: syntax.Arithmetic, body: syntax.Let, context: Context, demands: Demands
    ) -> None:
        """Both operands, copied if they are used again; ``==`` keeps them."""
        for path in (node.left, node.right):
            demands.expose(path.key, None)
            if node.operator == "==":
                continue
            if path is node.right and node.left.key == path.key and context.live(path.key) is not None:
                demands.emit(syntax.Duplicate(path, node.span))
            self.copied(path, body, context, demands)

    def prepare_write(
        self, node: syntax.Store | syntax.Memcpy, body: syntax.Let, context: Context, demands: Demands
    ) -> None:
        """The place, and a source of the type that a mutable reference takes."""
        if isinstance(node, syntax.Memcpy):
            demands.expose(node.source.key, node.size)
            demands.gather(node.source.key, node.size)
            demands.expose(node.target.key, node.size)
            demands.gather(node.target.key, node.size)
        else:
            demands.expose(node.target.key, 1)
            demands.whole(node.source)
            self.copied(node.source, body, context, demands)
        written = _written_through(context, node.target)
        if written is not None and isinstance(node, syntax.Memcpy):
            _want_content(demands, context, node.source.key, written)
        elif written is not None:
            demands.want(node.source.key, written)

    def prepare_load(self, path: Path, body: Body, context: Context, demands: Demands) -> None:
        """The pointer that is read; one that the rule consumes is copied if it is used again."""
        demands.expose(path.key, 1)
        entry = context.live(path.key)
        if entry is None or not isinstance(entry.type_, Ref) or entry.type_.mutable:
            return
        if not has(Trait.COPY, entry.type_.content):
            self.copied(path, body, context, demands)

    def injection(
        self,
        node: syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy,
        body: syntax.Let,
        context: Context,
        demands: Demands,
    ) -> syntax.Instruction:
        """The sum, the place for it, and the value as that variant."""
        demands.unfold(node.target.key)
        if isinstance(node, syntax.Inject):
            demands.whole(node.source)
            self.copied(node.source, body, context, demands)
        elif isinstance(node, syntax.InjectMemcpy):
            demands.expose(node.source.key, node.size)
            demands.gather(node.source.key, node.size)
        whole = self.sum_for(node, body, context)
        if whole is None:
            return node
        if node.index < len(whole.variants):
            variant = whole.variants[node.index]
            if isinstance(node, syntax.Inject):
                demands.want(node.source.key, variant)
            elif isinstance(node, syntax.InjectMemcpy):
                _want_content(demands, context, node.source.key, variant)
        demands.expose(node.target.key, size(whole))
        demands.gather(node.target.key, size(whole))
        return replace(node, sum_type=node.sum_type or type_syntax(whole, node.span))

    def sum_for(
        self,
        node: syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy,
        body: syntax.Let,
        context: Context,
    ) -> Sum | None:
        """The sum that is written, or that is there, or that what follows takes."""
        if node.sum_type is not None:
            named = read_type(node.sum_type, self.scope(context))
            return named if isinstance(named, Sum) else None
        entry = context.live(node.target.key)
        if entry is not None and isinstance(entry.type_, Own | Ref) and isinstance(entry.type_.content, Sum):
            return entry.type_.content
        open_ = {name: pending.node for name, pending in self.pending.items() if pending.cont is None}
        return expected_sum(node, body.rest, context, self.settled(context), open_)

    def prepare_case(self, body: syntax.Case, context: Context) -> syntax.Case:
        """A pointer to a sum; the branches that use it as a whole keep it."""
        path = body.scrutinee
        demands = self.demands(context, body.span)
        demands.expose(path.key, None)
        demands.unfold(path.key)
        self.copied(path, body, context, demands)
        entry = context.live(path.key)
        held = entry.type_ if entry is not None else None
        cells = size(held.content) if isinstance(held, Own | Ref) else 0
        branches: list[Body] = []
        for branch in body.branches:
            if not is_whole(branch, path) and uses_whole(
                branch, path, cells, context.conts, self.later.needs
            ):
                ghost = syntax.Whole(path, branch.span)
                branches.append(syntax.GhostStep(ghost, branch, branch.span))
            else:
                branches.append(branch)
        return replace(body, branches=tuple(branches))

    # Continuations

    def settled(self, context: Context) -> dict[str, Cont]:
        """K, without the continuations whose types are still open."""
        open_ = {name for name, pending in self.pending.items() if pending.cont is None}
        for name, pending in self.pending.items():
            if pending.cont is not None and name in context.conts:
                context.conts[name] = pending.cont
        return {name: cont for name, cont in context.conts.items() if name not in open_}

    def untyped_letcont(self, body: syntax.LetCont, context: Context) -> Step:
        """F-letcont whose continuation is typed by the first jump to it."""
        name = body.name.text
        inside = context.copy()
        for entry in inside.entries:
            inside.remove(entry)
        pending = Pending(body, inside, frozenset(context.variables))
        if name not in context.conts and name not in context.variables and self._is_used(body):
            self.pending[name] = pending
            placeholder = Cont(name, (), tuple(p.text for p in body.parameters), ())
            context.conts[name] = placeholder
            for parameter in body.parameters:
                self.bind(parameter, inside, "F-letcont")
            self.chosen[self.current] = body
            first = self.wait_for(body.body, inside)
            return Step("F-letcont", body, next=(first, self.wait_for(body.rest, context)), cont=placeholder)
        return self.made(body, context)

    def _is_used(self, body: syntax.LetCont) -> bool:
        return any(target_of(here) == body.name.text for here in walk(body.rest))

    def settle(self, name: Name, places: list[Place], context: Context) -> None:
        """The first jump to a continuation without a type gives it the L and T of the jump."""
        pending = self.pending.get(name.text)
        if pending is None or name.text not in context.conts:
            return
        if pending.cont is None:
            pending.cont = self._first_type(pending, places, context)
            inside = pending.inside
            inside.conts = {**inside.conts, **self.settled(inside), name.text: pending.cont}
            inside.facts = LifetimeFacts(inside.externals, pending.cont.locals_)
            for entry in pending.cont.entries:
                inside.add(entry)
        context.conts[name.text] = pending.cont

    def _first_type(self, pending: Pending, places: list[Place], context: Context) -> Cont:
        needed = self.later.needs[pending.node.name.text] | self._needs_of_targets(pending.node, context)
        parameters = tuple(parameter.text for parameter in pending.node.parameters)
        entries: list[Entry] = []
        for entry in context.entries:
            place = entry.place
            for parameter, (variable, offset) in zip(parameters, places, strict=False):
                if place[0] == variable and place[1] >= offset:
                    place = (parameter, place[1] - offset)
                    break
            if place[0] in parameters or (place[0] in needed and place[0] in pending.variables):
                entries.append(replace(entry, place=place))
        return Cont(pending.node.name.text, context.locals_, parameters, tuple(entries))

    def _needs_of_targets(self, node: syntax.LetCont, context: Context) -> set[str]:
        names = set[str]()
        for here in walk(node.body):
            cont = context.conts.get(target_of(here) or "")
            names |= {entry.place[0] for entry in cont.entries} if cont else set()
        return names

    def prepare_jump(self, body: syntax.Jump, context: Context) -> None:
        """The entries that the continuation asks for."""
        places = [path.key for path in body.arguments]
        self.settle(body.target, places, context)
        cont = self.settled(context).get(body.target.text)
        if cont is not None and len(cont.parameters) == len(places):
            self.demands(context, body.span).want_all(substituted(cont, places))

    def prepare_call(self, body: syntax.Call, context: Context) -> Step:
        """The lifetimes, the arguments, and a result that the continuation takes."""
        demands = self.demands(context, body.span)
        demands.expose(body.function.key, None)
        entry = context.live(body.function.key)
        fn = entry.type_ if entry is not None else None
        if isinstance(fn, Fn) and body.lifetimes is None and fn.lifetimes:
            body = replace(body, lifetimes=self._lifetimes_for(body, fn, context))
        if not isinstance(fn, Fn) or len(fn.arguments) != len(body.arguments):
            return self.made(body, context)
        opened = called(body, context, self.scope(context)).opened
        for path, argument in zip(body.arguments, opened.arguments, strict=True):
            demands.want(path.key, own(argument))
        self._settle_result(body, opened, context)
        cont = self.settled(context).get(body.ret.text)
        if cont is None or len(cont.parameters) != 1:
            return self.made(body, context)
        wanted = substituted(cont, [(RESULT, 0)])
        results = [entry for entry in wanted if entry.place[0] == RESULT]
        demands.want_all([entry for entry in wanted if entry.place[0] != RESULT])
        if all(
            entry == Entry((RESULT, 0), entry.type_) and same(entry.type_, own(opened.result))
            for entry in results
        ):
            return self.made(body, context)
        return self._adapted(body, opened, cont, context)

    def _lifetimes_for(self, body: syntax.Call, fn: Fn, context: Context) -> tuple[Name, ...]:
        formal: list[Type] = []
        actual: list[Type] = []
        for path, argument in zip(body.arguments, fn.arguments, strict=False):
            entry = context.live(path.key)
            if entry is not None:
                formal.append(own(argument))
                actual.append(entry.type_)
        cont = self.settled(context).get(body.ret.text)
        if cont is not None:
            formal.append(own(fn.result))
            actual += [e.type_ for e in substituted(cont, [(RESULT, 0)])[:1] if e.place == (RESULT, 0)] or [
                Int()
            ]
        chosen = instance_for(fn, formal, actual)
        return tuple(Name(lifetime, body.span) for lifetime in chosen)

    def _settle_result(self, body: syntax.Call, opened: Fn, context: Context) -> None:
        """For a continuation without a type: T after the call, with the result."""
        after = context.copy()
        for path, argument in zip(body.arguments, opened.arguments, strict=True):
            entry = after.exact(path.key, own(argument))
            if entry is not None:
                after.remove(entry)
        after.add(Entry((RESULT, 0), own(opened.result)))
        self.settle(body.ret, [(RESULT, 0)], after)
        if body.ret.text in after.conts:
            context.conts[body.ret.text] = after.conts[body.ret.text]

    def _adapted(self, body: syntax.Call, opened: Fn, cont: Cont, context: Context) -> Step:
        """The result must be coerced: a continuation in between does it."""
        self.invented += 1
        span = body.span
        result, name = Name(f"result_{self.invented}", span), Name(f"after_{self.invented}", span)
        entries = [entry for entry in substituted(cont, [(RESULT, 0)]) if entry.place[0] != RESULT]
        type_ = Cont(
            name.text,
            context.locals_,
            (result.text,),
            (Entry((result.text, 0), own(opened.result)), *entries),
        )
        jump = syntax.Jump(body.ret, (Path(result.text, 0, span),), span)
        call = replace(body, ret=name)
        around = syntax.LetCont(name, (result,), cont_syntax(type_, span), jump, call, span)
        self.later.extend(around, body)
        return self.made(around, context)


def _written_through(context: Context, target: Path) -> Type | None:
    """What a mutable reference takes; None for what can be given another type."""
    entry = context.live(target.key)
    if entry is not None and isinstance(entry.type_, Ref) and entry.type_.mutable:
        return entry.type_.content
    return None


def _want_content(demands: Demands, context: Context, place: Place, content: Type) -> None:
    entry = context.live(place)
    if entry is None or not isinstance(entry.type_, Own | Ref):
        return
    held = entry.type_
    wanted = Own(held.block, content) if isinstance(held, Own) else Ref(held.lifetime, held.mutable, content)
    if not same(held, wanted) and Subtyping(context.facts).prove(held, wanted) is not None:
        demands.subsume(place, wanted)
