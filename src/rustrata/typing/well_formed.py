"""Γ ⊢wf τ: from the syntax of a type to the type, with abbreviations replaced and every premise checked.

Source: Jung's thesis, section 9.3, Figure 9.5. In a function type ``'fn`` may stand in the bounds only; in
``rec T. τ`` every T must be below a pointer or a function type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NoReturn, assert_never

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.lambda_rust import syntax
from rustrata.programs.scanner import mistake
from rustrata.source import Span
from rustrata.typing.judgements import Cont, Entry, Local
from rustrata.typing.library_types import LIBRARY_TYPES, Variance
from rustrata.typing.profiles import Profile
from rustrata.typing.rejection import Cause, PremiseFails
from rustrata.typing.sizes import size_if_known
from rustrata.typing.types import (
    FUNCTION_LIFETIME,
    STATIC,
    Bool,
    Fn,
    Int,
    Library,
    Own,
    Product,
    Rec,
    Ref,
    Sum,
    Type,
    Uninit,
    Var,
    children,
    substitute_lifetimes,
)

MOST_NESTED = 50
"""How deep a type can be nested by the abbreviations in it."""
MOST_PARTS = 20_000
"""Types inside of a type whose abbreviations are replaced."""

_PRIMITIVE: dict[str, Type] = {"bool": Bool(), "int": Int()}


@dataclass(frozen=True, slots=True)
class TypeScope:
    """What a type may mention: abbreviations, lifetimes, type variables with the size that they have."""

    abbreviations: Mapping[str, syntax.TypeItem]
    lifetimes: frozenset[str]
    profile: Profile
    variables: Mapping[str, int] = field(default_factory=dict)
    owned: bool = False
    nested: int = 0

    def with_lifetimes(self, more: Sequence[str]) -> "TypeScope":
        """The scope with more lifetimes."""
        return replace(self, lifetimes=self.lifetimes | set(more))


def ill_formed(rule: str, premise: str, needed: str, span: Span, rustc: str | None = None) -> NoReturn:
    """A premise of well-formedness fails."""
    raise PremiseFails(rule, premise, needed, Cause.ILL_FORMED, span, rustc)


def lifetime(name: syntax.Name, scope: TypeScope) -> str:
    """A lifetime of Γ, or static."""
    if name.text != STATIC and name.text not in scope.lifetimes:
        needed = did_you_mean(name.text, scope.lifetimes) or f"a `newlft {name.text}` before, or a parameter"
        ill_formed("wf-lft", f"{name.text} ∈ Γ", needed, name.span, "E0261")
    return name.text


def read_type(node: syntax.TypeSyntax, scope: TypeScope) -> Type:
    """The well-formed type that a syntax tree stands for; raises PremiseFails where it is not."""
    match node:
        case syntax.NamedType():
            return _named(node, scope)
        case syntax.UninitType(cells, _):
            return Uninit(cells)
        case syntax.OwnType(block, content, _):
            inside = read_type(content, _below(scope))
            known = _size_in(inside, scope) if block is None else block
            return Own(known, inside)
        case syntax.RefType(name, mutable, content, _):
            return Ref(lifetime(name, scope), mutable, read_type(content, _below(scope)))
        case syntax.ProductType(parts, _):
            return Product(tuple(read_type(part, scope) for part in parts))
        case syntax.SumType(variants, _):
            return Sum(tuple(read_type(variant, scope) for variant in variants))
        case syntax.FnType():
            return read_fn_type(node, scope)
        case syntax.RecType(variable, body, _):
            return _recursive(variable, body, scope)
        case _:
            assert_never(node)


def _below(scope: TypeScope) -> TypeScope:
    return replace(scope, owned=True)


def _size_in(type_: Type, scope: TypeScope) -> int:
    """size(τ) where type variables have the sizes of the scope."""
    match type_:
        case Var(name):
            return scope.variables[name]
        case Product(parts):
            return sum(_size_in(part, scope) for part in parts)
        case Sum(variants):
            return 1 + max((_size_in(variant, scope) for variant in variants), default=0)
        case Library(name, _, arguments) if LIBRARY_TYPES[name].inline:
            return LIBRARY_TYPES[name].cells + _size_in(arguments[0], scope)
        case Rec(variable, body):
            inner = replace(scope, variables={**scope.variables, variable: 0})
            return _size_in(body, inner)
        case _:
            return size_if_known(type_) or 0


def _recursive(variable: syntax.Name, body: syntax.TypeSyntax, scope: TypeScope) -> Type:
    # The size of a recursive type does not depend on the sizes below its pointers.
    here = {**scope.variables, variable.text: 0}
    cells = _cells_of(body, replace(scope, variables=here), {})
    inner = replace(scope, variables={**scope.variables, variable.text: cells}, owned=False)
    return Rec(variable.text, read_type(body, inner))


def _cells_of(node: syntax.TypeSyntax, scope: TypeScope, known: dict[str, int]) -> int:
    """The size of a type before it is read; ``known`` are those of abbreviations. Of nonsense, any number."""
    match node:
        case syntax.UninitType(cells, _):
            return cells
        case syntax.OwnType() | syntax.RefType() | syntax.FnType():
            return 1
        case syntax.ProductType(parts):
            return sum(_cells_of(part, scope, known) for part in parts)
        case syntax.SumType(variants):
            return 1 + max((_cells_of(variant, scope, known) for variant in variants), default=0)
        case syntax.RecType(variable, body):
            return _cells_of(body, replace(scope, variables={**scope.variables, variable.text: 0}), known)
        case syntax.NamedType():
            return _cells_of_name(node, scope, known)
        case _:
            assert_never(node)


def _cells_of_name(node: syntax.NamedType, scope: TypeScope, known: dict[str, int]) -> int:
    if node.name in scope.variables:
        return scope.variables[node.name]
    if node.name in LIBRARY_TYPES:
        library = LIBRARY_TYPES[node.name]
        inside = node.arguments[:1] if library.inline else ()
        return library.cells + sum(_cells_of(argument, scope, known) for argument in inside)
    if node.name in scope.abbreviations and node.name not in known:
        # In itself an abbreviation is nonsense, which `read_type` refuses.
        known[node.name] = 0
        known[node.name] = _cells_of(
            scope.abbreviations[node.name].type_, replace(scope, variables={}), known
        )
    return known.get(node.name, 1)


def _named(node: syntax.NamedType, scope: TypeScope) -> Type:
    if node.name in scope.variables:
        if not scope.owned:
            needed = f"a pointer around it, such as `own {node.name}`"
            ill_formed(
                "wf-rec", f"{node.name} is below a pointer or a function type", needed, node.span, "E0072"
            )
        return Var(node.name)
    if node.name in _PRIMITIVE:
        _arity(node, 0, 0)
        return _PRIMITIVE[node.name]
    if node.name in LIBRARY_TYPES:
        return _library(node, scope)
    if node.name in scope.abbreviations:
        return _abbreviated(node, scope.abbreviations[node.name], scope)
    known = (*_PRIMITIVE, *LIBRARY_TYPES, *scope.abbreviations, *scope.variables)
    needed = did_you_mean(node.name, known) or f"a `type {node.name} = ...;`"
    ill_formed("wf-type", f"{node.name} is a type", needed, node.span, "E0412")


def _abbreviated(node: syntax.NamedType, item: syntax.TypeItem, scope: TypeScope) -> Type:
    _arity(node, len(item.lifetimes), 0)
    nested = scope.nested + _nesting(item.type_)
    if nested > MOST_NESTED:
        message = f"unsupported: abbreviations that nest a type more than {MOST_NESTED} deep"
        raise mistake("LRS002", message, node.span)
    inside = TypeScope(
        {name: other for name, other in scope.abbreviations.items() if name != node.name},
        frozenset(formal.text for formal in item.lifetimes),
        scope.profile,
        nested=nested,
    )
    type_ = read_type(item.type_, inside)
    if _parts_of(type_) > MOST_PARTS:
        raise mistake("LRS002", f"unsupported: a type of more than {MOST_PARTS} parts", node.span)
    by = {f.text: lifetime(a, scope) for f, a in zip(item.lifetimes, node.lifetimes, strict=True)}
    return substitute_lifetimes(type_, by)


def _nesting(node: syntax.TypeSyntax) -> int:
    match node:
        case syntax.OwnType(_, inner) | syntax.RefType(_, _, inner) | syntax.RecType(_, inner):
            return 1 + _nesting(inner)
        case syntax.ProductType(parts) | syntax.SumType(parts) | syntax.NamedType(_, _, parts):
            return 1 + max(map(_nesting, parts), default=0)
        case syntax.FnType():
            return 1 + max(map(_nesting, (*node.arguments, node.result)))
        case syntax.UninitType():
            return 1
        case _:
            assert_never(node)


def _parts_of(type_: Type) -> int:
    return 1 + sum(map(_parts_of, children(type_)))


def _arity(node: syntax.NamedType, lifetimes: int, arguments: int) -> None:
    if (len(node.lifetimes), len(node.arguments)) != (lifetimes, arguments):
        needed = f"{lifetimes} lifetimes and {arguments} types in `<...>`"
        ill_formed("wf-type", f"{node.name} has its arguments", needed, node.span, "E0107")


def _library(node: syntax.NamedType, scope: TypeScope) -> Type:
    library = LIBRARY_TYPES[node.name]
    _arity(node, len(library.lifetimes), len(library.arguments))
    if Variance.BRAND in library.lifetimes and not scope.profile.brands:
        needed = "the profile ghostcell-2021: F-equalize of thesis-2020 breaks branding"
        ill_formed("wf-type", f"{node.name} exists in {scope.profile.name}", needed, node.span)
    inner = scope if library.inline else _below(scope)
    arguments = tuple(read_type(argument, inner) for argument in node.arguments)
    return Library(node.name, tuple(lifetime(name, scope) for name in node.lifetimes), arguments)


def read_fn_type(node: syntax.FnType, scope: TypeScope) -> Fn:
    """A function type: ϝ may occur in its bounds, not in its arguments and result."""
    names = [name.text for name in node.lifetimes]
    for index, name in enumerate(node.lifetimes):
        if name.text in names[:index] or name.text in {STATIC, FUNCTION_LIFETIME}:
            ill_formed("wf-fn", f"{name.text} is bound once", "another name", name.span, "E0403")
    inside = replace(_below(scope), lifetimes=(scope.lifetimes - {FUNCTION_LIFETIME}) | set(names))
    in_bounds = inside.with_lifetimes([FUNCTION_LIFETIME])
    return Fn(
        tuple(names),
        tuple((lifetime(small, in_bounds), lifetime(large, in_bounds)) for small, large in node.bounds),
        tuple(read_type(argument, inside) for argument in node.arguments),
        read_type(node.result, inside),
    )


def read_cont(node: syntax.LetCont, type_: syntax.ContType, scope: TypeScope, variables: set[str]) -> Cont:
    """cont(L; x̄. T) of a letcont: its lifetimes and variables must be in Γ."""
    parameters = tuple(name.text for name in node.parameters)
    locals_ = tuple(
        Local(lifetime(entry.lifetime, scope), tuple(lifetime(above, scope) for above in entry.above))
        for entry in type_.lifetimes
    )
    entries = []
    for entry in type_.entries:
        variable = entry.path.variable
        if variable not in parameters and variable not in variables:
            needed = did_you_mean(variable, (*parameters, *variables)) or f"a variable `{variable}`"
            ill_formed("wf-cont", f"{variable} ∈ Γ", needed, entry.path.span, "E0425")
        blocked = lifetime(entry.blocked, scope) if entry.blocked else None
        entries.append(Entry(entry.path.key, read_type(entry.type_, scope), blocked))
    return Cont(node.name.text, locals_, parameters, tuple(entries))
