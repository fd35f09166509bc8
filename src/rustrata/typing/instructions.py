"""The rules for instructions, G | T ⊢ I ⊣ x. T', except S-fn.

Source: Jung's thesis, Figure 9.6 (S-*); the mechanised development for S-delete and ``==``, which has no
rule there: here integers compare, and pointers that are in one cell, and both keep their entries.
A rule takes the youngest entry of each path that no lifetime blocks. Coercions are not looked for.
"""

from typing import TypeAlias, assert_never

from rustrata.programs.lambda_rust import syntax
from rustrata.records import record
from rustrata.typing.context import Context
from rustrata.typing.judgements import Entry, Place, Proof, Reads, Writes
from rustrata.typing.memory_access import Use, need_alive, prove_read, prove_write, require
from rustrata.typing.rejection import Cause, PremiseFails
from rustrata.typing.sizes import size
from rustrata.typing.types import UNIT, Bool, Int, Own, Ref, Sum, Type, Uninit, same, show
from rustrata.typing.well_formed import TypeScope, read_type

Injection: TypeAlias = syntax.InjectUnit | syntax.Inject | syntax.InjectMemcpy
Initialising: TypeAlias = syntax.Store | syntax.Memcpy | Injection
Simple: TypeAlias = (
    syntax.Literal | syntax.Move | syntax.Arithmetic | syntax.New | syntax.Delete | syntax.Load | Initialising
)
"""The instructions that hold no function body."""


@record
class Effect:
    """What a rule does: the entries that it takes from T and gives, and the proofs of its premises."""

    rule: str
    taken: tuple[Entry, ...]
    given: tuple[Entry, ...]
    proofs: tuple[Proof, ...] = ()


def apply_instruction(
    context: Context, instruction: Simple, result: Place | None, scope: TypeScope
) -> Effect:
    """The effect of an instruction whose value is bound to ``result``; raises PremiseFails."""
    match instruction:
        case syntax.Literal(bool() as value, _):
            return Effect("S-true" if value else "S-false", (), _bound(result, Bool()))
        case syntax.Literal():
            return Effect("S-num", (), _bound(result, Int()))
        case syntax.Move(path, _):
            entry = require(context, path, "S-path", "τ", Use.MOVE)
            return Effect("S-path", (entry,), _bound(result, entry.type_))
        case syntax.Arithmetic():
            return _arithmetic(context, instruction, result)
        case syntax.New(cells, _):
            assert cells >= 0, "the reader has no negative sizes"
            return Effect("S-new", (), _bound(result, Own(cells, Uninit(cells))))
        case syntax.Delete():
            return _delete(context, instruction)
        case syntax.Load(path, _):
            return _deref(context, path, result)
        case _:
            return _initialise(context, instruction, scope)


def _initialise(context: Context, instruction: Initialising, scope: TypeScope) -> Effect:
    match instruction:
        case syntax.Store():
            return _assign(context, instruction)
        case syntax.Memcpy():
            return _memcpy(context, instruction)
        case syntax.InjectUnit() | syntax.Inject() | syntax.InjectMemcpy():
            return _inject(context, instruction, scope)
        case _:
            assert_never(instruction)


def _bound(place: Place | None, type_: Type) -> tuple[Entry, ...]:
    return () if place is None else (Entry(place, type_),)


def _is(context: Context, path: syntax.Path, type_: Type, rule: str) -> Entry:
    entry = require(context, path, rule, show(type_), Use.READ)
    if not same(entry.type_, type_):
        code = "E0381" if isinstance(entry.type_, Uninit) else "E0308"
        premise = f"{path} ◁ {show(type_)}"
        needed = f"{show(type_)}, and `{path}` has type {show(entry.type_)}"
        raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, path.span, code)
    return entry


def _two(context: Context, left: Entry, right: Entry, rule: str, path: syntax.Path) -> None:
    """Two premises about one path need two entries."""
    if left is right and sum(entry == left for entry in context.of_variable(left.place[0])) < 2:
        premise = f"{path} ◁ {show(left.type_)} twice in T"
        raise PremiseFails(rule, premise, "`@copy` before", Cause.ABSENT, path.span, "E0382")


