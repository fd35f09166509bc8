"""The types of RustBelt's libraries: size, variance, copy, send, sync, as data.

Source: the mechanised development, ``typing/lib``; `docs/rustbelt.md` has the table. Where Rust differs,
the development is followed: ``cell<τ>`` is copy when τ is, a ``mutexguard`` is send when its content is.

Left out: the types of `brandvec` and of slices.
"""

from collections.abc import Mapping
from enum import Enum

from rustrata.records import record


class Variance(Enum):
    """How subtyping goes into a parameter. BRAND is invariance of a lifetime that stands for a name."""

    COVARIANT = "covariant"
    INVARIANT = "invariant"
    BRAND = "brand"


class Trait(Enum):
    """The three properties of types that rules ask for."""

    COPY = "copy"
    SEND = "send"
    SYNC = "sync"


@record
class LibraryType:
    """One type constructor.

    Its size is ``cells`` plus, if ``inline``, the size of its argument. ``traits`` gives for each trait
    that it can have the traits that every argument must have; a trait that is missing it never has.
    """

    lifetimes: tuple[Variance, ...]
    arguments: tuple[Variance, ...]
    cells: int
    inline: bool
    traits: Mapping[Trait, tuple[Trait, ...]]


_COVARIANT, _INVARIANT, _BRAND = Variance.COVARIANT, Variance.INVARIANT, Variance.BRAND
_COPY, _SEND, _SYNC = Trait.COPY, Trait.SEND, Trait.SYNC

LIBRARY_TYPES: dict[str, LibraryType] = {
    "cell": LibraryType((), (_INVARIANT,), 0, True, {_COPY: (_COPY,), _SEND: (_SEND,)}),
    "refcell": LibraryType((), (_INVARIANT,), 1, True, {_SEND: (_SEND,)}),
    "ref": LibraryType((_COVARIANT,), (_COVARIANT,), 2, False, {}),
    "refmut": LibraryType((_COVARIANT,), (_INVARIANT,), 2, False, {}),
    "mutex": LibraryType((), (_INVARIANT,), 1, True, {_SEND: (_SEND,), _SYNC: (_SEND,)}),
    "mutexguard": LibraryType((_COVARIANT,), (_INVARIANT,), 1, False, {_SEND: (_SEND,), _SYNC: (_SYNC,)}),
    "rwlock": LibraryType((), (_INVARIANT,), 1, True, {_SEND: (_SEND,), _SYNC: (_SEND, _SYNC)}),
    "rwlockreadguard": LibraryType(
        (_COVARIANT,), (_INVARIANT,), 1, False, {_SEND: (_SYNC,), _SYNC: (_SYNC,)}
    ),
    "rwlockwriteguard": LibraryType(
        (_COVARIANT,), (_INVARIANT,), 1, False, {_SEND: (_SEND,), _SYNC: (_SYNC,)}
    ),
    "rc": LibraryType((), (_COVARIANT,), 1, False, {}),
    "weak": LibraryType((), (_COVARIANT,), 1, False, {}),
    "arc": LibraryType((), (_COVARIANT,), 1, False, {_SEND: (_SEND, _SYNC), _SYNC: (_SEND, _SYNC)}),
    "arcweak": LibraryType((), (_COVARIANT,), 1, False, {_SEND: (_SEND, _SYNC), _SYNC: (_SEND, _SYNC)}),
    "join_handle": LibraryType((), (_COVARIANT,), 1, False, {_SEND: (), _SYNC: ()}),
    "ghosttoken": LibraryType((_BRAND,), (), 0, False, {_SEND: (), _SYNC: ()}),
    "ghostcell": LibraryType((_BRAND,), (_INVARIANT,), 0, True, {_SEND: (_SEND,), _SYNC: (_SEND, _SYNC)}),
}
"""Every library type, by name."""
