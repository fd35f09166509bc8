"""All schedules of small Rust programs: what is found, on how many runs, and how it is told."""

import json
from pathlib import Path

import pytest
from run_rustrata import rustrata
from rust_store import SCHEDULED

from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir import idle_rounds, visible
from rustrata.abstract.mir.scheduled import Run, ScheduledProgram
from rustrata.exploration.operations import Operation, Turn
from rustrata.exploration.preemptions import given_choices, search_by_preemptions
from rustrata.exploration.schedules import Stop, search
from rustrata.programs.rust.program import read_program
from rustrata.programs.rust.stored import read_stored
from rustrata.source import SourceFile

CLEAN = {
    "arc_by_hand_ordered": "all schedules (2 runs)",
    "arc_shared": "all schedules (6 runs)",
    "barrier": "all schedules (2 runs)",
    "channel_sum": "all schedules (50 runs)",
    "condvar_all_woken": "all schedules (10 runs)",
    "condvar_flag": "all schedules (2 runs)",
    "locks_in_order": "all schedules (2 runs)",
    "mutex_counter": "all schedules (5 runs)",
    "mutex_two": "all schedules (2 runs)",
    "once_table": "all schedules (10 runs)",
    "rwlock_readers": "all schedules (6 runs)",
    "spin_lock": "all fair schedules (6 runs)",
    "unlocked_once": "all schedules (6 runs)",
    "update": "all schedules (2 runs)",
}
"""Programs without a mistake, and what they are found to be so on."""

FOUND = {
    "arc_by_hand": ("RUB016", 0),
    "channel_kept": ("RST012", 0),
    "channel_order": ("RST010", 0),
    "condvar_lost": ("RST012", 1),
    "condvar_one_woken": ("RST012", 1),
    "exit_early": ("RUB016", 1),
    "guard_forgotten": ("RST012", 0),
    "locks_crossed": ("RST012", 1),
    "lost_update": ("RST010", 1),
    "once_by_flag": ("RUB016", 1),
    "rwlock_upgraded": ("RST012", 0),
    "spin_lock_relaxed": ("RUB016", 0),
    "unlocked_twice": ("RUB016", 2),
}
"""Programs with a mistake: its code, and the fewest preemptions that show it."""


def checked(name: str, options: str = "--schedules all"):
    """The answer for a program."""
    return rustrata(f"check {SCHEDULED / name}.mir {options}")


def scheduled(name: str) -> ScheduledProgram:
    path = SCHEDULED / f"{name}.mir"
    stored = read_stored(SourceFile(path.name, path.read_text(encoding="utf-8")))
    names = ("tree-borrows-miri-2026-08",)
    program = read_program(stored.compiled)
    return ScheduledProgram(program, lambda: {name: borrows(name) for name in names}, (name,), 200_000)


def ends(run: Run) -> tuple[object, ...]:
    """What a run comes to, without addresses."""
    return run.ended.kind, run.ended.code, tuple(run.machine.output), run.machine.threads[0].state


def test_each_program_has_an_expectation():
    assert {path.stem for path in SCHEDULED.glob("*.rs")} == {*CLEAN, *FOUND, "spins_for_ever"}


@pytest.mark.parametrize("name", CLEAN)
def test_a_program_is_clean_on(name: str):
    finished = checked(name)
    assert finished.code == 0, finished.err
    assert f"no undefined behaviour   {CLEAN[name]};" in finished.out


@pytest.mark.parametrize("name", FOUND)
def test_a_mistake_is_found_with_the_fewest_preemptions(name: str):
    code, preemptions = FOUND[name]
    finished = checked(name)
    assert finished.code == 1
    assert f"error[{code}]" in finished.err
    assert f"a schedule with {preemptions} preemption" in finished.out


MANY = ("barrier", "condvar_lost", "locks_crossed", "lost_update", "mutex_two", "once_by_flag", "update")


@pytest.mark.parametrize("name", MANY)
def test_the_reduction_loses_no_end_of_a_program(name: str):
    program, reduced, all_ends = scheduled(name), set(), set()
    kept = search(program, lambda run: reduced.add(ends(run)) is not None)
    every = search_by_preemptions(program, 50, lambda run: all_ends.add(ends(run)) is not None)
    assert kept.stop is Stop.EXHAUSTED
    assert every.stop is Stop.EXHAUSTED
    assert reduced == all_ends


def test_what_is_not_described_is_taken_to_concern_everything(monkeypatch):
    """Then a search is longer, and finds the same."""
    described, unknown = set(), set()
    first = search(scheduled("arc_shared"), lambda run: described.add(ends(run)) is not None)
    monkeypatch.setattr(visible, "_CALLS", {})
    monkeypatch.setattr(visible, "_FAMILIES", ("std::",))
    second = search(scheduled("lost_update"), lambda run: unknown.add(ends(run)) is not None, most_runs=3_000)
    assert first.runs == 6
    assert second.runs > 3
    assert {kind for kind, *_ in unknown} == {"clean", "panic"}


def test_the_same_answers_lead_to_the_same_addresses():
    program = scheduled("arc_shared")
    found = search(program, lambda run: True)
    runs = [program.run(given_choices(found.choices)) for _ in range(2)]
    first, second = (
        [(a.base, a.size, a.tag) for a in run.machine.memory.allocations.values()] for run in runs
    )
    assert first == second