def _arithmetic(context: Context, node: syntax.Arithmetic, result: Place | None) -> Effect:
    if node.operator == "==":
        return _equal(context, node, result)
    rule = "S-nat-leq" if node.operator == "<=" else "S-nat-op"
    left = _is(context, node.left, Int(), rule)
    right = _is(context, node.right, Int(), rule)
    _two(context, left, right, rule, node.right)
    return Effect(rule, (left, right), _bound(result, Bool() if node.operator == "<=" else Int()))


def _equal(context: Context, node: syntax.Arithmetic, result: Place | None) -> Effect:
    left = require(context, node.left, "S-eq", "τ", Use.READ)
    right = require(context, node.right, "S-eq", "τ", Use.READ)
    integers = isinstance(left.type_, Int) and isinstance(right.type_, Int)
    pointers = isinstance(left.type_, Own | Ref) and isinstance(right.type_, Own | Ref)
    if not integers and not pointers:
        premise = f"{show(left.type_)} and {show(right.type_)} are both int or both pointers"
        needed = "two integers or two pointers: nothing else compares"
        raise PremiseFails("S-eq", premise, needed, Cause.SUBTYPE, node.span, "E0308")
    taken = (left,) if left is right else (left, right)
    return Effect("S-eq", taken, (*taken, *_bound(result, Bool())))


def _delete(context: Context, node: syntax.Delete) -> Effect:
    entry = require(context, node.path, "S-delete", f"own[{node.size}] τ", Use.MOVE)
    if not isinstance(entry.type_, Own):
        premise = f"{node.path} ◁ own[{node.size}] τ"
        needed = f"an owned pointer, and `{node.path}` has type {show(entry.type_)}"
        raise PremiseFails("S-delete", premise, needed, Cause.SUBTYPE, node.path.span, "E0308")
    if not node.size == entry.type_.block == size(entry.type_.content):
        cells = size(entry.type_.content)
        premise = f"{node.size} = {cells} = {entry.type_.block}: the sizes said, owned, and of the block"
        needed = f"the whole block of {entry.type_.block} cells, and its size"
        raise PremiseFails("S-delete", premise, needed, Cause.SIZE, node.span)
    return Effect("S-delete", (entry,), ())


def _deref(context: Context, path: syntax.Path, result: Place | None) -> Effect:
    entry = require(context, path, "S-deref", "a pointer", Use.READ)
    match entry.type_:
        case Own(_, content) | Ref(_, _, content) if size(content) != 1:
            premise = f"size({show(content)}) = 1"
            needed = f"a copy of {size(content)} cells: `p :=[{size(content)}] *{path}`"
            raise PremiseFails("S-deref", premise, needed, Cause.SIZE, path.span, "E0308")
        case Ref(lifetime, mutable, Own(_, content)):
            alive = need_alive(context, lifetime, "S-deref-bor-own", path)
            given = _bound(result, Ref(lifetime, mutable, content))
            return Effect("S-deref-bor-own", (entry,), given, (alive,))
        case Ref(lifetime, mutable, Ref(inner, True, content)):
            alive = need_alive(context, lifetime, "S-deref-bor-mut", path)
            outlives = context.facts.includes(lifetime, inner)
            if outlives is None:
                premise, needed = f"{lifetime} ⊑ {inner}", f"a bound `{lifetime} <= {inner}`"
                raise PremiseFails("S-deref-bor-mut", premise, needed, Cause.NOT_INCLUDED, path.span)
            given = _bound(result, Ref(lifetime, mutable, content))
            return Effect("S-deref-bor-mut", (entry,), given, (alive, outlives))
        case _:
            read = prove_read(context, entry.type_, "S-deref", path)
            assert isinstance(read.conclusion, Reads), "prove_read proves a read"
            after = Entry(entry.place, read.conclusion.after)
            return Effect("S-deref", (entry,), (after, *_bound(result, read.conclusion.value)), (read,))


