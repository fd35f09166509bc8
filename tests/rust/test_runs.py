"""Runs as a user sees them: output in its order, time, interruption, and what a finding says."""

import io
from types import SimpleNamespace

import pytest
from run_rustrata import rustrata
from rust_store import EXAMPLES, FAILING, PROGRAMS, STORED, stored_example

from rustrata.abstract.mir.machine import Machine
from rustrata.cli.exit_codes import ExitCode
from rustrata.cli.rust_report import Output
from rustrata.cli.terminal import Terminal
from rustrata.diagnostics.catalogue import RECORDS
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile
from rustrata.views.rust_advice import ADVICE
from rustrata.views.rust_findings import RustSource


def source_of(name: str) -> RustSource:
    """The source of a stored program."""
    path = STORED / f"{name}.mir"
    return RustSource(read_stored(SourceFile(name, path.read_text(encoding="utf-8"))))


def test_both_streams_are_shown_in_the_order_of_the_program():
    both = io.StringIO()
    output = Output(Terminal(out=both, err=both), source_of("drops"))
    machine = SimpleNamespace(output=[(1, b"a\n"), (2, b"b\n"), (1, b"c\xc3")], steps=1, threads=[])
    output.poll(machine)
    machine.output.append((1, b"\xa9\n"))
    output.poll(machine)
    assert both.getvalue() == "a\nb\nc\u00e9\n"


def test_the_time_is_over():
    finished = rustrata(f"check {stored_example('RST015', FAILING)} --timeout 0.01")
    assert finished.code == ExitCode.INCONCLUSIVE
    assert "error[RST015]: not decided: stopped after " in finished.err
    assert " steps, as the time of `--timeout` is over\n" in finished.err


def test_the_steps_are_over():
    finished = rustrata(f"check {stored_example('RST015', FAILING)} --steps 1000")
    assert "error[RST015]: not decided: more than 1000 steps" in finished.err


def test_an_interruption_has_its_own_exit_code(monkeypatch: pytest.MonkeyPatch):
    def interrupted(machine: Machine, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Machine, "run", interrupted)
    finished = rustrata(f"check {EXAMPLES / 'race.mir'}")
    assert (finished.code, finished.err) == (ExitCode.INTERRUPTED, "\ninterrupted\n")


def test_arguments_are_the_programs_alone():
    finished = rustrata(f"check {EXAMPLES / 'published.mir'} --aliasing none -- --help --tests")
    assert (finished.out.partition("\n")[0], finished.code) == ("42", 0)


def test_an_argument_without_dashes_is_refused():
    assert "unexpected argument `one`" in rustrata(f"check {EXAMPLES / 'published.mir'} one").err


def test_every_reason_for_undefined_behaviour_has_advice():
    undefined = {code for code in RECORDS if code.startswith(("RUB", "SB", "TB"))}
    assert undefined <= ADVICE.keys() <= RECORDS.keys()


def test_a_freed_allocation_is_shown_where_it_was_made_and_freed():
    finished = rustrata(f"check {stored_example('RUB001', FAILING)}")
    assert (
        "2 |     let b = Box::new(7);\n  |             ----------- the heap allocation of 4 bytes"
        in finished.err
    )
    assert "4 |     drop(b);\n  |           - freed here" in finished.err


def test_a_race_shows_both_accesses():
    finished = rustrata(f"check {stored_example('RUB016', FAILING)}")
    assert "----- non-atomic write by thread `main`\n" in finished.err


def test_methods_have_the_names_of_their_types():
    source = (PROGRAMS / "drops.rs").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(source, 1) if text.startswith("impl Drop for "))
    subject = source[line - 1].removeprefix("impl Drop for ").partition(" ")[0]
    assert (
        source_of("drops").plain(f"<impl at <anon>:{line}:1: {line}:9>::drop") == f"<{subject} as Drop>::drop"
    )
