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
)
