"""What the names of a program mean: types, implementations, functions."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import TypeAlias

from rustrata.abstract.mir.arithmetic import bits_of
from rustrata.abstract.mir.made_closures import made_closures, pasted_captures
from rustrata.abstract.mir.std_projections import std_projection
from rustrata.abstract.mir.stored_patterns import as_expression, completed, fits
from rustrata.abstract.mir.substitution import (
    Environment,
    substitute,
    substitute_path,
    unify,
)
from rustrata.programs.rust.bodies import Body, FixedConstant
from rustrata.programs.rust.cursor import Cursor
from rustrata.programs.rust.items import ItemKind
from rustrata.programs.rust.program import SELF, Adt, ImplBlock, Program
from rustrata.programs.rust.std_library import read_body, stored_bodies
from rustrata.programs.rust.std_types import defaults, std_type, std_types
from rustrata.programs.rust.type_reader import read_path
from rustrata.programs.rust.types import (
    Argument,
    Binding,
    Closure,
    Dynamic,
    FnItem,
    FnPointer,
    ImplOf,
    Named,
    Path,
    Primitive,
    QualifiedSelf,
    RawPointer,
    Reference,
    Segment,
    Type,
    named,
)
from rustrata.records import record
from rustrata.source import SourceFile


@record
class Instance:
    """A function with what its parameters stand for."""

    body: Body
    environment: Environment


ConstantDefinition: TypeAlias = tuple[Body | FixedConstant, Environment]
"""A constant, and what its parameters stand for."""


class Unknown(Exception):
    """A name whose meaning is not known here: what it is, for the message."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


_DROP = named("std::ops::Drop")
_WITH_DESTRUCTOR = frozenset(
    (
        "std::collections::VecDeque", "std::collections::vec_deque::Drain", "std::collections::LinkedList",
        "std::collections::binary_heap::PeekMut", "std::collections::binary_heap::Hole",
        "std::collections::binary_heap::RebuildOnDrop", "hashbrown::raw::RawTable",
        "hashbrown::raw::RawIntoIter", "hashbrown::raw::RawDrain", "std::collections::BTreeMap",
        "std::collections::btree_map::IntoIter", "std::vec::set_len_on_drop::SetLenOnDrop",
        "std::hint::select_unpredictable::DropOnPanic",
    )
)  # fmt: skip
"""Types whose values are not dropped field by field alone."""
_DERIVED = "__H"
"""The parameter of a derived ``Hash::hash``, which stands in no text of the program."""
_OF_DERIVED = Reference(True, named(_DERIVED))
_DISCRIMINANT = "Discriminant"
_NON_ZERO = "NonZeroInner"
_ATOMIC = "Storage"


_OVERRIDDEN = frozenset(("size_hint",))
"""Methods whose default tells less than std's own types do."""


