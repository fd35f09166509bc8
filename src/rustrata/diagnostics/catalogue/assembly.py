"""Codes of instructions in litmus tests in assembly."""

from rustrata.diagnostics.catalogue.record import Example, Record

_MP = """\
AArch64 MP
{ 0:X1=x; 0:X3=y; 1:X1=y; 1:X3=x; }
 P0           | P1            ;
 MOV W0,#1    | LDAR W0,[X1]  ;
 STR W0,[X1]  | CBZ W0,out    ;
 MOV W2,#1    | LDR W2,[X3]   ;
 STLR W2,[X3] | out:          ;
exists (1:X0=1 /\\ 1:X2=0)
"""


def _record(code: str, title: str, explanation: str, right: str, wrong: str) -> Record:
    assert right in _MP, f"{code}: the fixed example contains {right!r}"
    return Record(code, title, explanation, Example.LITMUS, _MP.replace(right, wrong, 1), _MP)


RECORDS = (
    _record(
        "ASM001",
        "unknown instruction",
        "The instruction set has no such instruction here. Instructions that exist and are not modelled "
        "(vectors, system registers, 128-bit pairs) are unknown too: nothing is guessed.",
        "STLR W2",
        "STRL W2",
    ),
    _record(
        "ASM002",
        "operand that does not fit",
        "The instruction cannot have this operand, or has too many or too few. The operands are those of the "
        "dialect: `LDR W0,[X1,#4]` in AArch64, `movl (x),%eax` in X86_64, `MOV EAX,[x]` in X86. An operand "
        "that the instruction has and that is not modelled is refused with the word *unsupported*.",
        "LDAR W0,[X1]",
        "LDAR W0,#1",
    ),
    _record(
        "ASM003",
        "unknown label",
        "A branch goes to a label that the thread does not have. Labels belong to their thread.",
        "CBZ W0,out",
        "CBZ W0,exit",
    ),
    _record(
        "ASM004",
        "label set twice",
        "A thread has two places with the same label, so that a branch to it could go to either.",
        " MOV W2,#1    | LDR",
        " MOV W2,#1    | out: LDR",
    ),
    Record(
        "ASM005",
        "test in assembly where a language is needed",
        "`rustrata walk` begins at the language: it takes a test in Rust or C and compiles it for the "
        "instruction sets. A test in assembly has no layer above it; `rustrata litmus` judges it by the "
        "model of its instruction set. The same code says that the instructions of a dialect have no "
        "meaning here yet.",
        Example.LITMUS,
        _MP,
        "Rust ONE\n{ x = 0; }\n\nfn P0(x: &AtomicI32) {\n    x.store(1, Relaxed);\n}\n\nexists (x=1)\n",
    ),
)