def _assign(context: Context, node: syntax.Store) -> Effect:
    target = require(context, node.target, "S-assgn", "a pointer", Use.WRITE)
    source = require(context, node.source, "S-assgn", "τ", Use.MOVE)
    _two(context, target, source, "S-assgn", node.source)
    write = prove_write(context, target.type_, source.type_, "S-assgn", node.target)
    return Effect("S-assgn", (target, source), (_written(target, write),), (write,))


def _written(target: Entry, write: Proof) -> Entry:
    assert isinstance(write.conclusion, Writes), "prove_write proves a write"
    return Entry(target.place, write.conclusion.after)


def _read(context: Context, path: syntax.Path, cells: int, rule: str) -> tuple[Entry, Entry, Proof, Type]:
    """The source of a copy: its entry before and after, the read, and the type of what is read."""
    source = require(context, path, rule, "a pointer", Use.READ)
    read = prove_read(context, source.type_, rule, path)
    assert isinstance(read.conclusion, Reads), "prove_read proves a read"
    value = read.conclusion.value
    if size(value) != cells:
        premise, needed = f"size({show(value)}) = {cells}", f"`[{size(value)}]` for {show(value)}"
        raise PremiseFails(rule, premise, needed, Cause.SIZE, path.span, "E0308")
    return source, Entry(source.place, read.conclusion.after), read, value


def _memcpy(context: Context, node: syntax.Memcpy) -> Effect:
    target = require(context, node.target, "S-memcpy", "a pointer", Use.WRITE)
    source, after, read, value = _read(context, node.source, node.size, "S-memcpy")
    _two(context, target, source, "S-memcpy", node.source)
    write = prove_write(context, target.type_, value, "S-memcpy", node.target)
    return Effect("S-memcpy", (target, source), (_written(target, write), after), (write, read))


def _inject(
    context: Context,
    node: Injection,
    scope: TypeScope,
) -> Effect:
    rule = {syntax.InjectUnit: "S-sum-assgn-unit", syntax.Inject: "S-sum-assgn"}.get(
        type(node), "S-sum-memcpy"
    )
    target = require(context, node.target, rule, "a pointer", Use.WRITE)
    whole = _sum_of(node, target, scope, rule)
    taken, given, proofs = [target], [], []
    match node:
        case syntax.InjectUnit():
            value: Type = UNIT
        case syntax.Inject(_, _, source, _, _):
            entry = require(context, source, rule, "τ", Use.MOVE)
            _two(context, target, entry, rule, source)
            taken.append(entry)
            value = entry.type_
        case syntax.InjectMemcpy(_, _, cells, source, _, _):
            entry, after, read, value = _read(context, source, cells, rule)
            _two(context, target, entry, rule, source)
            taken.append(entry)
            given.append(after)
            proofs.append(read)
        case _:
            assert_never(node)
    if node.index >= len(whole.variants) or not same(whole.variants[node.index], value):
        premise = f"{show(value)} is variant {node.index} of {show(whole)}"
        needed = "a value of that variant"
        raise PremiseFails(rule, premise, needed, Cause.SUBTYPE, node.span, "E0308")
    write = prove_write(context, target.type_, whole, rule, node.target)
    return Effect(rule, tuple(taken), (_written(target, write), *given), (write, *proofs))


def _sum_of(
    node: Injection,
    target: Entry,
    scope: TypeScope,
    rule: str,
) -> Sum:
    """The sum that an injection makes: the one written after ``as``, or the one that is there."""
    if node.sum_type is not None:
        named = read_type(node.sum_type, scope)
    else:
        named = target.type_.content if isinstance(target.type_, Own | Ref) else UNIT
    if not isinstance(named, Sum):
        needed = "`as <...|...>` after the injection, which names the sum"
        premise = f"{node.target} points to a sum"
        raise PremiseFails(rule, premise, needed, Cause.UNDETERMINED, node.span, "E0282")
    return named
