"""Retags where rustc does not print them: from 1.97 on they are a part of typed copies [rust#154341].

They are put in as the statements that rustc printed up to 1.96 [rustc_mir_transform::add_retag], so that a
program has the same retags through both: of the arguments at the entry of a function, of what a call
returns, and of what an assignment has copied, unless the copy says ``no_retag`` (a pointer that is only
there to be followed), the place is behind a pointer, or the value is a borrow, which is new by itself.

Code of the standard library that was pasted into the program had no retags inside, up to 1.96; what such a
function returned was retagged by its caller. The same holds here: an assignment of pasted code retags where
it is to a local that is not of that code. Left out: a copy to a place behind a pointer, which 1.97 retags
and 1.96 does not.
"""

from collections.abc import Iterator
from dataclasses import replace

from rustrata.programs.rust.bodies import (
    Assign,
    Block,
    Body,
    Call,
    Goto,
    Origin,
    Retag,
    RetagKind,
    Statement,
)
from rustrata.programs.rust.types import (
    Array,
    FnItem,
    FnPointer,
    Path,
    Pattern,
    Primitive,
    RawPointer,
    Slice,
    Tuple,
    Type,
)
from rustrata.programs.rust.values import (
    BlockId,
    Borrow,
    Cast,
    CastKind,
    Copy,
    Deref,
    Downcast,
    Field,
    Local,
    Move,
    Place,
    RawBorrow,
    Rvalue,
    Use,
)

LIBRARY = ("/rustc/", "/lib/rustlib/src/")
"""What the names of the standard library's files contain: without its source, and with it."""
_BOX = "std::boxed::Box"


def with_retags(body: Body) -> Body:
    """The body with a statement for each retag that is a part of another one."""
    return _Retags(body).body()


class _Retags:
    """Goes through one body."""

    def __init__(self, old: Body) -> None:
        self.old = old
        self.pasted = frozenset(_pasted_scopes(old))
        self.from_boxes = frozenset(_from_boxes(old))
        self.added: list[Block] = []
        self.entered: set[int] = set()

    def body(self) -> Body:
        blocks = [self._block(number, block) for number, block in enumerate(self.old.blocks)]
        return replace(self.old, blocks=(*blocks, *self.added))

    def _block(self, number: int, block: Block) -> Block:
        statements: list[Statement] = [*self._entry()] if number == 0 else []
        for statement in block.statements:
            statements += self._pasted_entry(statement.origin)
            statements.append(statement)
            if isinstance(statement, Assign):
                statements += self._assigned(statement)
        terminator = block.terminator
        statements += self._pasted_entry(terminator.origin)
        if isinstance(terminator, Call) and terminator.target is not None and self._returns(terminator):
            span, origin = terminator.span, terminator.origin
            retag = Retag(RetagKind.DEFAULT, terminator.destination, span, origin)
            between = Block((retag,), Goto(terminator.target, span, origin), block.cleanup)
            terminator = replace(terminator, target=BlockId(len(self.old.blocks) + len(self.added)))
            self.added.append(between)
        return Block(tuple(statements), terminator, block.cleanup)

    def _entry(self) -> Iterator[Statement]:
        """Part 1 of the pass: the arguments."""
        places = {
            found.value.local: found.location
            for found in reversed(self.old.debug)
            if isinstance(found.value, Place)
        }
        for number in range(1, self.old.argument_count + 1):
            local = Local(number)
            if may_contain_reference(self.old.locals[number].type):
                at = Origin(places.get(local), 0)
                yield Retag(RetagKind.FN_ENTRY, Place(local), self.old.span, at)

    def _pasted_entry(self, origin: Origin) -> Iterator[Statement]:
        """The arguments of a function of the program that was pasted, where its code begins."""
        scope = next(_function_of(self.old, origin.scope), None)
        if scope is None or scope in self.pasted or scope in self.entered:
            return
        self.entered.add(scope)
        for found in self.old.debug:
            place = found.value
            if found.scope == scope and isinstance(place, Place) and self._is_retagged(place):
                yield Retag(RetagKind.DEFAULT, place, self.old.span, Origin(found.location, scope))

    def _returns(self, call: Call) -> bool:
        """Part 2: is what a call returns retagged?"""
        place = call.destination
        return self._is_retagged(place) and not self._is_inside(call.origin, place)

    def _assigned(self, statement: Assign) -> Iterator[Statement]:
        """Part 3: what is assigned."""
        place, value = statement.place, statement.value
        if self._is_inside(statement.origin, place):
            return
        kind = RetagKind.DEFAULT
        match value:
            case Use(Copy(_, False) | Move(_, False)):
                return
            case RawBorrow(_, Place(local, (Deref(),))) if local in self.from_boxes:
                if statement.origin.scope in self.pasted:
                    return
                kind = RetagKind.RAW
            case Borrow() | RawBorrow() if statement.origin.scope not in self.pasted:
                return
        if kind is RetagKind.RAW or self._is_retagged(place):
            yield Retag(kind, place, statement.span, statement.origin)

    def _is_inside(self, origin: Origin, place: Place) -> bool:
        """Does pasted code write to a place of its own?"""
        return origin.scope in self.pasted and self.old.locals[place.local].origin.scope in self.pasted

    def _is_retagged(self, place: Place) -> bool:
        steps = place.projections
        if steps and isinstance(steps[0], Deref):
            return False
        for step in reversed(steps):
            if isinstance(step, Field):
                return may_contain_reference(step.type)
            if not isinstance(step, Downcast):
                return True
        return may_contain_reference(self.old.locals[place.local].type)


