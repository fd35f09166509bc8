"""The program: options, exit codes, and how it ends when something goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from run_rustrata import rustrata

import rustrata as package
from rustrata.cli.commands import COMMANDS
from rustrata.cli.exit_codes import ExitCode


def test_help_lists_every_command():
    finished = rustrata("--help")
    assert finished.code == ExitCode.AS_EXPECTED
    for name, (summary, _) in COMMANDS.items():
        assert f"  {name}" in finished.out
        assert summary in finished.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_examples(command: str):
    finished = rustrata(f"{command} --help")
    assert finished.code == ExitCode.AS_EXPECTED
    assert f"usage: rustrata {command}" in finished.out
    assert f"examples:\n  rustrata {command}" in finished.out
    assert "--timeout SECONDS" in finished.out


def test_version():
    assert rustrata("--version").out == f"rustrata {package.__version__}\n"


def test_no_command_is_a_mistake_that_shows_the_help():
    finished = rustrata("")
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert finished.out == ""
    assert "commands:" in finished.err


@pytest.mark.parametrize(
    ("arguments", "code", "help_"),
    [
        ("explian", "CLI001", "did you mean `explain`?"),
        ("zzz", "CLI001", f"the commands are {', '.join(COMMANDS)}"),
        ("--colour never explain", "CLI002", "did you mean `--color`?"),
        ("explain CLI001 --forma json", "CLI002", "did you mean `--format`?"),
        ("explain CLI001 CLI002", "CLI002", "usage is shown by `rustrata explain --help`"),
        ("explain --format", "CLI002", "usage is shown by `rustrata --help`"),
        ("explain --format jsn", "CLI003", "did you mean `json`? (one of human, short, json, herd, sarif)"),
        ("explain --timeout -1", "CLI003", "a number of seconds above 0, such as 30 or 2.5"),
        ("explain --timeout inf", "CLI003", "a number of seconds above 0, such as 30 or 2.5"),
        ("explain CLI01", "CLI006", "did you mean `CLI001`?"),
    ],
)
def test_mistakes_on_the_command_line(arguments: str, code: str, help_: str):
    finished = rustrata(arguments)
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert finished.out == ""
    assert finished.err.startswith(f"error[{code}]: ")
    assert f"= help: {help_}\n" in finished.err


@pytest.mark.parametrize("arguments", ["--format json explain CLI001", "explain --format=json CLI001"])
def test_options_of_every_command_may_stand_anywhere(arguments: str):
    answer = json.loads(rustrata(arguments).out)
    assert answer["record"]["code"] == "CLI001"


def test_a_mistake_is_shown_in_the_form_that_was_asked_for():
    answer = json.loads(rustrata("explain XYZ --format json").out)
    assert [d["code"] for d in answer["diagnostics"]] == ["CLI006"]
    finished = rustrata("explain XYZ --format short")
    assert finished.out == "rustrata: error[CLI006]: there is no error code `XYZ`\n"
    assert finished.err == ""


def test_words_after_two_dashes_are_not_options():
    finished = rustrata("explain -- --format")
    assert "there is no error code `--format`" in finished.err


def test_explain_prints_the_record():
    finished = rustrata("explain cli001")
    assert finished.code == ExitCode.AS_EXPECTED
    assert finished.out.startswith("CLI001: unknown command\n")
    assert "    rustrata explane CLI001\n" in finished.out


def run_with(statement: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """Run the program with ``explain`` replaced by a statement."""
    script = (
        "import sys, rustrata.cli.explain as command, rustrata.cli.main as program\n"
        f"def run(arguments, terminal):\n    {statement}\n"
        "command.run = run\n"
        "sys.argv = ['rustrata', 'explain']\n"
        "sys.exit(program.main())\n"
    )
    return subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, timeout=60, check=False, **settings
    )


def test_an_internal_error_is_called_so():
    finished = run_with("assert 1 == 2, 'one is two'")
    assert finished.returncode == ExitCode.INTERNAL
    assert "AssertionError: one is two" in finished.stderr
    assert "This is a bug of rustrata" in finished.stderr


def test_an_interruption_ends_without_a_traceback():
    finished = run_with("import os, signal; os.kill(os.getpid(), signal.SIGINT)")
    assert finished.returncode == ExitCode.INTERRUPTED
    assert finished.stderr == "\ninterrupted\n"


def test_a_reader_that_goes_away_is_no_error():
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        command = (sys.executable, "-m", "rustrata", "explain")
        finished = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, timeout=60, check=False)
    assert finished.returncode == ExitCode.BROKEN_PIPE
    assert finished.stderr == b""


FULL = Path("/dev/full")
"""A file that takes nothing."""


@pytest.mark.skipif(not FULL.exists(), reason="there is no file that is always full")
@pytest.mark.parametrize(
    "command",
    [
        "--help", "--version", "explain RST001", "explain RST001 --format json",
        "explain --color always RST001", "check no.rs --format sarif", "check no.rs --format short",
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_written_is_said_so(command: str):
    with FULL.open("w") as full:
        words = (sys.executable, "-m", "rustrata", *command.split())
        finished = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert finished.returncode == ExitCode.USAGE_OR_INPUT
    assert finished.stderr == b"rustrata: cannot write the answer: No space left on device\n"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(("command", "code"), [("explain RST001", 0), ("--version", 0), ("check no.rs", 2)])
def test_streams_that_are_closed(closed: str, command: str, code: int):
    line = f"{sys.executable} -m rustrata {command} {closed}"
    finished = subprocess.run(line, shell=True, capture_output=True, text=True, timeout=60, check=False)
    assert finished.returncode == code
    assert "Traceback" not in finished.stderr


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", None)
    finished = rustrata("litmus -")
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert "error[CLI004]: cannot read standard input: it is closed" in finished.err


NUMBERS = [
    "check a.lr --steps", "check a.lr --runs", "check a.lr --seed", "check a.lr --schedules",
    "check a.lr --timeout", "optimise reorder --bound", "optimise reorder --jobs", "refine a.litmus --steps",
    "refine --all --bound", "refine --all --threads", "refine --all --locations", "refine --all --writes",
    "walk a.litmus --steps", "walk a.litmus --timeout", "litmus a.litmus --unroll", "litmus a.litmus -j",
]  # fmt: skip


ARABIC_ONE = "\N{ARABIC-INDIC DIGIT ONE}"
NO_NUMBERS = ["-1", "0", "nan", "inf", "1e3", "0x10", "1_0", "''", ARABIC_ONE, "9" * 5000, "1.2.3"]


@pytest.mark.parametrize("words", NO_NUMBERS)
@pytest.mark.parametrize("option", NUMBERS)
def test_what_is_no_number_is_refused(option: str, words: str):
    finished = rustrata(f"{option} {words}")
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert "is not a value of" in finished.err


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: None, "No such file or directory"),
        (lambda path: path.mkdir(), "Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read(make, reason: str, tmp_path: Path):
    make(tmp_path / "a.litmus")
    finished = rustrata("walk a.litmus", tmp_path)
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert f"error[CLI004]: cannot read `a.litmus`: {reason}" in finished.err


def test_a_misspelt_file_is_suggested():
    assert "= help: did you mean `mp.litmus`?" in rustrata("walk examples/mq.litmus").err


def test_a_file_that_is_not_utf8_has_a_position(tmp_path: Path):
    (tmp_path / "a.litmus").write_bytes(b'Rust MP\n"pass\xe9"\n')
    finished = rustrata("walk a.litmus", tmp_path)
    assert finished.code == ExitCode.USAGE_OR_INPUT
    assert (
        "error[CLI005]: this file is not UTF-8 text: byte 0xe9 at offset 13\n --> a.litmus:2:6\n"
        in finished.err
    )
