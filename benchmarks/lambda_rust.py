"""CPU seconds to explore programs of λRust on every schedule, with what the reductions save.

    python benchmarks/lambda_rust.py

The shipped examples of the libraries; two and three threads that take a lock some times; and
three threads that clone an Arc and drop both pointers. ``full`` is the same search without reductions, each
head step a step of its own; it is left out beyond `LIMIT` states.
"""

from pathlib import Path
from time import process_time

from rustrata.abstract.lambda_rust import Detail, LambdaRustMachine
from rustrata.abstract.lambda_rust.verdicts import EverySchedule, check
from rustrata.exploration.explorer import Limits, explore
from rustrata.programs.lambda_rust import core, lower, parse, run_of
from rustrata.source import SourceFile
from rustrata.typing.library_values import library_of

EXAMPLES = Path(__file__).parent.parent / "examples" / "lambda_rust" / "libraries"
LIMIT = 60_000
CRITICAL = """
core acquire = rec acquire(l) := if cas(l, 0, 1) then poison else acquire(l);
core critical = rec critical(m, n) :=
  if n <= 0 then poison
  else (acquire(m); m .+ 1 <-na !na (m .+ 1) + 1; m <-sc 0; critical(m, n - 1));
core main = let m = alloc(2) in m <-na 0; m .+ 1 <-na 0; FORKS critical(m, TIMES);
"""
CLONES = """
fn user(a) ret ret =
  let clone = @lib arc_clone<int> in let drop = @lib arc_drop<int> in
  let lent = new(1) in lent := a;
  letcont cloned(b) :=
    letcont first(o) :=
      delete(2, o);
      letcont second(p) := delete(2, p); let r = new(0) in jump ret(r) in
      call drop(a) ret second in
    call drop(b) ret first in
  call clone(lent) ret cloned;
fn main() ret ret =
  let make = @lib arc_new<int> in let clone = @lib arc_clone<int> in
  let spawn = @lib spawn<arc<int>, ()> in let join = @lib join<()> in
  let v = 5 in let five = new(1) in five := v;
  letcont made(a) :=
    let l1 = new(1) in l1 := a; let l2 = new(1) in l2 := a;
    letcont with2(b) :=
      letcont with3(c) :=
        let u = user in let f = new(1) in f := u; let g = new(1) in g := u;
        letcont one(h) :=
          letcont two(i) :=
            letcont mine(r) :=
              letcont joined(s) := call join(i) ret ret in
              call join(h) ret joined in
            call user(a) ret mine in
          call spawn(g, c) ret two in
        call spawn(f, b) ret one in
      call clone(l2) ret with3 in
    call clone(l1) ret with2 in
  call make(five) ret made;
"""


def machine_of(name: str, text: str, detail: Detail) -> LambdaRustMachine:
    """The machine that runs `main`."""
    program = parse(SourceFile(name, text))
    lowered = lower(program, library_of(program))
    span = program.span
    entry = lowered.expressions.get("main") or run_of(core.Variable("main", span), span)
    return LambdaRustMachine(lowered, entry, detail)


def row(name: str, text: str) -> None:
    """Measure one program."""
    started = process_time()
    found = check(machine_of(name, text, Detail.UNTIL_SEEN), EverySchedule(10_000_000))
    seconds = process_time() - started
    assert found.undefined is None, name
    assert found.stopped is None, name
    started = process_time()
    full = explore(machine_of(name, text, Detail.HEAD_STEP), limits=Limits(states=LIMIT), reduce=False)
    states = (
        f"{full.states} states, {process_time() - started:.2f} s" if full.complete else f"over {LIMIT} states"
    )
    print(
        f"{name:<34}{found.states:>8} states {found.transitions:>8} steps {seconds:>7.2f} s   full: {states}"
    )


def main() -> None:
    """Print the table."""
    for path in sorted(EXAMPLES.glob("*.lr")):
        row(path.stem, path.read_text(encoding="utf-8"))
    for threads, times in ((2, 3), (3, 1), (3, 2), (3, 4), (4, 2)):
        forks = f"fork {{ critical(m, {times}) }}; " * (threads - 1)
        text = CRITICAL.replace("FORKS", forks).replace("TIMES", str(times))
        row(f"lock: {threads} threads, {times} times", text)
    row("arc: 3 threads clone and drop twice", CLONES)


if __name__ == "__main__":
    main()
