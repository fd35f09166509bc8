"""Codes of ``rustrata check`` and of borrow traces."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        "BTR001",
        "borrow trace ends early",
        "The trace is empty, or the text ends inside a statement, a call or a comment. A trace is a sequence "
        "of statements, each with its `;`, after an optional title in quotes.",
        Example.BORROWS,
        "let a: i32;\ncall f(x: &i32 = &a) {\n    read *x;\n",
        "let a: i32;\ncall f(x: &i32 = &a) {\n    read *x;\n}\n",
    ),
    Record(
        "BTR002",
        "unexpected word in a borrow trace",
        "Something else is expected where the message points. Statements are written as in Rust: "
        "`let x = &mut a;`, `*x = 1;`, `let v = *x;`, `drop(p);`; there is also `read *x;` and `write *x;`.",
        Example.BORROWS,
        "let a: i32;\na == 1;\n",
        "let a: i32;\na = 1;\n",
    ),
    Record(
        "BTR003",
        "unknown variable in a borrow trace",
        "No variable of this name is in scope. Those that a call defines end with it.",
        Example.BORROWS,
        "let a: i32;\nlet x = &mut a;\n*y = 1;\n",
        "let a: i32;\nlet x = &mut a;\n*x = 1;\n",
    ),
    Record(
        "BTR004",
        "this cannot be done with that in a borrow trace",
        "A type, a variable or a call is used as something that it is not: there is no such type or part of "
        "it, an object or a value stands where a pointer is wanted, a call ends that has not begun.",
        Example.BORROWS,
        "let a: i32;\n*a = 1;\n",
        "let a: i32;\na = 1;\n",
    ),
    Record(
        "BTR005",
        "unsupported in a borrow trace",
        "A trace is one run, without branches, loops and functions: what a run does stands there one after "
        "the other, the code of a called function in the braces of `call`. Types have at most a mebibyte.",
        Example.BORROWS,
        "let a: i32;\nlet x = &mut a;\nf(x);\n",
        "let a: i32;\nlet x = &mut a;\ncall f(y: &mut i32 = x) {\n    *y = 1;\n}\n",
    ),
    Record(
        "BTR006",
        "memory that is not there",
        "An access or a reborrow lies outside of its object, or after the object's end: undefined behaviour, "
        "whatever the aliasing model. `drop` takes an object, or a pointer to what `alloc` made.",
        Example.BORROWS,
        "let p = alloc(i32);\ndrop(p);\nread *p;\n",
        "let p = alloc(i32);\nread *p;\ndrop(p);\n",
    ),
    Record(
        "BOR001",
        "unknown aliasing model",
        "There is no aliasing model of this name. The message lists those that there are.",
        Example.COMMAND,
        "rustrata check xyxy.borrows --aliasing tree-borrow",
        "rustrata check xyxy.borrows --aliasing tree-borrows-pldi25",
    ),
    Record(
        "CHK001",
        "file of a kind that cannot be checked",
        "`rustrata check` goes by the suffix of the file; the message lists the kinds that there are.",
        Example.COMMAND,
        "rustrata check mp.litmus",
        "rustrata check xyxy.borrows",
    ),
)
