"""Paths: a thread run symbolically, along each way that its control flow can take.

A branch, a selection, a compare-exchange and a store-conditional fork the path and leave a condition on
values behind. So does an access whose address depends on values: it forks over the locations, and over being
at none of them, where the path ends (`Path.stray`).

A step changes its path and gives the paths that go on from there, in order: the path itself where there is no
choice, forks of it where there is one, none where the path is impossible. Forks are made before the path is
changed.

A jump backwards is followed at most as often as the program says, for each label on each path, unless
constants alone have decided everything since the last one. A path that would go on is given up
(`ThreadPaths.cut`).
"""

from collections.abc import Sequence
from typing import TypeAlias, assert_never

from rustrata.executions.actions import (
    OLD,
    Access,
    Action,
    Assign,
    Assume,
    Branch,
    Code,
    CompareExchange,
    Fence,
    Jump,
    Label,
    Read,
    Select,
    Update,
    Write,
    WriteExclusive,
)
from rustrata.executions.expressions import (
    Binary,
    BinaryOperator,
    Constant,
    Expression,
    IntegerType,
    ReadBy,
    Register,
    Unary,
    UnaryOperator,
    Wrap,
)
from rustrata.records import record
from rustrata.relational.path import ONE, ZERO, Layout, Path, Value, read_value

MOST_PATHS = 1024
"""Control-flow paths of one thread that are followed."""
MOST_STEPS = 20_000
"""Actions on one path, beyond which it is given up as a loop without end."""

GoingOn: TypeAlias = Sequence[Path]


def _step(path: Path, action: Action, labels: dict[str, int]) -> GoingOn:
    """Take one step."""
    match action:
        case Read() | Write() | WriteExclusive() | Update() | CompareExchange():
            return _access(path, action)
        case Assign():
            path.registers[action.target] = path.value(action.value)
        case Fence():
            path.emit(None, action.tags, action.span)
        case Branch():
            return _branch(path, action, labels)
        case Assume():
            return _assume(path, action)
        case Jump(label):
            _jump(path, labels[label], label, counts=path.forked)
            return (path,)
        case Label():
            pass
        case Select():
            return _select(path, action)
        case _:
            assert_never(action)
    path.at += 1
    return (path,)


def _assume(path: Path, action: Assume) -> GoingOn:
    condition = path.value(action.condition)
    path.controlled_by(condition)
    path.at += 1
    if not isinstance(condition.expression, Constant):
        path.assume(condition.expression)
    elif not condition.expression.value:
        return ()
    return (path,)


def _branch(path: Path, action: Branch, labels: dict[str, int]) -> GoingOn:
    condition = path.value(action.condition)
    path.controlled_by(condition)
    if isinstance(condition.expression, Constant):
        if condition.expression.value:
            _jump(path, labels[action.label], action.label, counts=path.forked)
        else:
            path.at += 1
        return (path,)
    fallen = path.fork()
    path.assume(condition.expression)
    _jump(path, labels[action.label], action.label, counts=True)
    fallen.assume(_negated(condition.expression))
    fallen.at += 1
    return path, fallen


def _jump(path: Path, to: int, label: str, *, counts: bool) -> None:
    """Continue at ``to``. A jump backwards is counted under ``label`` if it ``counts``, or if nothing has
    changed since the last time: then the loop has no end."""
    if to <= path.at:
        path.forked = False
        if counts or path.round == (to, path.registers):
            path.jumps.append(label)
        else:
            path.round = (to, path.registers.copy())
    path.at = to


def _select(path: Path, action: Select) -> GoingOn:
    condition = path.value(action.condition)
    picked = condition.sources | condition.picked
    path.at += 1
    if isinstance(condition.expression, Constant):
        choice = action.chosen if condition.expression.value else action.otherwise
        _set_picked(path, action.target, choice, picked)
        return (path,)
    other = path.fork()
    path.assume(condition.expression)
    _set_picked(path, action.target, action.chosen, picked)
    other.assume(_negated(condition.expression))
    _set_picked(other, action.target, action.otherwise, picked)
    return path, other


