"""Codes of what `rustrata litmus` finds."""

from rustrata.diagnostics.catalogue.record import Example, Record

RECORDS = (
    Record(
        "JDG001",
        "the test's claim does not hold under the model",
        "A test that ends in `~exists` claims that no execution meets the condition, one that ends in "
        "`forall` that all do. The model allows an execution that says otherwise; it is shown, a column for "
        "each thread. An `exists` claims nothing: it asks.",
        Example.COMMAND,
        "rustrata litmus relaxed.litmus",
        "rustrata litmus mp.litmus",
    ),
    Record(
        "JDG002",
        "a flag of the model is raised",
        "A model may mark executions besides allowing or forbidding them. The models of C and Rust mark data "
        "races: two accesses of different threads to one location, one of them a write, one not atomic, and "
        "neither before the other. A program with one such execution has undefined behaviour, whatever its "
        "condition.",
        Example.COMMAND,
        "rustrata litmus race.litmus",
        "rustrata litmus mp.litmus",
    ),
    Record(
        "JDG003",
        "the search stopped before everything was seen",
        "The bound of the search or the time limit came first, or the test is larger than the engine takes. "
        "What was found stands, and one execution may decide a condition; but states may be missing, so "
        "nothing is concluded from what was not found.",
        Example.COMMAND,
        "rustrata litmus mp.litmus --steps 1",
        "rustrata litmus mp.litmus",
    ),
    Record(
        "JDG004",
        "the model is about other programs",
        "A model of a language judges tests in C and Rust; the model of an instruction set judges tests in "
        "its assembly; `sc` judges all. What a test in Rust may do on a processor depends on how it is "
        "compiled, and `rustrata walk` answers that.",
        Example.COMMAND,
        "rustrata litmus mp.litmus --model x86tso",
        "rustrata litmus mp.litmus --model rc11",
    ),
    Record(
        "JDG005",
        "nothing to judge",
        "A folder has no file that ends in `.litmus` below it, or a list (`@FILE`) names no file or names "
        "itself. A list has one name a line, relative to the list's folder; `#` begins a comment line.",
        Example.COMMAND,
        "rustrata litmus @none",
        "rustrata litmus @all",
    ),
    Record(
        "JDG006",
        "two tests of one log have the same name",
        "Tools that read herd7's logs tell tests apart by their names, and two different tests of the batch "
        "have the same one. Both entries are in the log. It is a warning, of `--format herd` only.",
        Example.COMMAND,
        "rustrata litmus mp.litmus relaxed.litmus --format herd",
        "rustrata litmus mp.litmus race.litmus --format herd",
    ),
)
