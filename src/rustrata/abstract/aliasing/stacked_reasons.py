"""The violations of Stacked Borrows, in words."""

from enum import Enum
from typing import assert_never

from rustrata.abstract.aliasing.events import WILDCARD, Access, Tag
from rustrata.abstract.aliasing.model import Violation
from rustrata.abstract.aliasing.stack import UNTAGGED, Permission, Refused, Stack, permission_of, tag_of
from rustrata.records import record


class Cause(Enum):
    """Why the stack is asked."""

    ACCESS = "access"
    REBORROW = "reborrow"
    DEALLOCATION = "deallocation"


@record
class Deed:
    """What is done, by a pointer with which tag; ``access`` is None for a reborrow that is none."""

    allocation: int
    tag: Tag
    access: Access | None
    cause: Cause

    def __str__(self) -> str:
        who = shown(self.tag)
        match self.cause:
            case Cause.ACCESS:
                assert self.access is not None, "an access is a read or a write"
                return f"a {self.access.value} through {who}"
            case Cause.REBORROW:
                return f"a reborrow of {who}" + (f", which {self.access.value}s," if self.access else "")
            case Cause.DEALLOCATION:
                return f"the deallocation through {who}"
            case _:
                assert_never(self.cause)


def shown(tag: Tag) -> str:
    """A tag in words."""
    if tag == WILDCARD:
        return "a pointer cast from an integer"
    return "a raw pointer" if tag == UNTAGGED else f"tag {tag}"


def refusal(deed: Deed, offset: int, stack: Stack, refused: Refused) -> Violation:
    """Why the stack of a byte permits not what is done."""
    rule, other = refused.rule, refused.other
    if other is not None:
        freed = deed.cause is Cause.DEALLOCATION and rule == "dealloc-protected"
        code, owner = "SB005" if freed else "SB004", tag_of(other)
        undone = "freed" if freed else "disabled" if deed.access is Access.READ else "popped"
        why = f"tag {owner} would be {undone}, and the call that protects it has not ended"
    elif deed.tag == WILDCARD:
        code, owner = "SB007", None
        what = "reborrow" if deed.access is None else deed.access.value
        why = f"no pointer that was cast to an integer permits a {what} here"
        rule = "wildcard-not-granted"
    else:
        code, owner = _code(deed), None
        why = _lack(deed.tag, stack)
        if deed.cause is not Cause.ACCESS:
            rule = "retag-not-granted" if deed.cause is Cause.REBORROW else "dealloc-not-granted"
    return Violation(code, rule, deed.allocation, offset, deed.tag, owner, f"{deed} is forbidden: {why}")


def refused_wildcard(deed: Deed, offset: int) -> Violation:
    """The profile permits no use of pointers cast from integers."""
    why = "this version gives pointers cast from integers no permission"
    reason = f"{deed} is forbidden: {why}"
    return Violation("SB007", "wildcard-forbidden", deed.allocation, offset, deed.tag, None, reason)


def _code(deed: Deed) -> str:
    match deed.cause:
        case Cause.ACCESS:
            return "SB001" if deed.access is Access.READ else "SB002"
        case Cause.REBORROW:
            return "SB003"
        case Cause.DEALLOCATION:
            return "SB006"
        case _:
            assert_never(deed.cause)


def _lack(tag: Tag, stack: Stack) -> str:
    """What the pointer with this tag lacks."""
    item = next((item for item in reversed(stack.items) if tag_of(item) == tag), None)
    if item is None:
        return "no raw pointer is in the borrow stack" if tag == UNTAGGED else "it is not in the borrow stack"
    permission = permission_of(item)
    if permission is Permission.DISABLED:
        return "it is Disabled in the borrow stack"
    return f"it is {permission.word} in the borrow stack, which permits reads only"
