"""The core checker: Γ | E; L | K; T ⊢ F, for bodies in which every coercion is a ghost instruction.

Source: Jung's thesis, Figure 9.6 (F-*, S-fn). It searches for nothing: a rule takes the entries that are
there. It ends in a derivation, or in a rejection with the rule, the premise and the contexts. Bodies are
deep, so open branches wait in a list.

Beyond the rules: a variable, continuation or lifetime is bound once along a path; a function value captures
no entry whose type mentions ϝ or the lifetimes that it binds itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from rustrata.programs.lambda_rust import syntax
from rustrata.records import record
from rustrata.source import Span
from rustrata.typing.coercions import apply_coercion
from rustrata.typing.context import Context
from rustrata.typing.continuations import (
    RESULT,
    bounds_hold,
    called,
    own,
    substituted,
    take_all,
    target,
)
from rustrata.typing.free_variables import mentioned
from rustrata.typing.instructions import Effect, apply_instruction
from rustrata.typing.interfaces import library_function
from rustrata.typing.judgements import (
    Cont,
    Derivation,
    Entry,
    Local,
    Place,
    Proof,
    Step,
    show_place,
)
from rustrata.typing.library_types import Trait
from rustrata.typing.lifetimes import LifetimeFacts
from rustrata.typing.memory_access import Use, need_alive, require
from rustrata.typing.profiles import THESIS, Profile
from rustrata.typing.rejection import Cause, Note, PremiseFails, Rejection
from rustrata.typing.sizes import bounds_of, has
from rustrata.typing.types import (
    FUNCTION_LIFETIME,
    STATIC,
    Bool,
    Fn,
    Own,
    Ref,
    Sum,
    Uninit,
    lifetimes_of,
    show,
)
from rustrata.typing.variants import brands, is_whole, refined
from rustrata.typing.well_formed import (
    TypeScope,
    ill_formed,
    lifetime,
    read_cont,
    read_fn_type,
    read_type,
)


@record
class Surroundings:
    """What the functions of one program share: abbreviations of types, typed functions, the profile."""

    abbreviations: Mapping[str, syntax.TypeItem]
    globals_: Mapping[str, Fn]
    profile: Profile = THESIS

    def scope(self, lifetimes: frozenset[str]) -> TypeScope:
        """What a type may mention at a point."""
        return TypeScope(self.abbreviations, lifetimes, self.profile)


def check_function(function: syntax.Function, around: Surroundings) -> Derivation | Rejection:
    """Type a function whose body has its coercions written out."""
    checker = CoreChecker(function, around)
    return checker.check()


def function_type(function: syntax.Function, around: Surroundings) -> Fn:
    """The type of a function that is not inside another one; raises PremiseFails."""
    if function.type_ is None:
        needed = f"`: fn(...) -> ...` after `ret {function.ret.text}`"
        premise = f"{function.name.text} has a type"
        raise PremiseFails("S-fn", premise, needed, Cause.UNDETERMINED, function.span)
    return read_fn_type(function.type_, around.scope(frozenset()))


@dataclass(slots=True)
class Open:
    """A body that waits to be typed: its number among the steps, and its contexts."""

    number: int
    body: syntax.Body
    context: Context


class CoreChecker:
    """Types one function."""

    def __init__(self, function: syntax.Function, around: Surroundings) -> None:
        self.function = function
        self.around = around
        self.steps: list[Step | None] = []
        self.open: list[Open] = []
        self.current = 0
        """The number of the step that is being made."""

    def check(self) -> Derivation | Rejection:
        """The derivation, or the first failure in the order of the text."""
        context = Context(LifetimeFacts((), ()), {}, set(self.around.globals_), set())
        try:
            type_ = function_type(self.function, self.around)
            used = mentioned(self.function.body)
            known = tuple((name, fn) for name, fn in self.around.globals_.items() if name in used)
            context.functions = {(name, 0): Entry((name, 0), fn) for name, fn in known}
            context.functions.pop((self.function.name.text, 0), None)
            context.variables.discard(self.function.name.text)
            inner = self.enter_function(self.function, type_, context)
            self.wait_for(self.function.body, inner)
            while self.open:
                here = self.open.pop()
                context, self.current = here.context, here.number
                self.steps[here.number] = self.step(here.body, context)
        except PremiseFails as failure:
            return self.rejection(failure, context)
        steps = tuple(step for step in self.steps if step is not None)
        names = tuple(name.text for name in self.function.parameters)
        head = (self.function.name.text, names, self.function.ret.text, type_, known)
        return Derivation(*head, self.around.profile.name, steps)

    def rejection(self, failure: PremiseFails, context: Context) -> Rejection:
        """A failure with the contexts at that point."""
        return Rejection(
            self.function.name.text,
            failure.rule,
            failure.premise,
            failure.needed,
            failure.cause,
            failure.span,
            context.shown(),
            failure.rustc,
            failure.notes,
        )

    def wait_for(self, body: syntax.Body, context: Context) -> int:
        """Type ``body`` later; the number of its step."""
        self.steps.append(None)
        self.open.append(Open(len(self.steps) - 1, body, context))
        return len(self.steps) - 1

    def scope(self, context: Context) -> TypeScope:
        """What a type may mention here."""
        return self.around.scope(frozenset(context.lifetimes))

    def step(self, body: syntax.Body, context: Context) -> Step:
        """The rule for one body; its parts wait."""
        match body:
            case syntax.Let(_, syntax.Function() as function, _, _):
                return self.function_value(body, function, context)
            case syntax.Let():
                return self.let(body, context)
            case syntax.GhostStep():
                return self.ghost(body, context)
            case syntax.NewLifetime() | syntax.EndLifetime():
                return self.lifetime_step(body, context)
            case syntax.LetCont():
                return self.letcont(body, context)
            case syntax.Jump():
                return self.jump(body, context)
            case syntax.Call():
                return self.call(body, context)
            case syntax.If():
                return self.if_(body, context)
            case syntax.Case():
                return self.case(body, context)
            case _:
                assert_never(body)

    # F-let and S-fn

    def bind(self, name: syntax.Name, context: Context, rule: str) -> None:
        """Γ, x: the name must be new along this path."""
        if name.text in context.variables or name.text in context.conts:
            ill_formed(rule, f"{name.text} ∉ Γ", f"another name than `{name.text}`", name.span)
        context.variables.add(name.text)

    def perform(self, effect: Effect, context: Context, span: Span, verb: str) -> None:
        """Change T, and remember where its entries went."""
        context.replace(effect.taken, effect.given)
        kept = {entry.place for entry in effect.given}
        for entry in effect.taken:
            if entry.place not in kept:
                context.history[entry.place] = Note(f"`{show_place(entry.place)}` is {verb} here", span)

    def let(self, body: syntax.Let, context: Context) -> Step:
        """F-let with the rule of an instruction."""
        result: Place | None = (body.name.text, 0) if body.name else None
        instruction = body.instruction
        assert not isinstance(instruction, syntax.Function), "S-fn has its own rule"
        if isinstance(instruction, syntax.LibraryValue):
            effect = self.library_value(instruction, result, context)
        else:
            effect = apply_instruction(context, instruction, result, self.scope(context))
        if body.name is not None:
            self.bind(body.name, context, "F-let")
        verb = "deleted" if isinstance(instruction, syntax.Delete) else "moved"
        self.perform(effect, context, instruction.span, verb)
        rest = self.wait_for(body.rest, context)
        return Step(effect.rule, body, effect.taken, effect.given, effect.proofs, (rest,))

    def library_value(self, value: syntax.LibraryValue, result: Place | None, context: Context) -> Effect:
        """A function of a library, at its trusted type."""
        scope = self.scope(context)
        arguments = tuple(read_type(argument, scope) for argument in value.arguments)
        fn = library_function(value, arguments, self.around.profile)
        return Effect("S-library", (), () if result is None else (Entry(result, fn),))

    def function_value(self, body: syntax.Let, function: syntax.Function, context: Context) -> Step:
        """S-fn: what the body uses of T must be copy and send; the outer E is not available inside."""
        if function.type_ is None:
            needed = f"`: fn(...) -> ...` after `ret {function.ret.text}`"
            premise = f"{function.name.text} has a type"
            raise PremiseFails("S-fn", premise, needed, Cause.UNDETERMINED, function.span)
        type_ = read_fn_type(function.type_, self.scope(context))
        used = mentioned(function.body)
        captured = tuple(entry for entry in context.entries if entry.place[0] in used)
        for entry in captured:
            self.capture(entry, type_, function)
        inside = Context(LifetimeFacts((), ()), {}, set(context.variables), set(context.lifetimes))
        inside.functions = dict(context.functions)
        for entry in captured:
            inside.add(entry)
        inner = self.enter_function(function, type_, inside)
        if body.name is not None:
            self.bind(body.name, context, "F-let")
        given = () if body.name is None else (Entry((body.name.text, 0), type_),)
        context.replace((), given)
        number = self.wait_for(body.rest, context)
        step = Step("S-fn", body, captured, (*captured, *given), (), (number,), function=type_)
        return replace(step, next=(number, self.wait_for(function.body, inner)))

    def capture(self, entry: Entry, type_: Fn, function: syntax.Function) -> None:
        """A captured entry is not blocked, is copy and send, and has no lifetime that the function binds."""
        place, span = show_place(entry.place), function.span
        if entry.blocked is not None:
            premise, needed = f"{place} ◁ τ ∈ T", f"`endlft {entry.blocked}` before"
            raise PremiseFails("S-fn", premise, needed, Cause.BLOCKED, span, "E0505")
        for trait, code in ((Trait.COPY, "E0507"), (Trait.SEND, "E0277")):
            if not has(trait, entry.type_):
                premise = f"{show(entry.type_)} {trait.value}"
                needed = f"that `{function.name.text}` takes `{place}` as an argument"
                raise PremiseFails("S-fn", premise, needed, Cause.CAPTURE, span, code)
        bound = {*type_.lifetimes, FUNCTION_LIFETIME} & lifetimes_of(entry.type_)
        if bound:
            premise = f"{show(entry.type_)} does not mention {', '.join(sorted(bound))}"
            raise PremiseFails("S-fn", premise, "another name for the lifetime", Cause.CAPTURE, span)

    def enter_function(self, function: syntax.Function, type_: Fn, context: Context) -> Context:
        """The contexts of the premise of S-fn; T has what is captured."""
        parameters = [name.text for name in function.parameters]
        if len(parameters) != len(type_.arguments):
            premise = f"{len(parameters)} parameters and {len(type_.arguments)} types"
            ill_formed("S-fn", premise, "a type for each parameter", function.span, "E0061")
        known = next((name for name in type_.lifetimes if name in context.lifetimes), None)
        if known is not None:
            ill_formed("S-fn", f"{known} ∉ Γ", "another name for the lifetime", function.span, "E0496")
        context.facts = LifetimeFacts(bounds_of(type_), (Local(FUNCTION_LIFETIME, ()),))
        context.lifetimes |= {*type_.lifetimes, FUNCTION_LIFETIME}
        for name in (function.name, *function.parameters):
            self.bind(name, context, "S-fn")
        if function.ret.text in context.variables:
            premise, needed = f"{function.ret.text} ∉ Γ", f"another name than `{function.ret.text}`"
            ill_formed("S-fn", premise, needed, function.ret.span)
        place = (function.name.text, 0)
        context.functions[place] = Entry(place, type_)
        for name, argument in zip(function.parameters, type_.arguments, strict=True):
            context.add(Entry((name.text, 0), own(argument)))
        ret = Cont(
            function.ret.text,
            (Local(FUNCTION_LIFETIME, ()),),
            (RESULT,),
            (Entry((RESULT, 0), own(type_.result)),),
        )
        context.conts = {ret.name: ret}
        return context

    # Coercions and lifetimes

    def ghost(self, body: syntax.GhostStep, context: Context) -> Step:
        """F-consequence with one coercion, or F-equalize."""
        ghost = body.ghost
        if isinstance(ghost, syntax.Equalize):
            return self.equalize(body, ghost, context)
        if isinstance(ghost, syntax.Whole):
            premise, needed = "`@whole` is first in a branch of `case`", "no `@whole` here"
            raise PremiseFails("F-case-own", premise, needed, Cause.BRANCHES, ghost.span)
        effect = apply_coercion(context, ghost, self.scope(context))
        verb = "dropped" if isinstance(ghost, syntax.Drop) else "split or merged"
        self.perform(effect, context, ghost.span, verb)
        rest = self.wait_for(body.rest, context)
        return Step(effect.rule, body, effect.taken, effect.given, effect.proofs, (rest,))

    def equalize(self, body: syntax.GhostStep, ghost: syntax.Equalize, context: Context) -> Step:
        """F-equalize: a lifetime below one other leaves L, and E gets both inclusions.

        Without brands, one below no other can be made equal to static [``diverging_static.v``].
        """
        scope = self.scope(context)
        small, large = lifetime(ghost.lifetime, scope), lifetime(ghost.above, scope)
        local = context.facts.local(small)
        below = {(large,)} if self.around.profile.brands or large != STATIC else {(large,), ()}
        if local is None or local.above not in below:
            premise, needed = f"{small} ⊑l [{large}] ∈ L", f"a lifetime of `newlft {small} <= [{large}]`"
            raise PremiseFails("F-equalize", premise, needed, Cause.EQUALIZE, ghost.span)
        types = [entry.type_ for entry in context.entries]
        types += [entry.type_ for cont in context.conts.values() for entry in cont.entries]
        branded = next((type_ for type_ in types if brands(type_) & {small, large}), None)
        if self.around.profile.brands and branded is not None:
            premise = f"no brand in T or K is {small} or {large}; {show(branded)} has one"
            needed = "another lifetime: equal lifetimes would make two brands one"
            raise PremiseFails("F-equalize", premise, needed, Cause.EQUALIZE, ghost.span)
        context.facts = context.facts.without_local(small).with_externals(((small, large), (large, small)))
        return Step("F-equalize", body, next=(self.wait_for(body.rest, context),), lifetimes=(small, large))

    def lifetime_step(self, body: syntax.NewLifetime | syntax.EndLifetime, context: Context) -> Step:
        """F-newlft and F-endlft."""
        name = body.lifetime
        if isinstance(body, syntax.NewLifetime):
            if name.text in context.lifetimes or name.text == STATIC:
                ill_formed("F-newlft", f"{name.text} ∉ Γ", "another name", name.span, "E0403")
            above = tuple(lifetime(other, self.scope(context)) for other in body.above)
            context.lifetimes.add(name.text)
            context.facts = context.facts.with_local(Local(name.text, above))
            return Step("F-newlft", body, next=(self.wait_for(body.rest, context),))
        if context.facts.local(name.text) is None:
            premise, needed = f"{name.text} ∈ L", f"`newlft {name.text}` before, on this path"
            raise PremiseFails("F-endlft", premise, needed, Cause.LIFETIME_CONTEXT, name.span)
        taken = tuple(context.blocked_by(name.text))
        given = tuple(Entry(entry.place, entry.type_) for entry in taken)
        context.facts = context.facts.without_local(name.text)
        context.ended[name.text] = body.span
        context.replace(taken, given)
        return Step("F-endlft", body, taken, given, (), (self.wait_for(body.rest, context),))

    # Continuations

    def letcont(self, body: syntax.LetCont, context: Context) -> Step:
        """F-letcont: the continuation may have another L than what follows it."""
        if body.type_ is None:
            needed = f"`: cont(L; T)` after `letcont {body.name.text}(...)`"
            premise = f"{body.name.text} has a type"
            raise PremiseFails("F-letcont", premise, needed, Cause.UNDETERMINED, body.name.span)
        if body.name.text in context.variables or body.name.text in context.conts:
            ill_formed("F-letcont", f"{body.name.text} ∉ Γ", "another name", body.name.span)
        cont = read_cont(body, body.type_, self.scope(context), context.variables)
        inside = context.copy()
        inside.conts[cont.name] = context.conts[cont.name] = cont
        for entry in inside.entries:
            inside.remove(entry)
        for name in body.parameters:
            self.bind(name, inside, "F-letcont")
        inside.facts = LifetimeFacts(context.externals, cont.locals_)
        for entry in cont.entries:
            inside.add(entry)
        first = self.wait_for(body.body, inside)
        return Step("F-letcont", body, next=(first, self.wait_for(body.rest, context)), cont=cont)

    def jump(self, body: syntax.Jump, context: Context) -> Step:
        """F-jump: T has the entries of the continuation; the others are dropped."""
        cont = target(body.target, len(body.arguments), context, "F-jump")
        wanted = substituted(cont, [path.key for path in body.arguments])
        take_all(context, wanted, "F-jump", body.span)
        return Step("F-jump", body, wanted, cont=cont)

    def call(self, body: syntax.Call, context: Context) -> Step:
        """F-call: the bounds of the callee hold, with its ϝ inside every lifetime of L that is alive."""
        function = called(body, context, self.scope(context))
        proofs = bounds_hold(body, function.type_, function.lifetimes, context)
        cont = target(body.ret, 1, context, "F-call")
        arguments = zip(body.arguments, function.opened.arguments, strict=True)
        taken = tuple(Entry(path.key, own(argument)) for path, argument in arguments)
        left = take_all(context, taken, "F-call", body.span)
        given = Entry((RESULT, 0), own(function.opened.result))
        left.add(given)
        take_all(left, substituted(cont, [(RESULT, 0)]), "F-call", body.span)
        step = Step("F-call", body, taken, (given,), proofs, cont=cont)
        return replace(step, lifetimes=function.lifetimes, function=function.type_)

    # Branches

    def if_(self, body: syntax.If, context: Context) -> Step:
        """F-if: the condition is bool, and both branches have the same T."""
        entry = require(context, body.condition, "F-if", "bool", Use.READ)
        if not isinstance(entry.type_, Bool):
            code = "E0381" if isinstance(entry.type_, Uninit) else "E0308"
            premise, needed = f"{body.condition} ◁ bool", f"bool, not {show(entry.type_)}"
            raise PremiseFails("F-if", premise, needed, Cause.SUBTYPE, body.condition.span, code)
        other = self.wait_for(body.otherwise, context.copy())
        return Step("F-if", body, (entry,), (entry,), (), (self.wait_for(body.then, context), other))

    def case(self, body: syntax.Case, context: Context) -> Step:
        """F-case-own and F-case-bor: each branch knows the variant, or keeps the sum with `@whole`."""
        entry = require(context, body.scrutinee, "F-case-own", "a pointer to a sum", Use.READ)
        pointer = entry.type_
        if not isinstance(pointer, Own | Ref) or not isinstance(pointer.content, Sum):
            premise = f"{body.scrutinee} points to a sum"
            code = "E0381" if isinstance(pointer, Own) and isinstance(pointer.content, Uninit) else "E0308"
            needed = f"a pointer to a sum, not {show(pointer)}"
            raise PremiseFails("F-case-own", premise, needed, Cause.SUBTYPE, body.scrutinee.span, code)
        variants = pointer.content.variants
        rule = "F-case-own" if isinstance(pointer, Own) else "F-case-bor"
        if len(variants) != len(body.branches):
            premise = f"{len(body.branches)} branches and {len(variants)} variants"
            needed = "one branch for each variant"
            raise PremiseFails(rule, premise, needed, Cause.BRANCHES, body.span, "E0004")
        proofs: tuple[Proof, ...] = ()
        if isinstance(pointer, Ref):
            proofs = (need_alive(context, pointer.lifetime, rule, body.scrutinee),)
        numbers = []
        for index in reversed(range(len(body.branches))):
            inside, branch = context.copy(), body.branches[index]
            if is_whole(branch, body.scrutinee):
                assert isinstance(branch, syntax.GhostStep), "`@whole` is a ghost instruction"
                branch = branch.rest
            else:
                inside.replace((entry,), refined(entry.place, pointer, variants, index))
            numbers.append(self.wait_for(branch, inside))
        return Step(rule, body, (entry,), (), proofs, tuple(reversed(numbers)))
