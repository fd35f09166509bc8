"""The forms in which the known versions of rustc print MIR, and how the form of one is found.

What differs for us: up to 1.96 retags are statements, printed with ``-Zmir-emit-retag``; from 1.97 on they
are a part of typed copies, and the option is gone [rust#154341]. Types of the standard library differ too
(``std_types.txt``). A compiler that is newer than those that are known has to prove itself on a small
program.
"""

from collections.abc import Callable

from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.programs.rust.bodies import Assign, Body, Drop, Retag
from rustrata.programs.rust.reader import read_mir
from rustrata.programs.rust.values import Binary, BinaryOperator, Cast, Copy, Rvalue, Use
from rustrata.records import record
from rustrata.source import SourceFile

NEWEST = (1, 97)
"""The newest version whose MIR is known."""


@record
class Dialect:
    """A form of MIR: ``name`` is the first version that prints it, ``flags`` are the options that it needs.
    ``prints_retags`` says whether retags are statements, rather than a part of typed copies;
    ``niches_near_zero`` which value stands for ``None`` in a niche [rust#155473]."""

    name: str
    flags: tuple[str, ...]
    prints_retags: bool
    niches_near_zero: bool = False


STATEMENTS = Dialect("1.95", ("-Zmir-emit-retag",), prints_retags=True)
COPIES = Dialect("1.97", (), prints_retags=False, niches_near_zero=True)
DIALECTS = {dialect.name: dialect for dialect in (STATEMENTS, COPIES)}

CANARY = """\
fn follow(x: &mut (&mut i32, i32)) -> i32 {
    *x.0 += 1;
    *x.0 + x.1
}
fn main() {
    let mut a = 1;
    let mut pair = (&mut a, 2);
    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(|x| x + 1);
    let sum = follow(&mut pair) as u8;
    let items: &[u8] = &[sum];
    if boxed(1) == 2 && items[0] > 1 {}
}
"""
"""A program with what the dialects differ in."""


def dialect_by_version(
    release: tuple[int, int], accepts: Callable[[tuple[str, ...]], bool]
) -> Dialect | None:
    """The dialect of a known version; None for a newer one. ``accepts`` says whether the compiler knows some
    options: there are nightlies of 1.97 of before and after the change."""
    if release < NEWEST:
        return STATEMENTS
    if release > NEWEST:
        return None
    return STATEMENTS if accepts(STATEMENTS.flags) else COPIES


def dialect_by_canary(compiled: Callable[[Dialect], str | None]) -> tuple[Dialect | None, tuple[str, ...]]:
    """The dialect in which a compiler of an unknown version prints `CANARY`, the newest first, and why it is
    none of the others. ``compiled`` is the MIR, or None when the compiler does not take the dialect's
    options."""
    tried: list[str] = []
    for dialect in reversed(DIALECTS.values()):
        text = compiled(dialect)
        if text is None:
            tried.append(f"{dialect.name}: it does not take the options")
            continue
        reason = _difference(text, dialect)
        if not reason:
            return dialect, ()
        tried.append(f"{dialect.name}: {reason}")
    return None, tuple(tried)


def _difference(text: str, dialect: Dialect) -> str:
    """What in the MIR of the canary is not as in this dialect; nothing where it is."""
    try:
        mir = read_mir(SourceFile("canary", text))
    except RustrataError as error:
        found = error.diagnostic
        assert found.span is not None, "what cannot be read has a place"
        line = found.span.source.line(found.span.position[0])
        return f"{found.message} in `{line.partition('//')[0].strip()}`"
    follow = next((body for body in mir.bodies if str(body.path) == "follow"), None)
    main = next((body for body in mir.bodies if str(body.path) == "main"), None)
    if follow is None or main is None:
        return "its functions are not there"
    statements = [statement for body in mir.bodies for block in body.blocks for statement in block.statements]
    retags = any(isinstance(statement, Retag) for statement in statements)
    if retags != dialect.prints_retags:
        return f"it has {'' if retags else 'no '}Retag statements"
    values = [statement.value for statement in statements if isinstance(statement, Assign)]
    marked = any(map(_is_without_retag, values))
    if marked == dialect.prints_retags:
        return f"it has {'' if marked else 'no '}`no_retag` on the copy of a pointer that is followed"
    if not any(isinstance(v, Binary) and v.operator is BinaryOperator.ADD_WITH_OVERFLOW for v in values):
        return "additions are not checked as `AddWithOverflow`"
    if not any(isinstance(value, Cast) for value in values) or not _drops(main):
        return "its casts and drops are not there"
    return ""


def _is_without_retag(value: Rvalue) -> bool:
    return isinstance(value, Use) and isinstance(value.operand, Copy) and not value.operand.retag


def _drops(body: Body) -> bool:
    return any(isinstance(block.terminator, Drop) for block in body.blocks)
