"""Codes of what Stacked Borrows and ``noalias`` forbid."""

from rustrata.diagnostics.catalogue.record import Example, Record

PARENT_USED = """\
let local: i32;
let x = &mut local;
let y = &mut *x;
*x = 1;
"""
SHARED = """\
let local: i32;
let x = &local;
let p = transmute::<*mut i32>(x);
"""
PROTECTED = """\
let local: i32;
let p = &raw mut local;
call f(x: &i32 = &*p) {
    let v = *x;
"""
FREED = """\
let p = alloc(i32);
call f(x: &mut i32 = &mut *p) {
"""
EXPOSED = """\
let local: i32;
let x = &local;
let p = &raw mut local;
x.expose_provenance();
"""

RECORDS = (
    Record(
        "NOA001",
        "an argument that is `noalias` has an alias",
        "While a call runs, a byte that is accessed through a `noalias` argument, and written by anybody, "
        "may be accessed through nothing else. Arguments are `noalias` if they are mutable references or "
        "boxes to what is `Unpin`, or shared references to what has no `UnsafeCell`. LLVM optimises by this "
        "rule; the aliasing models of Rust forbid more, so that it holds.",
        Example.BORROWS,
        PROTECTED + "    *p = 1;\n}\n",
        PROTECTED + "    let w = *p;\n}\n",
    ),
    Record(
        "SB001",
        "a read that no item of the borrow stack grants",
        "In Stacked Borrows: the pointer's tag is not in the borrow stack of the byte, or only as Disabled. "
        "Its parent, or another pointer below it, was used in a way that ended it. The history shows by "
        "which access.",
        Example.BORROWS,
        PARENT_USED + "read *y;\n",
        PARENT_USED + "read *x;\n",
    ),
    Record(
        "SB002",
        "a write that no item of the borrow stack grants",
        "The pointer's tag is not in the borrow stack of the byte, or only as SharedRO or Disabled, which do "
        "not grant writes. A pointer that comes from a shared reference never writes, unless to the bytes of "
        "an `UnsafeCell`.",
        Example.BORROWS,
        SHARED + "*p = 1;\n",
        SHARED + "read *p;\n",
    ),
    Record(
        "SB003",
        "a reborrow that no item of the borrow stack grants",
        "A new pointer is made from one that may not do what the new one is worth: a shared reference reads "
        "as it is made, a mutable one and a box write. Making a raw pointer, or a shared reference to an "
        "`UnsafeCell`, is no access, but needs a parent that may write.",
        Example.BORROWS,
        PARENT_USED + "let z = &mut *y;\n",
        PARENT_USED + "let z = &mut *x;\n",
    ),
    Record(
        "SB004",
        "an access that ends an item which a call protects",
        "References that are arguments of a call last as long as it: while it runs, no access may pop or "
        "disable their items.",
        Example.BORROWS,
        PROTECTED + "    *p = 1;\n}\n",
        PROTECTED + "}\n*p = 1;\n",
    ),
    Record(
        "SB005",
        "memory is freed whose borrow stack has a protected item",
        "A reference that is an argument of a call must point to memory as long as the call runs. A box may "
        "be freed by the call, through the box itself.",
        Example.BORROWS,
        FREED + "    drop(x);\n}\n",
        FREED + "}\ndrop(p);\n",
    ),
    Record(
        "SB006",
        "memory is freed through a pointer that its borrow stack does not let write",
        "Freeing memory is a write to all of it.",
        Example.BORROWS,
        "let p = alloc(i32);\nlet x = &*p;\nlet q = transmute::<*mut i32>(x);\ndrop(q);\n",
        "let p = alloc(i32);\nlet x = &*p;\nlet q = transmute::<*mut i32>(x);\ndrop(p);\n",
    ),
    Record(
        "SB007",
        "a pointer cast from an integer, and no exposed item in the borrow stack",
        "A pointer cast from an integer may do what some pointer that was cast to an integer may do. None "
        "that was permits this.",
        Example.BORROWS,
        EXPOSED + "let w = with_exposed_provenance_mut(p);\n*w = 1;\n",
        EXPOSED + "p.expose_provenance();\nlet w = with_exposed_provenance_mut(p);\n*w = 1;\n",
    ),
)