def may_contain_reference(type_: Type) -> bool:
    """May a value of this type, which may have parameters, contain a reference or box? True of types whose
    definition would have to be looked up."""
    match type_:
        case Primitive() | RawPointer() | FnPointer() | FnItem():
            return False
        case Tuple(items):
            return any(map(may_contain_reference, items))
        case Array(item, _) | Slice(item) | Pattern(item, _):
            return may_contain_reference(item)
        case _:
            return True


def _pasted_scopes(body: Body) -> Iterator[int]:
    """The scopes of the standard library's code: those inside an inlined function that has nothing in a file
    of the program."""
    own: set[int] = set()
    for origin in _origins(body):
        location = origin.location
        if location is not None and not any(word in location.file for word in LIBRARY):
            own.update(_function_of(body, origin.scope))
    for scope in range(len(body.scopes)):
        around: int | None = scope
        while around is not None:
            if body.scopes[around].inlined is not None and around not in own:
                yield scope
                break
            around = body.scopes[around].parent


def _origins(body: Body) -> Iterator[Origin]:
    for block in body.blocks:
        yield from (statement.origin for statement in block.statements)
        yield block.terminator.origin
    yield from (declared.origin for declared in body.locals)
    yield from (Origin(found.location, found.scope) for found in body.debug)


def _function_of(body: Body, scope: int) -> Iterator[int]:
    """The inlined function that a scope is in."""
    around: int | None = scope
    while around is not None:
        if body.scopes[around].inlined is not None:
            yield around
            return
        around = body.scopes[around].parent


def _from_boxes(body: Body) -> Iterator[Local]:
    """The temporaries that hold the address of a box's content."""
    for block in body.blocks:
        for statement in block.statements:
            if not isinstance(statement, Assign) or statement.place.projections:
                continue
            if _is_address_of_box(body, statement.value):
                yield statement.place.local


def _is_address_of_box(body: Body, value: Rvalue) -> bool:
    """``copy ((P.0: Unique<T>).0: NonNull<T>) as *const T (Transmute)`` of a box ``P``."""
    match value:
        case Cast(Copy(Place(local, (*before, Field(_, unique), Field()))), RawPointer(), CastKind.TRANSMUTE):
            if not isinstance(unique, Path) or unique.bare != "std::ptr::Unique":
                return False
            fields = [step.type for step in before if isinstance(step, Field)]
            box = fields[-1] if fields else body.locals[local].type
            return isinstance(box, Path) and box.bare == _BOX
        case _:
            return False
