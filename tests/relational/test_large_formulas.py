"""Programs whose formula is too long to write down get an answer that says so, soon."""

from time import process_time

from rustrata.programs.litmus import parse
from rustrata.refinement.judge import JudgeOptions, Verdict, judge
from rustrata.source import SourceFile


def test_hundreds_of_accesses_to_one_location_are_too_many():
    rows = "\n".join([" STR W2,[X3] | LDR W1,[X1] ;"] * 60)
    text = f"AArch64 t\n{{0:X3=x; 1:X1=x; 0:X2=1;}}\n P0 | P1 ;\n{rows}\nexists (1:X1=1)\n"
    started = process_time()
    judgement = judge(parse(SourceFile("t.litmus", text)), "aarch64", JudgeOptions(steps=2000))
    assert process_time() - started < 10
    assert judgement.verdict is Verdict.UNKNOWN
    assert "121 events" in judgement.incomplete
