"""Codes of what Tree Borrows forbids, and of what the paper's version does not define."""

from rustrata.diagnostics.catalogue.record import Example, Record

SHARED = """\
let local: i32;
let p = &raw mut local;
let x = &*p;
"""
MUTABLE = """\
let local: i32;
let p = &raw mut local;
let x = &mut *p;
"""
PROTECTED = """\
let local: i32;
let p = &raw mut local;
call f(x: &mut i32 = &mut *p) {
"""
FREED = """\
let p = alloc(i32);
call f(x: &mut i32 = &mut *p) {
"""
EXPOSED = """\
let p = alloc(i32);
let x = &*p;
x.expose_provenance();
"""
CAST = """\
let w = with_exposed_provenance_mut(p);
*w = 1;
"""

RECORDS = (
    Record(
        "TB001",
        "a read through a pointer that is Disabled",
        "In Tree Borrows a pointer, and all that come from it, become Disabled when somebody else writes: "
        "whoever writes through another pointer than it and those that come from it. What is Disabled is not "
        "used again. Making a reference reads, too. A permission may also be lost by a pointer between the "
        "one that is used and the first one; the message names it.",
        Example.BORROWS,
        SHARED + "*p = 1;\nread *x;\n",
        SHARED + "read *p;\nread *x;\n",
    ),
    Record(
        "TB002",
        "a write through a pointer that is Frozen",
        "A shared reference is Frozen, and so is all that comes from it: it reads. A mutable reference that "
        "was written through becomes Frozen when somebody else reads.",
        Example.BORROWS,
        MUTABLE + "*x = 1;\nread *p;\n*x = 2;\n",
        MUTABLE + "read *p;\n*x = 2;\nread *p;\n",
    ),
    Record(
        "TB003",
        "a write through a pointer that is Disabled",
        "A pointer becomes Disabled when somebody else writes, see TB001. Freeing memory writes all of it.",
        Example.BORROWS,
        MUTABLE + "*p = 1;\n*x = 2;\n",
        MUTABLE + "*x = 2;\n*p = 1;\n",
    ),
    Record(
        "TB004",
        "a write through an argument after somebody else has read",
        "A mutable reference that is an argument of a call, and was not written through yet, is in conflict "
        "when somebody else reads; until the call ends nobody writes through it. The compiler tells LLVM "
        "that such arguments are `noalias`, which allows it to do the write before the read.",
        Example.BORROWS,
        PROTECTED + "    read *p;\n    *x = 1;\n}\n",
        PROTECTED + "    read *p;\n}\n*p = 1;\n",
    ),
    Record(
        "TB005",
        "a read of what an argument has written, through another pointer",
        "Where a mutable reference that is an argument of a call was written through, nobody else reads "
        "before the call ends, see TB004.",
        Example.BORROWS,
        PROTECTED + "    *x = 1;\n    read *p;\n}\n",
        PROTECTED + "    *x = 1;\n}\nread *p;\n",
    ),
    Record(
        "TB006",
        "a write of what an argument protects, through another pointer",
        "Where a reference or a box that is an argument of a call was used, nobody else writes before the "
        "call ends. Retagging it at the call is a use of all its bytes, unless they are an `UnsafeCell`'s "
        "and the reference is shared.",
        Example.BORROWS,
        PROTECTED + "    *p = 1;\n}\n",
        PROTECTED + "}\n*p = 1;\n",
    ),
    Record(
        "TB007",
        "memory is freed that an argument protects",
        "A reference that is an argument of a call keeps the memory that was used through it until the call "
        "ends. A box does not: the call may free it.",
        Example.BORROWS,
        FREED + "    drop(x);\n}\n",
        FREED + "}\ndrop(p);\n",
    ),
    Record(
        "TB008",
        "a pointer cast from an integer, and nothing exposed that permits the access",
        "A pointer that was cast from an integer is one of those that were cast to an integer, nobody knows "
        "which. None of them permits this access.",
        Example.BORROWS,
        EXPOSED + CAST,
        EXPOSED + "p.expose_provenance();\n" + CAST,
    ),
    Record(
        "TB009",
        "a pointer cast from an integer, which the paper does not define",
        "Tree Borrows as published in 2025 says nothing of pointers that are cast from integers; that is "
        "not decided. `tree-borrows-miri-2026-08` has a rule for them.",
        Example.BORROWS,
        EXPOSED + "p.expose_provenance();\n" + CAST,
        EXPOSED + "*p = 1;\n",
    ),
)
