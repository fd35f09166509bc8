"""`rustrata check` and `rustrata replay`: verdicts, exit codes, witnesses."""

import json
from pathlib import Path

import pytest
from drawn_lr import programs
from hypothesis import HealthCheck, given, settings
from run_rustrata import Finished, rustrata

from rustrata.programs.lambda_rust import SourceProgram, print_program

RACE = "core main = let x = alloc(1) in x <-na 0; fork { x <-na 1 }; !na x;"
LOCKS = """
core lock = rec lock(l) := if cas(l, 0, 1) then poison else lock(l);
core main = let a = alloc(1) in let b = alloc(1) in a <-na 0; b <-na 0;
  fork { lock(a); lock(b); b <-sc 0; a <-sc 0 };
  lock(b); lock(a); a <-sc 0; b <-sc 0;
"""


def checked(folder: Path, text: str, options: str = "") -> Finished:
    (folder / "program.lr").write_text(text, encoding="utf-8")
    return rustrata(f"check program.lr {options}", folder)


@pytest.mark.parametrize(
    ("text", "options", "code", "words"),
    [
        ("core main = 1;", "", 0, "no undefined behaviour"),
        (RACE, "", 1, "undefined behaviour"),
        (RACE, "--schedules 50 --seed 3", 1, "undefined behaviour"),
        ("core main = fork { 1 }; 2;", "--schedules 5", 3, "nothing found"),
        (f"{LOCKS}", "--steps 3", 3, "nothing found"),
        (LOCKS, "", 0, "deadlock"),
        (LOCKS, "--deadlocks", 1, "deadlock"),
        ("core main = alloc(1); 0;", "", 0, "leak"),
        ("core main = alloc(1); 0;", "--leaks", 1, "leak"),
        ("core main = alloc(1);", "--leaks", 0, "no undefined behaviour"),
        ("core main = (rec f() := f())();", "", 0, "may run for ever"),
        (f"{RACE} expect racy main;", "", 0, "undefined behaviour (as expected)"),
        (f"{RACE} expect stuck main;", "", 0, "undefined behaviour (as expected)"),
        (f"{RACE} expect safe main;", "", 1, "undefined behaviour"),
        ("core main = 1 + poison; expect racy main;", "", 1, "main: undefined behaviour"),
        ("core main = 1; expect stuck main;", "", 1, "no undefined behaviour"),
        ("core main = alloc(1); 0; expect leak main;", "--leaks", 0, "behaviour; leak (as expected)"),
        ("core main = 1; expect leak main;", "", 1, "no undefined behaviour"),
        (f"{LOCKS} expect safe main;", "--steps 3", 3, "nothing found"),
        ("core a = 1; core b = 1 + poison;", "", 1, "b: undefined behaviour"),
        ("core a = 1; core b = 1 + poison;", "--function a", 0, "a: no undefined behaviour"),
    ],
)
def test_verdicts_and_exit_codes(text: str, options: str, code: int, words: str, tmp_path: Path):
    finished = checked(tmp_path, text, options)
    assert (finished.code, words in finished.out) == (code, True), finished.out + finished.err


def test_what_is_run(tmp_path: Path):
    text = "core a = 1; core b = 2; fn c(x) ret k = jump k(x); fn d() ret k = let x = 1 in jump k(x);"

    def names(more: str = "", options: str = "") -> list[str]:
        answer = json.loads(checked(tmp_path, text + more, f"--format json {options}").out)
        return [function["name"] for function in answer["functions"]]

    assert names() == ["a", "b", "d"]
    assert names("core main = 3; expect safe d; expect typed c;") == ["a", "b", "d", "main"]
    assert names("core main = 3;", "--function b --function a") == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        ("core main = 1;", "--function mainn", "did you mean `main`?"),
        ("core main = 1; expect safe mainn;", "", "did you mean `main`?"),
        ("fn f(x) ret k = jump k(x);", "--function f", "`f` takes 1 argument"),
        ("core f = rec f(x, y) := x;", "--function f", "`f` takes 2 arguments"),
        ("", "", "has nothing to run"),
        ("core main = 1;", "--schedules some", "`all`, `one`, or a whole number above 0"),
        ("fn f() ret k = let g = @lib cell_nwe<int> in jump k(g);", "", "cell_nwe"),
        ("fn f() ret k = let g = @lib cell_new<itn> in jump k(g);", "", "itn"),
    ],
)
def test_mistakes(text: str, options: str, message: str, tmp_path: Path):
    finished = checked(tmp_path, text, options)
    assert finished.code == 2
    assert message in finished.err


