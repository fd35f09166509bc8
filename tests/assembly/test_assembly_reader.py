"""Tests in assembly are read: header, initial state, columns, conditions; mistakes have a position."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from rustrata.diagnostics.catalogue import RECORDS
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.executions.expressions import I32, IntegerType
from rustrata.executions.outcomes import And, Equals, MemoryAt, Not, Quantifier, RegisterAt
from rustrata.programs.litmus import AssemblyTest
from rustrata.programs.litmus.assembly import AddressOf, canonical_register
from rustrata.programs.litmus.syntax import Dialect

Read = Callable[[str], AssemblyTest]

MP = """\
AArch64 MP+pool (* a (* nested *) comment *)
"PodWW Rfe PodRR Fre"
Com=Rf Fr
{ int x=1; uint64_t y; 0:X1=x; z=y; 0:W0=-3; int t[3]={4,5}; int64_t 1:X7; 1:X2=t[1]; (* none *) }
 P0           | P1             ; // to the end
 MOV W0,#1    | a: b: c:       ;
 STR W0,[X1]  | LDR W0,[X2,X3] ;
              | d: CBNZ W0,a   ;
locations [x; 1:X0; t;]
~exists (1:W0=1 /\\ [x]=0xffffffff /\\ t={4,5,0} /\\ 1:X2=t \\/ not (1:X7!=-1))
"""


def test_the_parts_of_a_test(assembly: Read):
    test = assembly(MP)
    assert (test.name, test.dialect, test.quantifier) == ("MP+pool", Dialect.AARCH64, Quantifier.NOT_EXISTS)
    declared = {each.name: (each.type, each.initial) for each in test.declarations}
    assert declared["x"] == (I32, 1)
    assert declared["y"] == (IntegerType(64, False), 0)
    assert declared["z"] == (None, AddressOf("y"))
    assert [declared[f"t[{i}]"] for i in range(3)] == [(I32, 4), (I32, 5), (I32, 0)]
    initial = {(each.thread, each.name): each.value for each in test.initial_registers}
    assert initial == {(0, "X1"): AddressOf("x"), (0, "X0"): -3, (1, "X7"): 0, (1, "X2"): AddressOf("t[1]")}


def test_columns_labels_and_operands(assembly: Read):
    first, second = assembly(MP).threads
    assert [(line.mnemonic, [o.text for o in line.operands]) for line in first.lines] == [
        ("mov", ["W0", "#1"]),
        ("str", ["W0", "[X1]"]),
    ]
    assert [[label.text for label in line.labels] for line in second.lines] == [["a", "b", "c"], [], ["d"]]
    load = second.lines[1]
    assert [o.text for o in load.operands] == ["W0", "[X2,X3]"]
    assert load.span.text == "LDR W0,[X2,X3]"
    assert load.operands[1].span.text == "[X2,X3]"


def test_conditions_name_registers_locations_elements_and_addresses(assembly: Read):
    test = assembly(MP)
    assert test.shown == (MemoryAt("x"), RegisterAt(1, "X0"), *(MemoryAt(f"t[{i}]") for i in range(3)))
    conjunction, negation = test.condition.operands  # type: ignore[union-attr]
    assert conjunction.operands[0] == Equals(RegisterAt(1, "X0"), 1)
    assert conjunction.operands[1] == Equals(MemoryAt("x"), -1), "wrapped into the type of x"
    assert conjunction.operands[2] == And(
        tuple(Equals(MemoryAt(f"t[{i}]"), v) for i, v in enumerate((4, 5, 0)))
    )
    assert conjunction.operands[3] == Equals(RegisterAt(1, "X2"), test.address_of("t"))
    assert negation == Not(Not(Equals(RegisterAt(1, "X7"), -1)))


def test_elements_stand_side_by_side_and_locations_apart(assembly: Read):
    test = assembly(MP)
    assert [test.address_of(f"t[{i}]") - test.address_of("t") for i in range(3)] == [0, 4, 8]
    starts = sorted(test.address_of(name) for name in "xyzt")
    assert all(b - a > 4096 for a, b in pairwise(starts))


def test_x86_declares_the_locations_that_it_names(assembly: Read):
    test = assembly(
        "X86 T\n{}\nP0 | P1 ;\nMOV [x],$1 | MOV EAX,[y] ;\nfinal (x=1 /\\ 1:EAX=0);\n<<\nshow 0\n>>\n"
    )
    assert [each.name for each in test.declarations] == ["x", "y"]
    assert test.quantifier is Quantifier.EXISTS


def test_without_a_condition_every_state_is_claimed(assembly: Read):
    test = assembly("AArch64 T\n{ 0:X1=x; }\nP0;\nSTR W0,[X1];\nlocations [x;]")
    assert (test.quantifier, test.condition) == (Quantifier.FORALL, And(()))


def test_filters_and_expectations_of_other_models(assembly: Read):
    test = assembly("X86 T\n{}\nP0;\nmov [x],$1;\nfilter (x=1)\nexists (x=1)\nwith\ntso: ~exists;\n")
    assert test.filter == Equals(MemoryAt("x"), 1)


@pytest.mark.parametrize(
    ("dialect", "word", "name"),
    [
        (Dialect.AARCH64, "w3", "X3"),
        (Dialect.AARCH64, "WZR", "XZR"),
        (Dialect.AARCH64, "X31", None),
        (Dialect.X86_64, "%r8d", "r8"),
        (Dialect.X86_64, "EAX", "rax"),
        (Dialect.X86, "EBX", "EBX"),
        (Dialect.RISCV, "a0", "x10"),
        (Dialect.RISCV, "t3", "x28"),
        (Dialect.PPC, "R4", "r4"),
        (Dialect.MIPS, "$a0", "$4"),
        (Dialect.ARM, "%x0", "%x0"),
        (Dialect.ARM, "lr", "LR"),
        (Dialect.ARM, "r13", "SP"),
    ],
)
def test_registers_have_one_name(dialect: Dialect, word: str, name: str | None):
    assert canonical_register(dialect, word) == name


MISTAKES = [
    ("AArch64 T\n{ «y==3»; }\nP0;\n NOP;\nexists (x=1)", "LIT006"),
    ("AArch64 T\n{ «0:Y1=x»; }\nP0;\n NOP;\nexists (x=1)", "LIT011"),
    ("AArch64 T\n{ «float x=1»; }\nP0;\n NOP;\nexists (x=1)", "LIT006"),
    ("AArch64 T\n{ x=1; «x=2»; }\nP0;\n NOP;\nexists (x=1)", "LIT016"),
    ("AArch64 T\n{ «x=P1:L0»; }\nP0;\n NOP;\nexists (true)", "LIT006"),
    ("AArch64 T\n{ «3:X1=1»; }\nP0;\n NOP;\nexists (true)", "LIT018"),
    ("AArch64 T\n«Variant=mixed»\n{ }\nP0;\n NOP;\nexists (true)", "LIT006"),
    ("AArch64 T\n{ x=0; }\n«P0:EL0» ;\n NOP;\nexists (x=1)", "LIT006"),
    ("AArch64 T\n{ x=0; }\nP0 | «P2» ;\n NOP | NOP;\nexists (x=1)", "LIT015"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n NOP |« NOP»;\nexists (x=1)", "LIT005"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n «#1»;\nexists (x=1)", "LIT005"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n «N»OP\n", "LIT002"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n NOP;\nexists («z»=1)", "LIT010"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n NOP;\nexists («1»:X0=1)", "LIT018"),
    ("AArch64 T\n{ x=0; }\nP0 ;\n NOP;\nexists (0:«r0»=1)", "LIT011"),
    ("AArch64 T\n{ int t[2]; }\nP0 ;\n NOP;\nexists («t[2]»=1)", "LIT010"),
    ("AArch64 T «(*» \n{ x=0; }\nP0 ;\n NOP;\nexists (x=1)", "LIT002"),
    ("AArch64 T\n«x»", "LIT002"),
]


@pytest.mark.parametrize(("marked", "code"), MISTAKES)
def test_mistakes_have_a_code_and_a_place(marked: str, code: str, assembly: Read):
    with pytest.raises(RustrataError) as raised:
        assembly(re.sub("[«»]", "", marked))
    found = raised.value.diagnostic
    assert found.code == code
    assert found.code in RECORDS
    assert found.span is not None
    start = marked.index("«")
    assert (found.span.start, found.span.text) == (start, marked[start + 1 : marked.index("»")])
