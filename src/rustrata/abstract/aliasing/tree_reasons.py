"""The violations of Tree Borrows, in words."""

from enum import Enum
from typing import NamedTuple, assert_never

from rustrata.abstract.aliasing.events import WILDCARD, Access, Tag
from rustrata.abstract.aliasing.model import Violation
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

_LOCAL_CODES = {
    (Access.READ, "Disabled"): "TB001",
    (Access.WRITE, "Frozen"): "TB002",
    (Access.WRITE, "Disabled"): "TB003",
    (Access.WRITE, "Reserved"): "TB004",
}


class Cause(Enum):
    """Why an access takes place."""

    ACCESS = "access"
    REBORROW = "reborrow"
    DEALLOCATION = "deallocation"
    CALL_END = "the end of a call"


class Deed(NamedTuple):
    """An access, why it takes place, and by which tag."""

    allocation: int
    tag: Tag
    access: Access
    cause: Cause

    def __str__(self) -> str:
        who = "a pointer cast from an integer" if self.tag == WILDCARD else f"tag {self.tag}"
        match self.cause:
            case Cause.ACCESS:
                return f"a {self.access.value} through {who}"
            case Cause.REBORROW:
                return f"the {self.access.value} of a reborrow of {who}"
            case Cause.DEALLOCATION:
                return f"the deallocation through {who}"
            case Cause.CALL_END:
                return f"the {self.access.value} through {who} with which its call ends"
            case _:
                assert_never(self.cause)


def forbidden_by_state(
    deed: Deed, offset: int, local: bool, protected: bool, owner: Tag, word: str
) -> Violation:
    """A node's machine has no transition: ``owner`` is its tag, ``word`` its permission."""
    rule = f"{'protected-' if protected else ''}{'local' if local else 'foreign'}-{deed.access.value}"
    other = None if owner == deed.tag else owner
    if not local:
        code = "TB005" if deed.access is Access.READ else "TB006"
        why = f"tag {owner} is {word}, and the call that protects it has not ended"
    else:
        code = _LOCAL_CODES[deed.access, word.split(",")[0]]
        why = f"it is {word}" if other is None else f"tag {owner}, from which it comes, is {word}"
    return Violation(code, rule, deed.allocation, offset, deed.tag, other, f"{deed} is forbidden: {why}")


def forbidden_by_protector(deed: Deed, offset: int, owner: Tag) -> Violation:
    """Memory is freed while a strong protector holds it."""
    why = f"tag {owner} is a reference, and the call that protects it has not ended"
    other = None if owner == deed.tag else owner
    return Violation(
        "TB007", "deallocation", deed.allocation, offset, deed.tag, other, f"{deed} is forbidden: {why}"
    )


def nothing_exposed(deed: Deed, offset: int) -> Violation:
    """No pointer that was cast to an integer permits the access of one that was cast back."""
    why = f"no pointer that was cast to an integer permits a {deed.access.value} here"
    return Violation(
        "TB008", "wildcard", deed.allocation, offset, deed.tag, None, f"{deed} is forbidden: {why}"
    )


def refused_wildcard(profile: str) -> RustrataError:
    """The paper has no pointers cast from integers."""
    return RustrataError(
        Diagnostic(
            "TB009",
            f"unsupported: a pointer cast from an integer, which {profile} does not define",
            help="choose a model that does: tree-borrows-miri-2026-08",
        )
    )