def test_a_deadlock_names_what_each_thread_waits_for_and_who_has_it():
    told = checked("locks_crossed").err
    assert "thread `main` waits for a lock of the static `SECOND`" in told
    assert "was taken by thread `main` at tests/rust/schedules/locks_crossed.rs:15:25" in told
    assert "turn 2, thread `<unnamed-1>`: Mutex::lock (10:26)" in told


def test_a_lost_wake_up_is_called_one():
    told = checked("condvar_lost").err
    assert "a wake-up is lost: thread `<unnamed-1>` notified the condition variable at" in told
    assert "a wake-up is lost" not in checked("condvar_one_woken").err


def test_a_race_shows_both_stacks_and_the_order_that_is_missing():
    told = checked("once_by_flag").err
    assert "in `main::{closure#0}` at tests/rust/schedules/once_by_flag.rs" in told
    assert "the earlier access, by thread `main`: in `entry` at" in told
    assert (
        "of thread `main`, what happens before it ends at tests/rust/schedules/once_by_flag.rs:17:17" in told
    )


def test_a_race_shows_both_stacks_on_one_schedule_too():
    told = checked("spin_lock_relaxed", "").err
    assert "the earlier access, by thread" in told
    assert "no happens-before from the" in told


def test_a_bound_on_preemptions_is_in_the_verdict():
    none = checked("lost_update", "--schedules all --preemptions 0")
    assert none.code == 0
    assert "all schedules with at most 0 preemptions (1 run)" in none.out
    assert checked("lost_update", "--schedules all --preemptions 1").code == 1


def test_random_schedules_depend_on_their_seed_alone():
    first = checked("channel_sum", "--schedules 7 --seed 3")
    assert "7 random schedules (seed 3)" in first.out
    assert first.out == checked("channel_sum", "--schedules 7 --seed 3").out
    assert checked("lost_update", "--schedules 50").code == 1


def test_a_search_that_is_cut_decides_nothing():
    finished = checked("channel_sum", "--schedules all --runs 5")
    assert finished.code == 3
    assert "no undefined behaviour so far   5 runs of more schedules (limit of runs)" in finished.out


def test_one_schedule_is_the_default():
    assert "one schedule" in checked("update", "").out
    assert checked("update", "").out == checked("update", "--schedules one").out


def test_a_thread_that_spins_lets_others_go_on(monkeypatch):
    monkeypatch.setattr(idle_rounds, "MOST_YIELDING", 1)
    assert "all fair schedules (6 runs)" not in checked("spin_lock").out
    assert "all fair schedules" in checked("spin_lock").out


def test_a_thread_that_goes_round_for_ever_is_not_decided():
    finished = checked("spins_for_ever")
    assert finished.code == 3
    assert "thread `<unnamed-1>` goes round without end, as far as can be seen" in finished.err


def test_the_answer_for_programs_has_the_steps_of_the_schedule():
    answer = json.loads(checked("locks_crossed", "--schedules all --format json").out)["check"]
    assert [step["operation"] for step in answer["schedule"]] == ["spawn", "Mutex::lock", "Mutex::lock"]
    assert answer["coverage"]["preemptions"] == 1


def test_a_witness_is_run_again(tmp_path: Path):
    witness = tmp_path / "witness.json"
    finished = checked("locks_crossed", f"--schedules all --witness {witness}")
    again = rustrata(f"replay {witness}")
    assert again.code == 0
    assert "as in the witness" in again.out
    assert "<unnamed-1>  Mutex::lock  tests/rust/schedules/locks_crossed.rs:10:26" in again.out
    assert finished.err == again.err


def test_a_witness_with_another_schedule_is_refused(tmp_path: Path):
    clean = search(scheduled("locks_crossed"), lambda run: True)
    again = replayed_with(tmp_path, clean.choices)
    assert again.code == 1
    assert "the run comes to clean; the witness says deadlock" in again.err


@pytest.mark.parametrize("choices", [(0, 2), (0, 1)], ids=["no such thread", "too few"])
def test_a_witness_with_choices_that_there_are_not_is_refused(tmp_path: Path, choices: tuple[int, ...]):
    again = replayed_with(tmp_path, choices)
    assert again.code == 1
    assert "the program cannot make all choices of the witness" in again.err
    assert "RST012" not in again.err


def replayed_with(tmp_path: Path, choices: tuple[int, ...]):
    """The answer of `replay` for a witness whose choices are changed."""
    witness = tmp_path / "witness.json"
    checked("locks_crossed", f"--schedules all --witness {witness}")
    text = json.loads(witness.read_text(encoding="utf-8"))
    witness.write_text(json.dumps(text | {"choices": list(choices)}), encoding="utf-8")
    return rustrata(f"replay {witness}")


def test_a_witness_of_one_schedule_is_run_again(tmp_path: Path):
    witness = tmp_path / "witness.json"
    assert checked("spin_lock_relaxed", f"--witness {witness}").code == 1
    assert rustrata(f"replay {witness}").code == 0


@pytest.mark.parametrize("options", ["--schedules some", "--schedules 0", "--preemptions -1", "--runs 0"])
def test_values_that_are_none_are_refused(options: str):
    assert "CLI003" in checked("update", options).err


def test_a_turn_names_all_that_a_thread_can_do():
    """Each thread is at an operation that others see, or has ended."""
    turns: list[Turn] = []
    program = scheduled("update")

    def choose(point: Turn) -> int | None:
        turns.append(point)
        return point.enabled[0].thread if point.enabled else None

    program.run(choose)
    assert all(isinstance(each.operation, Operation) for turn in turns for each in turn.next)
    assert [each.operation.name for each in turns[1].next] == ["atomic update", "atomic update"]