def _set_picked(path: Path, target: str, choice: Expression, picked: int) -> None:
    value = path.value(choice)
    path.registers[target] = Value(value.expression, value.sources, value.picked | picked)


def _negated(condition: Expression) -> Expression:
    """A condition that is no constant, negated."""
    return Unary(UnaryOperator.NOT, condition)


def _access(path: Path, action: Access) -> GoingOn:
    """An access, over the locations it may be at."""
    address = ZERO if action.address is None else path.value(action.address)
    sources, picked = address.sources, address.picked
    for name in action.address_registers:
        held = path.registers.get(name, ZERO)
        sources |= held.sources
        picked |= held.picked
    base = Value(address.expression, sources, picked)
    if action.address is None:
        return _performed(path, action, action.location, base)
    if not isinstance(address.expression, Constant):
        return _at_each_location(path, action, base)
    layout = path.layout
    location = layout.locations.get(address.expression.value)
    if location is None:
        path.stray = _stray(action, f"address {address.expression.value} is at no location")
    elif action.bits is not None and layout.types[location].bits != action.bits:
        if isinstance(action, Read) and action.bits < layout.types[location].bits <= layout.parts_of:
            return _part_read(path, action, location, IntegerType(action.bits, False), base)
        path.stray = _stray(action, _mixed(action.bits, location, layout))
    else:
        return _performed(path, action, location, base)
    return (path,)


def _part_read(path: Path, action: Read, location: str, part: IntegerType, base: Value) -> GoingOn:
    """A read of the lowest bits of what is written as a whole."""
    number = path.end
    path.emit(location, action.tags, action.span, reads=True, base=base)
    path.set(action.target, Value(Wrap(part, ReadBy(number)), 1 << number))
    path.at += 1
    return (path,)


def _at_each_location(path: Path, action: Access, base: Value) -> GoingOn:
    """An access whose address depends on values: at any location of its width, or astray."""
    layout = path.layout
    found: list[Path] = []
    astray: list[Expression] = []
    for number, location in layout.locations.items():
        if action.bits is not None and layout.types[location].bits != action.bits:
            continue
        there = Binary(BinaryOperator.EQUAL, base.expression, Constant(number))
        located = path.fork()
        located.assume(there)
        found += _performed(located, action, location, base)
        astray.append(_negated(there))
    for elsewhere in astray:
        path.assume(elsewhere)
    path.stray = _stray(action, "the address may be at no location of its width")
    found.append(path)
    return found


def _stray(action: Access, reason: str) -> str:
    line = "" if action.span is None else f" in line {action.span.position[0]}"
    return f"unsupported: the access{line}: {reason}"


def _mixed(bits: int, location: str, layout: Layout) -> str:
    return f"it accesses {bits} bits of `{location}`, which has {layout.types[location].bits} (mixed sizes)"


def _performed(path: Path, action: Access, location: str, base: Value) -> GoingOn:
    """An access at a location."""
    match action:
        case Read():
            number = path.end
            path.emit(location, action.tags, action.span, reads=True, base=base)
            if action.exclusive:
                path.reservation = number
            path.set(action.target, read_value(number))
        case Write():
            path.emit(location, action.tags, action.span, value=path.value(action.value), base=base)
        case WriteExclusive():
            return _write_exclusive(path, action, location, base)
        case Update():
            _replace_value(path, action, action.value, location, base)
        case CompareExchange():
            return _compare_exchange(path, action, location, base)
        case _:
            assert_never(action)
    path.at += 1
    return (path,)


def _write_exclusive(path: Path, action: WriteExclusive, location: str, base: Value) -> GoingOn:
    path.forked = True
    path.at += 1
    reserved = path.reservation
    path.reservation = None
    if reserved is None or path.event(reserved).location != location:
        path.set(action.status, ONE)
        return (path,)
    done = path.fork()
    path.set(action.status, ONE)
    number = done.end
    done.emit(location, action.tags, action.span, value=done.value(action.value), base=base)
    done.pair("lxsx", reserved, number)
    done.set(action.status, Value(ZERO.expression, 1 << number if action.status_orders else 0))
    return path, done


