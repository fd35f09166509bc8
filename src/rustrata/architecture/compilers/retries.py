"""Retry loops in compiled code, cut to their last round.

A store-exclusive may fail for no reason, so a loop around one has no bound; but its rounds that fail change
nothing, and an execution with them less is one too, which shows the same. `rustrata.architecture.retry` says
when: one store-exclusive or compare-and-exchange in the loop, no other write, and no register that one round
leaves to the next, save the accumulator of a compare-and-exchange.

A loop may begin with the store-exclusive, behind a first load-exclusive before it: LLVM writes so for Power,
with the fence between the first two. Then a round is the store-exclusive that fails and the next
load-exclusive. One such round is followed, for what is behind it differs from the first; of two, one can be
left out.

So it is with a compare-and-exchange whose first round expects something else than what was read: a value that
the compiler knows, say. The first round is followed, and the last.

A loop may also be entered where its load-exclusive is, in the middle of the text; it is turned round first.

Other loops stay, and are followed as often as the test says.
"""

from dataclasses import replace

from rustrata.architecture.retry import carries_what_it_read, objection
from rustrata.executions.actions import (
    Action,
    Assume,
    Branch,
    Code,
    Jump,
    Label,
    Read,
    WriteExclusive,
)
from rustrata.executions.expressions import Constant, Expression, Unary, UnaryOperator


def without_retries(code: Code) -> Code:
    """Thread code with each retry loop cut to its last round."""
    while (found := _retry(code)) is not None:
        code = found
    return code


def _retry(code: Code) -> Code | None:
    """The code with its first retry loop, by its end, cut; None when there is none."""
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    for at, action in enumerate(code):
        if isinstance(action, Branch | Jump) and labels.get(action.label, at) < at:
            start = labels[action.label]
            if _entries(code, start, at):
                turned = _turned(code, start, at)
                if turned is not None:
                    return turned
            elif objection(code[:start], code[start : at + 1]) is None:
                return _cut(code, start, at, follow=_begins_with_store(code[start + 1 : at]))
            elif carries_what_it_read(code[start : at + 1]):
                return _cut(code, start, at, follow=True)
    return None


def _entries(code: Code, start: int, end: int) -> set[str]:
    """The labels in the middle of a loop that are jumped to from outside it."""
    inside = {action.name for action in code[start + 1 : end] if isinstance(action, Label)}
    outside = (*code[:start], *code[end + 1 :])
    return {
        action.label for action in outside if isinstance(action, Branch | Jump) and action.label in inside
    }


def _turned(code: Code, start: int, end: int) -> Code | None:
    """The code with a loop that is entered in its middle, and there only, beginning where it is entered."""
    entries, back, first = _entries(code, start, end), code[end], code[start]
    jumped = any(isinstance(each, Branch | Jump) and each.label == _name(first) for each in code[:start])
    fallen_into = start == 0 or not isinstance(code[start - 1], Jump)
    if len(entries) != 1 or fallen_into or jumped or not isinstance(back, Branch):
        return None
    (entry,) = entries
    middle, after = code.index(Label(entry)), f"%behind{end}"
    if any(isinstance(each, Branch | Jump) and each.label == entry for each in code[start:end]):
        return None
    turned = (*code[middle:end], back, Jump(after), *code[start:middle], Jump(entry), Label(after))
    return (*code[:start], *turned, *code[end + 1 :])


def _name(action: Action) -> str:
    assert isinstance(action, Label), "a loop begins with its label"
    return action.name


def _cut(code: Code, start: int, end: int, *, follow: bool) -> Code:
    """The code with a loop cut to its last round; with ``follow``, to its first and its last."""
    body, back = code[start + 1 : end], code[end]
    if not follow:
        return (*code[:end], Assume(_staying(back)), *code[end + 1 :])
    assert isinstance(back, Branch | Jump), "a loop ends in a jump"
    again, after = f"%again{end}", f"%after{end}"
    entry: Code = (Jump(again),) if isinstance(back, Jump) else (replace(back, label=again), Jump(after))
    copied = tuple(_renamed(action, body, end) for action in body)
    round_ = (*entry, Label(again), *copied, Assume(_staying(back)), Label(after))
    return (*code[:end], *round_, *code[end + 1 :])


def _begins_with_store(body: Code) -> bool:
    """Does a round begin with the reservation of the round before?"""
    for action in body:
        match action:
            case Read(exclusive=True):
                return False
            case WriteExclusive():
                return True
            case _:
                pass
    return False


def _staying(back: Action) -> Expression:
    """The condition on which a jump backwards is not taken."""
    return Unary(UnaryOperator.NOT, back.condition) if isinstance(back, Branch) else Constant(0)


def _renamed(action: Action, body: Code, number: int) -> Action:
    """An action of a copied round, in which labels have names of their own."""
    inside = {each.name for each in body if isinstance(each, Label)}
    match action:
        case Label(name):
            return Label(f"{name}%{number}")
        case Branch(label=label) | Jump(label=label) if label in inside:
            return replace(action, label=f"{label}%{number}")
        case _:
            return action
