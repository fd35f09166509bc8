"""Loops of compiled code: cut where a round that fails changes nothing, and left alone elsewhere.

What is cut shows the same outcomes as the loop followed some rounds, which is checked here against the loop
itself.
"""

from dataclasses import replace

import pytest

from rustrata.architecture.compilers.lift import lift
from rustrata.architecture.compilers.machines import MACHINES
from rustrata.architecture.compilers.retries import without_retries
from rustrata.architecture.compilers.thread_function import functions_of
from rustrata.architecture.compilers.toolchains import Compiled
from rustrata.executions.actions import Assume, Branch, Code, Jump, Label
from rustrata.programs.litmus import LitmusTest, parse
from rustrata.refinement.models import load_model
from rustrata.relational.engine import Question
from rustrata.relational.search import Budget
from rustrata.source import SourceFile

TEST = """\
Rust two
{ x = 0; y = 0; }
fn P0(x: &AtomicI32, y: &AtomicI32) {
    let a = x.fetch_add(1, AcqRel);
    let b = y.load(Relaxed);
}
fn P1(x: &AtomicI32, y: &AtomicI32) {
    y.store(1, Relaxed);
    x.store(5, Release);
}
exists (0:a=5)
"""
OTHER = {
    "aarch64": "mov w8, #1\nstr w8, [x1]\nmov w8, #5\nstlr w8, [x0]\n// rustrata P1\nret",
    "powerpc64": "li r5, 1\nstw r5, 0(r4)\nli r5, 5\nlwsync\nstw r5, 0(r3)\n# rustrata P1\nblr",
    "x86_64": "movl $1, (%rsi)\nmovl $5, (%rdi)\n# rustrata P1\nret",
}
LOOPS = {
    "load-exclusive first": (
        "aarch64",
        "1: ldaxr w2, [x0]\nadd w3, w2, #1\nstlxr w4, w3, [x0]\ncbnz w4, 1b\nldr w5, [x1]\n"
        "// rustrata P0 a=x2 b=x5\nret",
    ),
    "store-exclusive first": (
        "powerpc64",
        "li r6, 9\nlwarx r5, 0, r3\ncmpwi r5, 5\nbne cr0, 2f\nlwsync\n1: stwcx. r6, 0, r3\nbeq cr0, 2f\n"
        "lwarx r5, 0, r3\ncmpwi r5, 5\nbeq cr0, 1b\n2: lwz r7, 0(r4)\n# rustrata P0 a=r5 b=r7\nblr",
    ),
    "accumulator": (
        "x86_64",
        "movl (%rdi), %eax\n1: leal 1(%rax), %edx\nlock cmpxchgl %edx, (%rdi)\njne 1b\nmovl (%rsi), %ecx\n"
        "# rustrata P0 a=%eax b=%ecx\nret",
    ),
    "copied accumulator": (
        "aarch64",
        "ldr w2, [x0]\nmov w4, w2\n1: add w3, w2, #1\ncasal w4, w3, [x0]\ncmp w4, w2\nmov w2, w4\nb.ne 1b\n"
        "ldr w5, [x1]\n// rustrata P0 a=x2 b=x5\nret",
    ),
    "first value known": (
        "aarch64",
        "mov w4, #0\n1: mov w2, w4\nadd w3, w2, #1\ncasal w4, w3, [x0]\ncmp w4, w2\nb.ne 1b\nldr w5, [x1]\n"
        "// rustrata P0 a=x2 b=x5\nret",
    ),
    "entered at its load": (
        "aarch64",
        "b 2f\n1: mov w3, #9\nstlxr w4, w3, [x0]\ncbz w4, 3f\n2: ldaxr w2, [x0]\ncmp w2, #5\nb.eq 1b\n"
        "3: ldr w5, [x1]\n// rustrata P0 a=x2 b=x5\nret",
    ),
    "accumulator put away": (
        "x86_64",
        "movl $7, %eax\nmovl (%rdi), %ecx\n1: leal 1(%rcx), %r8d\nmovq %rax, %r9\nmovl %ecx, %eax\n"
        "lock cmpxchgl %r8d, (%rdi)\nmovl %eax, %ecx\nmovq %r9, %rax\njne 1b\naddl %eax, %ecx\n"
        "movl (%rsi), %edx\n# rustrata P0 a=%ecx b=%edx\nret",
    ),
    "address copied": (
        "x86_64",
        "movl (%rdi), %eax\nmovq %rdi, %r8\n1: leal 1(%rax), %edx\nlock cmpxchgl %edx, (%r8)\njne 1b\n"
        "movl (%rsi), %ecx\n# rustrata P0 a=%eax b=%ecx\nret",
    ),
}  # fmt: skip


def lifted(machine: str, *threads: str, test: str = TEST):
    text = "\n".join(f".globl P{n}\nP{n}:\n{code}" for n, code in enumerate(threads))
    parsed = parse(SourceFile("two.litmus", test))
    assert isinstance(parsed, LitmusTest)
    functions = functions_of(parsed)
    output = Compiled("test", MACHINES[machine], SourceFile("two.s", text))
    return lift(parsed, functions, [output] * len(functions))


def outcomes(machine: str, program) -> frozenset[str]:
    model = load_model(MACHINES[machine].target.model.stem)
    return frozenset(map(str, Question(program, model, (0, 1, 5)).outcomes(Budget(10**7)).outcomes))


def jumps_back(code: Code) -> bool:
    labels = {action.name: at for at, action in enumerate(code) if isinstance(action, Label)}
    return any(isinstance(a, Branch | Jump) and labels[a.label] < at for at, a in enumerate(code))


@pytest.mark.parametrize("name", LOOPS)
def test_a_retry_is_cut_and_shows_what_the_loop_shows(name: str, monkeypatch: pytest.MonkeyPatch):
    machine, code = LOOPS[name]
    cut = lifted(machine, code, OTHER[machine])
    assert not jumps_back(cut.threads[0].code)
    monkeypatch.setattr("rustrata.architecture.compilers.lift.without_retries", lambda code: code)
    loop = lifted(machine, code, OTHER[machine])
    assert jumps_back(loop.threads[0].code)
    followed = replace(loop.program, unroll=3)
    assert outcomes(machine, cut.program) == outcomes(machine, followed)


@pytest.mark.parametrize(
    "code",
    [
        # It writes in every round.
        "1: ldxr w2, [x0]\nstr w2, [x1]\nstxr w4, w2, [x0]\ncbnz w4, 1b",
        # It counts its rounds.
        "mov w3, #0\n1: ldxr w2, [x0]\nadd w3, w3, #1\nstxr w4, w3, [x0]\ncbnz w4, 1b",
        # It moves on.
        "ldr w2, [x0]\n1: mov w4, w2\ncas w4, w3, [x0]\nadd x0, x0, #4\ncmp w4, w2\nmov w2, w4\nb.ne 1b",
        # It waits for a value.
        "1: ldr w2, [x0]\ncbz w2, 1b",
        # It is entered in the middle.
        "cbz w9, 2f\n1: ldxr w2, [x0]\n2: stxr w4, w2, [x0]\ncbnz w4, 1b",
    ],
)
def test_another_loop_stays(code: str):
    ending = "\n// rustrata P0 a=x2 b=x2\nret"
    assert jumps_back(lifted("aarch64", code + ending, OTHER["aarch64"]).threads[0].code)


def test_a_cut_loop_assumes_that_it_ends():
    machine, code = LOOPS["load-exclusive first"]
    thread = lifted(machine, code, OTHER[machine]).threads[0].code
    assert sum(isinstance(action, Assume) for action in thread) == 1
    assert without_retries(thread) == thread