def _replace_value(
    path: Path, action: Update | CompareExchange, new: Expression, location: str, base: Value
) -> None:
    """The events of a read-modify-write that does write."""
    read = written = path.end
    old = read_value(read)
    value = path.value(new, old)
    if action.one_event:
        tags = action.read_tags | action.write_tags
        path.emit(location, tags, action.span, reads=True, value=value, base=base)
    else:
        written = read + 1
        path.emit(location, action.read_tags, action.span, reads=True, base=base)
        path.emit(location, action.write_tags, action.span, value=value, base=base)
    path.pair("amo", read, written)
    path.set(action.target, old)


def _compare_exchange(path: Path, action: CompareExchange, location: str, base: Value) -> GoingOn:
    number = path.end
    expected = path.value(action.expected)
    equal = Binary(BinaryOperator.EQUAL, ReadBy(number), path.stored(location, expected.expression))
    different = _negated(equal)
    sources = expected.sources | 1 << number
    picked = sources | expected.picked
    failure, written = path.fork(), path.fork()
    found: list[Path] = []
    _replace_value(path, action, action.desired, location, base)
    if action.forwards:
        path.relate("pick-data", picked, path.end - 1)
        forwarded = path.fork()
        forwarded.set(action.target, Value(expected.expression, expected.sources, picked))
        found.append(_compared(forwarded, action, equal, Value(ONE.expression, sources)))
    found.append(_compared(path, action, equal, Value(ONE.expression, sources)))
    if action.writes_back:
        _replace_value(written, action, Register(OLD), location, base)
        written.relate("pick-data", picked, written.end - 1)
        found.append(_compared(written, action, different, Value(ZERO.expression, sources)))
    failure.emit(location, action.failure_tags, action.span, reads=True, base=base)
    failure.set(action.target, read_value(number))
    may_fail = None if action.spurious else different
    found.append(_compared(failure, action, may_fail, Value(ZERO.expression, sources)))
    return found


def _compared(path: Path, action: CompareExchange, condition: Expression | None, success: Value) -> Path:
    """The path behind a compare-exchange on which the comparison came out so."""
    path.set(action.success, success)
    if condition is not None:
        path.assume(condition)
    path.at += 1
    return path


@record
class ThreadPaths:
    """The paths through one thread. ``strays`` end at an access that is at no location; ``cut`` names the
    loop that was not followed to its end on some path, empty when all were."""

    paths: tuple[Path, ...]
    strays: tuple[Path, ...] = ()
    cut: str = ""


def paths_of(code: Code, layout: Layout, thread: int = 0, start: int = 0) -> ThreadPaths:
    """Every path through one thread, and of more than `MOST_PATHS` one too many. Events are numbered from
    ``start``."""
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    finished: list[Path] = []
    strays: list[Path] = []
    cut = ""
    waiting = [Path(layout, thread, start)]
    while waiting and len(finished) + len(strays) <= MOST_PATHS:
        path = waiting.pop()
        if path.stray:
            strays.append(path)
        elif path.at >= len(code):
            finished.append(path)
        elif stopped := _given_up(path) if labels else "":
            cut = cut or stopped
        else:
            path.steps += 1
            waiting.extend(reversed(_step(path, code[path.at], labels)))
    if len(finished) + len(strays) > MOST_PATHS:
        finished += strays
    return ThreadPaths(tuple(finished), tuple(strays), cut)


def _given_up(path: Path) -> str:
    """Why a path is not followed any further; empty when it is."""
    if path.jumps and path.jumps.count(path.jumps[-1]) > path.layout.unroll:
        return f"the loop at `{path.jumps[-1]}` is unrolled {path.layout.unroll} times"
    return f"a path of more than {MOST_STEPS} steps" if path.steps > MOST_STEPS else ""
