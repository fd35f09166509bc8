"""Codes of what comparisons of programs and models find."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        "REF001",
        "the compiled test shows what the language forbids",
        "The instructions that the mapping gives have an outcome, allowed by the model of the instruction "
        "set, that the model of the language forbids. Both executions are shown, with the axiom that forbids "
        "the upper one and the cycle that breaks it. With `--model rust` a finding may be load buffering, "
        "which no mapping to a weak machine keeps out without cost; `c20`, the default, allows it.",
        Example.COMMAND,
        "rustrata refine mp.litmus --to riscv64 --mapping seed",
        "rustrata refine mp.litmus --to riscv64",
    ),
    Record(
        "REF002",
        "a compilation is not decided",
        "The search outgrew its bound or its time. Nothing is claimed either way; the exit code is 3.",
        Example.COMMAND,
        "rustrata refine mp.litmus --to riscv64 --steps 1",
        "rustrata refine mp.litmus --to riscv64",
    ),
    Record(
        "REF003",
        "the model has no such axiom",
        "`--without` names axioms of the model of the language that are left out. `rc11` less its axiom "
        "`no-thin-air` is the model that allows load buffering and is otherwise RC11.",
        Example.COMMAND,
        "rustrata refine mp.litmus --to riscv64 --model rc11 --without no-thin-ari",
        "rustrata refine mp.litmus --to riscv64 --model rc11 --without no-thin-air",
    ),
    Record(
        "REF004",
        "a model that cannot be solved for",
        "Every program up to a bound is decided by a solver for satisfiability. A model that enumerates "
        "orders (`with S from ...`), or computes dependencies from registers, is judged test by test only.",
        Example.COMMAND,
        "rustrata refine --all --to x86_64 --bound 2 --model c11-2011",
        "rustrata refine --all --to x86_64 --bound 2 --model c11-partial",
    ),
    Record(
        "REF005",
        "two models that have no programs in common",
        "Models are compared on programs that both are about: tests in a language, or in the instructions of "
        "one set. A model of the language and one of an instruction set meet through a mapping only.",
        Example.COMMAND,
        "rustrata compare c20 aarch64 --bound 2",
        "rustrata compare c20 rust --bound 2",
    ),
    Record(
        "REF006",
        "a program tells two models apart",
        "One of the two models allows the program an outcome that the other forbids, and no smaller program "
        "of the stated kind does that.",
        Example.COMMAND,
        "rustrata compare sc x86tso --bound 4",
        "rustrata compare sc x86tso --bound 2",
    ),
    Record(
        "REF007",
        "the test claims nothing",
        "Advice is about orderings that keep a claim: the last line says `~exists` or `forall`. A "
        "test that ends in `exists` only asks.",
        Example.COMMAND,
        "rustrata advise race.litmus",
        "rustrata advise mp.litmus",
    ),
    Record(
        "REF008",
        "the test does not keep its claim",
        "Under the orderings that it has, the test has an execution that its last line says it has not, or "
        "undefined behaviour. The execution is shown, and with it the cheapest orderings, none weaker than "
        "the test's own, that keep the claim. Where there are none, the execution is an interleaving of the "
        "threads, or it is undefined for another reason than orderings.",
        Example.COMMAND,
        "rustrata advise relaxed.litmus",
        "rustrata advise mp.litmus",
    ),
    Record(
        "REF009",
        "the weakest orderings are not known",
        "The search outgrew its bound or its time, or a loop of the test is not followed to its end. Nothing "
        "is claimed about executions that were not looked at; the exit code is 3.",
        Example.COMMAND,
        "rustrata advise mp.litmus --steps 1",
        "rustrata advise mp.litmus",
    ),
)