class Definitions:
    """The definitions of one program, with those of the standard library that the machine knows."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._dialect = program.compiled.dialect.name
        self._normal: dict[Type, Type] = {}
        self._adts: dict[Path, tuple[Adt, dict[str, Argument]]] = {}
        self._fields: dict[tuple[Path, int], tuple[Type, ...]] = {}
        self._stored_captures: dict[Closure, tuple[Type, ...]] = {}
        self._destructors: dict[Path, Instance | None] = {}

    def normal(self, type_: Type) -> Type:
        """A type without parameters in the one form that is its own: with no defaults left out and no
        projections on top."""
        known = self._normal.get(type_)
        if known is None:
            known = self._normal[type_] = self._normalised(type_)
        return known

    def _normalised(self, type_: Type) -> Type:
        if not isinstance(type_, Path):
            return type_
        head = type_.segments[0]
        if isinstance(head, QualifiedSelf) and head.trait is not None and len(type_.segments) == 2:
            return self.normal(self._projection(self.normal(head.type), head.trait, type_.name))
        return type_

    def _projection(self, subject: Type, trait: Path, name: str) -> Type:
        for impl, found in self._impls(trait, subject):
            if name in impl.associated:
                return substitute(impl.associated[name], found)
        if isinstance(subject, Dynamic):
            for bound in subject.bounds:
                for argument in bound.arguments:
                    if isinstance(argument, Binding) and argument.name == name:
                        return argument.type
        known = std_projection(trait.name, subject, name)
        if known is None and name == "Output" and trait.name == "FnOnce":
            known = self._result_of(subject)
        if known is None:
            known = self._inner(subject, trait, name)
        if known is None:
            raise Unknown(f"the type <{subject} as {trait}>::{name}")
        return known

    def _inner(self, subject: Type, trait: Path, name: str) -> Type | None:
        """Associated types that depend on how a type is laid out."""
        if name == _DISCRIMINANT:
            return self.discriminant_type(subject)
        if name == _NON_ZERO and isinstance(subject, Primitive):
            word = str(subject).capitalize()
            return Path(tuple(Named(s) for s in f"core::num::niche_types::NonZero{word}Inner".split("::")))
        if (
            name == _ATOMIC
            and trait.name == "AtomicPrimitive"
            and isinstance(subject, Primitive | RawPointer)
        ):
            return _storage(subject)
        return None

    def _result_of(self, subject: Type) -> Type | None:
        """What calling a value of this type gives."""
        match subject:
            case FnItem():
                return subject.signature.result
            case FnPointer():
                return subject.result
            case Reference():
                return self._result_of(self.normal(subject.target))
            case Closure():
                body = self.program.closures.get(replace(subject, environment=()))
                if body is None:
                    of_std = self.closure_function(subject)
                    if of_std is None:
                        return None
                    return substitute(of_std.body.locals[0].type, of_std.environment)
                return substitute(body.locals[0].type, dict(subject.environment))
            case _:
                return None

    def _impls(self, trait: Path, subject: Type) -> Iterator[tuple[ImplBlock, dict[str, Argument]]]:
        """The program's implementations of a trait for a type, with what their parameters stand for."""
        matching: list[tuple[ImplBlock, dict[str, Argument]]] = []
        for impl in self.program.impls:
            if impl.trait is None or impl.trait.name != trait.name:
                continue
            names = frozenset(impl.generics)
            found: dict[str, Argument] = {}
            if unify(impl.subject, subject, names, found) and unify(impl.trait, trait, names, found):
                matching.append((impl, found))
        if len(matching) > 1:
            yield from sorted(
                matching, key=lambda pair: sum(_covers(pair[0], other) for other, _ in matching)
            )
        else:
            yield from matching

    @cached_property
    def has_own_allocator(self) -> bool:
        """Does the program implement a global allocator? Which functions it is made of is its own choice."""
        return any(impl.trait is not None and impl.trait.name == "GlobalAlloc" for impl in self.program.impls)

    def discriminant_type(self, type_: Type) -> Primitive:
        """The integer type of an enum's discriminants; ``u8`` for what is no enum."""
        if not isinstance(type_, Path):
            return Primitive.U8
        adt, _ = self.adt(type_)
        if adt.kind is not ItemKind.ENUM:
            return Primitive.U8
        words = [
            word
            for word in adt.representation
            if (word[:1] in "iu" and word[1:2].isdigit()) or word in ("isize", "usize")
        ]
        return Primitive(words[0]) if words else Primitive.ISIZE

    @property
    def reserves_near_zero(self) -> bool:
        """Is the value of a variant in a niche, where there is one, nearest to 0?"""
        return self.program.compiled.dialect.niches_near_zero

    def is_of_library(self, type_: Path) -> bool:
        """Is it a type of the standard library, which the table defines?"""
        return type_.bare not in self.program.adts and type_.bare in std_types(self._dialect)

    def adt(self, type_: Path) -> tuple[Adt, dict[str, Argument]]:
        """The definition of a nominal type, and what its parameters stand for."""
        known = self._adts.get(type_)
        if known is None:
            known = self._adts[type_] = self._find_adt(type_)
        return known

    def _find_adt(self, type_: Path) -> tuple[Adt, dict[str, Argument]]:
        path = type_.bare
        adt = self.program.adts.get(path) or std_type(path, self._dialect)
        if adt is None:
            raise Unknown(f"the type {type_}")
        arguments = list(type_.arguments)
        if len(arguments) < len(adt.generics):
            known = dict(zip(adt.generics, arguments, strict=False))
            rest = defaults(path, self._dialect)[len(arguments) :]
            arguments += [substitute(found, known) for found in rest if found is not None]
        if len(arguments) != len(adt.generics):
            raise Unknown(f"the type {type_}")
        return adt, dict(zip(adt.generics, arguments, strict=True))

    def field_types(self, type_: Path, variant: int) -> tuple[Type, ...]:
        """The types of a variant's fields."""
        known = self._fields.get((type_, variant))
        if known is None:
            adt, environment = self.adt(type_)
            known = self._fields[type_, variant] = tuple(
                self.normal(substitute(field.type, environment)) for field in adt.variants[variant].fields
            )
        return known

    def captures(self, closure: Closure) -> tuple[Type, ...]:
        """The types of what a closure has captured."""
        environment = dict(closure.environment)
        plain = replace(closure, environment=())
        found = self._stored_captures.get(plain, self._captures.get(plain))
        body = self.program.closures.get(replace(closure, environment=()))
        if found == () and "fn(" in closure.name:
            found = pasted_captures(self.program.functions.values(), plain)
            self._stored_captures[plain] = found
        if found is None and body is not None and "{constant#" in str(body.path):
            return ()  # a constant has no locals to capture
        if found is None:
            several = replace(closure, environment=()) in self.program.alike
            raise Unknown(f"the closure {closure}{', of which a macro makes several' if several else ''}")
        return tuple(self.normal(substitute(type_, environment)) for type_ in found)

    @cached_property
    def _captures(self) -> dict[Closure, tuple[Type, ...]]:
        """What the closures are made of, where they are made; in terms of the maker's parameters. Not those
        of one position that capture different things."""
        found: dict[Closure, tuple[Type, ...]] = {}
        unlike: set[Closure] = set()
        for body in [*self.program.functions.values(), *self.program.constants.values()]:
            if isinstance(body, Body):
                for type_, captured in made_closures(body):
                    if found.setdefault(type_, captured) != captured:
                        unlike.add(type_)
        return {type_: captured for type_, captured in found.items() if type_ not in unlike}

    def method(self, trait: Path, subject: Type, name: str) -> Instance | None:
        """The program's method for a type: from an impl, or the trait's own."""
        for impl, found in self._impls(trait, subject):
            if name in impl.methods:
                return Instance(impl.methods[name], found)
        default = self.program.functions.get(f"{trait.bare}::{name}")
        if default is None:
            return None
        names = [word for word in default.generics if word != SELF]
        environment = dict(zip(names, trait.arguments, strict=False))
        return Instance(default, {SELF: subject, **environment})

    def destructor(self, type_: Path) -> Instance | None:
        """``Drop::drop`` for a type: the program's, or a stored one of the standard library."""
        if type_ not in self._destructors:
            self._destructors[type_] = self._destructor(type_)
        return self._destructors[type_]

    def _destructor(self, type_: Path) -> Instance | None:
        if type_.bare in self.program.adts:
            return self.method(_DROP, type_, "drop")
        found = self._stored(Path((QualifiedSelf(type_, _DROP), Named("drop"))))
        if found is None and type_.bare in _WITH_DESTRUCTOR:
            raise Unknown(f"the destructor of {type_}")
        return found

    def inherent(self, path: Path) -> Instance | None:
        """The program's method ``Type::<A>::name`` or ``<Type>::name``."""
        head = path.segments[0]
        last = path.segments[-1]
        if not isinstance(last, Named):
            return None
        subject = head.type if isinstance(head, QualifiedSelf) else Path(path.segments[:-1])
        for impl in self.program.impls:
            if impl.trait is None and last.name in impl.methods:
                found: dict[str, Argument] = {}
                if unify(impl.subject, subject, frozenset(impl.generics), found):
                    return Instance(impl.methods[last.name], found)
        return None

    def constant(self, path: Path) -> ConstantDefinition | None:
        """The body of an associated constant of the program, with what its parameters stand for."""
        head = path.segments[0]
        if isinstance(head, QualifiedSelf) and head.trait is not None:
            return self.associated_constant(head.trait, head.type, path.name)
        return self.inherent_constant(path)

    def associated_constant(self, trait: Path, subject: Type, name: str) -> ConstantDefinition | None:
        """``<Type as Trait>::NAME``: from an impl, or the trait's own."""
        subject = self.normal(subject)
        for impl, found in self._impls(trait, subject):
            for path in impl.paths:
                body = self.program.constants.get(f"{path}::{name}")
                if body is not None:
                    return body, found
        default = self.program.constants.get(f"{trait.bare}::{name}")
        return None if default is None else (default, {SELF: subject})

    def inherent_constant(self, path: Path) -> ConstantDefinition | None:
        """``Type::NAME``."""
        subject = Path(path.segments[:-1])
        for impl in self.program.impls:
            found: dict[str, Argument] = {}
            if impl.trait is None and unify(impl.subject, subject, frozenset(impl.generics), found):
                for prefix in impl.paths:
                    body = self.program.constants.get(f"{prefix}::{path.name}")
                    if body is not None:
                        return body, found
        return None

    def is_method(self, path: Path) -> bool:
        """Is the first parameter of a function ``self``? Of the standard library's, those of types have
        it."""
        own = self.program.functions.get(path.bare)
        if own is None:
            for impl in self.program.impls:
                if path.name in impl.methods:
                    own = impl.methods[path.name]
        if own is not None:
            return own.argument_count > 0 and own.locals[1].name == "self"
        before = path.segments[-2] if len(path.segments) > 1 else None
        return isinstance(before, ImplOf | QualifiedSelf) or (
            isinstance(before, Named) and before.name[:1].isupper()
        )

    def function(self, path: Path) -> Instance | None:
        """The program's function that a path without parameters names; None when it has none: then it is the
        standard library's."""
        plain = self.program.functions.get(path.bare)
        last = path.segments[-1]
        own = last.arguments if isinstance(last, Named) else ()
        if plain is not None:
            return Instance(plain, _named(plain, {}, path.arguments))
        head = path.segments[0]
        found: Instance | None
        if isinstance(head, QualifiedSelf) and head.trait is not None:
            found = self.method(head.trait, self.normal(head.type), path.name)
        else:
            found = self.inherent(path)
        if found is None:
            found = self._nested(path)
        if found is None:
            return self._stored(path)
        return Instance(found.body, _named(found.body, found.environment, own))

    def _nested(self, path: Path) -> Instance | None:
        """A function within a method: its path goes on after the method's."""
        for at in range(1, len(path.segments) - 1):
            subject, rest = Path(path.segments[:at]), path.segments[at:]
            for impl in self.program.impls:
                if not unify(impl.subject, subject, frozenset(impl.generics), {}):
                    continue
                for method in impl.methods.values():
                    inside = Path((*method.path.segments[:-1], *rest)).bare
                    if inside in self.program.functions:
                        return Instance(self.program.functions[inside], {})
        return None

    def _is_of_std(self, path: Path) -> bool:
        """Is it a method of a type of the standard library, which may have its own?"""
        head = path.segments[0]
        subject = head.type if isinstance(head, QualifiedSelf) else None
        return not isinstance(subject, Path) or subject.bare not in self.program.adts

    def _derived(self, source: str, found: Environment) -> Type:
        """What a parameter of a stored body stands for that the path does not tell."""
        subject = self.normal(found[source.strip("&?()")])  # type: ignore[arg-type]
        if source.endswith("()"):
            result = self._result_of(subject)
            if result is None:
                raise Unknown(f"what calling `{subject}` gives")
            made = self.normal(result)
            if source.startswith("?"):
                assert isinstance(made, Path), "it gives an Option"
                made = self.normal(made.arguments[0])  # type: ignore[arg-type]
            return made
        item = self.normal(self._projection(subject, named("std::iter::Iterator"), "Item"))
        if not source.startswith("&"):
            return item
        assert isinstance(item, Reference), "its items are references"
        return self.normal(item.target)

    def _whole(self, type_: Type) -> Type:
        """A type of the standard library with the arguments that it leaves out."""
        match type_:
            case Path():
                return completed(type_, self._dialect)
            case Reference(mutable, target):
                return Reference(mutable, self._whole(self.normal(target)))
            case _:
                return type_

    def _settled(self, segment: Segment) -> Segment:
        """A segment whose arguments have no projections on top."""
        if not isinstance(segment, Named) or not segment.arguments:
            return segment
        return Named(
            segment.name, tuple(self.normal(a) if isinstance(a, Path) else a for a in segment.arguments)
        )

    def closure_function(self, closure: Closure) -> Instance | None:
        """The stored function that does what a closure of the standard library does: its parameters are
        references to what the closure captures, or to itself where it captures nothing that has a size, then
        the closure's own."""
        if not closure.name.startswith("@"):
            return None
        path = read_path(Cursor(SourceFile("a closure", as_expression(closure.name[1:]))))
        return self._stored(substitute_path(path, dict(closure.environment)))

    def _stored(self, path: Path) -> Instance | None:
        """A function of the standard library whose body is stored: the first pattern that fits."""
        head = path.segments[0]
        bodies = stored_bodies(path.name)
        if bodies:
            path = completed(path, self._dialect)
        if bodies and isinstance(head, QualifiedSelf):
            trait = head.trait and Path(tuple(map(self._settled, head.trait.segments)))
            rest = map(self._settled, path.segments[1:])
            path = Path((QualifiedSelf(self._whole(self.normal(head.type)), trait), *rest))
        for stored in bodies:
            found: dict[str, Argument] = {}
            if not fits(stored.pattern, path, frozenset(stored.generics), found):
                continue
            if stored.is_for_all() and path.name in _OVERRIDDEN and self._is_of_std(path):
                continue
            for name, source in stored.sources:
                found[name] = self._derived(source, found)
            read = read_body(stored)
            self.program.constants.update(read.constants)
            self.program.allocations.update(read.allocations)
            self._stored_captures.update(made_closures(read.function))
            return Instance(read.function, found)
        return None


def _storage(content: Primitive | RawPointer) -> Path:
    """What an atomic has inside [core::sync::atomic, 1.97]: an integer of its size, aligned to it."""
    inner = Primitive.U8 if content is Primitive.BOOL else content
    size = 8 if isinstance(inner, RawPointer) else bits_of(inner) // 8
    names = f"std::sync::atomic::private::Align{size}".split("::")
    return Path((*map(Named, names[:-1]), Named(names[-1], (inner,))))


def _covers(general: ImplBlock, special: ImplBlock) -> bool:
    """Is the one implementation for all types, and more, that the other is for?"""
    return general is not special and unify(general.subject, special.subject, frozenset(general.generics), {})


def _named(body: Body, environment: Environment, arguments: tuple[Argument, ...]) -> Environment:
    """The environment with the parameters that are not in it, in order."""
    missing = [name for name in body.generics if name not in environment]
    opaque = [str(local.type) for local in body.locals if str(local.type).startswith("impl ")]
    derived = [_DERIVED] if any(local.type == _OF_DERIVED for local in body.locals) else []
    names = dict.fromkeys((*missing, *opaque, *derived))
    return {**environment, **dict(zip(names, arguments, strict=False))}