def test_the_finding_names_everyone(tmp_path: Path):
    finished = checked(tmp_path, RACE)
    assert "error[LRU010]: undefined behaviour: b1.0 is written while another thread reads it" in finished.err
    for words in ("thread 0.1 is stuck here", "thread 0 is in the middle of reading", "allocates b1 here"):
        assert words in finished.err
    assert "begins to read b1.0        b1 = [0 R1]" in finished.out
    assert "0.1  1:50  about to write 1 to b1.0: stuck" in finished.out


def test_a_misspelt_variable_has_a_suggestion(tmp_path: Path):
    finished = checked(tmp_path, "fn main() ret done = let x = 1 in jump donne(x);")
    assert "error[LRU001]: undefined behaviour: nothing binds `donne`" in finished.err
    assert "did you mean `done`?" in finished.err


def test_every_step_is_shown_when_asked_for(tmp_path: Path):
    assert "O-app" not in checked(tmp_path, RACE).out
    assert "O-app" in checked(tmp_path, RACE, "-v").out


@pytest.mark.parametrize("text", [RACE, "core main = alloc(2); fork { alloc(1) }; 0;", LOCKS])
def test_a_witness_is_run_again(text: str, tmp_path: Path):
    checked(tmp_path, text, "--witness w.json")
    (tmp_path / "program.lr").unlink()
    finished = rustrata("replay w.json", tmp_path)
    assert finished.code == 0
    assert finished.out.startswith("main: as in the witness\n")
    shown = json.loads(rustrata("replay w.json --format json", tmp_path).out)
    assert shown["reproduced"]


def test_a_witness_of_another_finding(tmp_path: Path):
    checked(tmp_path, RACE, "--witness w.json")
    witness = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    (tmp_path / "w.json").write_text(json.dumps({**witness, "code": "LRU001"}), encoding="utf-8")
    finished = rustrata("replay w.json", tmp_path)
    assert finished.code == 1
    assert "not as in the witness, which has LRU001" in finished.out


@pytest.mark.parametrize("text", ["", "{", "[]", "1", '{"kind": "lambda-rust schedule"}', "[" * 20_000])
def test_what_is_no_witness(text: str, tmp_path: Path):
    (tmp_path / "w.json").write_text(text, encoding="utf-8")
    finished = rustrata("replay w.json", tmp_path)
    assert finished.code == 2
    assert "error[LRC007]" in finished.err


def test_no_witness_is_written_when_nothing_is_found(tmp_path: Path):
    checked(tmp_path, "core main = 1;", "--witness w.json")
    assert not (tmp_path / "w.json").exists()


def test_a_time_limit_makes_the_answer_inconclusive(tmp_path: Path):
    text = "core main = (rec f(n) := f(n + 1))(0);"
    finished = checked(tmp_path, text, "--timeout 0.001 --steps 20000")
    assert finished.code == 3
    assert "stopped" in finished.out


def test_an_integer_that_grows_without_end_is_refused(tmp_path: Path):
    finished = checked(tmp_path, "core main = (rec f(n) := f(n + n))(1);")
    assert finished.code == 2
    assert "error[LRS002]" in finished.err


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(program=programs)
def test_programs_that_mean_nothing_are_answered(program: SourceProgram, tmp_path: Path):
    finished = checked(tmp_path, print_program(program), "--steps 50 --leaks --deadlocks -v --witness w")
    assert finished.code in {0, 1, 2, 3}
    assert finished.out or finished.err


def test_too_much_memory_is_refused(tmp_path: Path):
    for text in ("core main = alloc(1000000000000);", "core main = (rec f() := alloc(30000); f())();"):
        finished = checked(tmp_path, text)
        assert finished.code == 2
        assert "error[LRS002]: unsupported: more than 100000 cells of memory" in finished.err


def test_what_is_long_is_shown_in_part(tmp_path: Path):
    text = (
        "core main = let x = alloc(500) in (rec f(n) := x <-na n; if n <= 0 then n + x else f(n - 1))(700);"
    )
    finished = checked(tmp_path, text)
    assert "1343 earlier steps are left out" in finished.out
    assert ", and 484 more]" in finished.out
    (function,) = json.loads(checked(tmp_path, text, "--format json").out)["functions"]
    schedule = function["schedule"]
    assert schedule["steps_left_out"] + len(schedule["steps"]) == schedule["steps"][-1]["step"]
    assert len(schedule["heap"]["b1"]) == 64
