"""Batches: order, workers, the result cache, and interruptions."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from run_rustrata import ROOT, rustrata

from rustrata.cli.litmus_files import files_named
from rustrata.cli.result_cache import ResultCache, cache_folder, key_of
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.refinement.batch import in_order

SHAPES = "examples/shapes"


def doubled(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_input(jobs: int):
    assert list(in_order(doubled, range(50), jobs)) == [2 * number for number in range(50)]


def test_workers_end_when_nobody_wants_more():
    results = in_order(doubled, range(1000), 2)
    assert next(results) == 0
    results.close()
    assert active_children() == []


@pytest.mark.parametrize("form", ["human", "short", "json", "herd"])
def test_the_output_does_not_depend_on_the_number_of_workers_or_the_cache(form: str, tmp_path: Path):
    command = f"litmus {SHAPES} examples/publish.litmus --format {form}"
    alone = rustrata(f"{command} --no-cache")
    keeping = {"XDG_CACHE_HOME": str(tmp_path)}
    assert rustrata(f"{command} -j 2", **keeping) == alone
    assert (tmp_path / "rustrata" / "litmus.sqlite3").exists()
    assert rustrata(command, **keeping) == alone


def test_kept_results_are_used(tmp_path: Path):
    keeping = {"XDG_CACHE_HOME": str(tmp_path)}
    first = rustrata(f"litmus {SHAPES}", **keeping)
    with sqlite3.connect(tmp_path / "rustrata" / "litmus.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (30,)
        connection.execute("UPDATE results SET answer = replace(answer, 'Sometimes', 'Seldom')")
    again = rustrata(f"litmus {SHAPES}", **keeping)
    assert again.out == first.out.replace("Sometimes", "Seldom   ")
    assert rustrata(f"litmus {SHAPES} --model rc11", **keeping).out.count("Seldom") == 0


def test_a_cache_that_is_no_database_is_made_anew(tmp_path: Path):
    path = tmp_path / "rustrata" / "litmus.sqlite3"
    path.parent.mkdir()
    path.write_text("not a database, but long enough to be taken for one" * 40)
    found = rustrata(f"litmus {SHAPES}", XDG_CACHE_HOME=str(tmp_path))
    assert (found.code, found.err) == (0, "")
    assert found.out == rustrata(f"litmus {SHAPES} --no-cache").out
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (30,)


def test_single_tests_are_not_kept(tmp_path: Path):
    rustrata("litmus examples/mp.litmus", XDG_CACHE_HOME=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_where_results_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/somebody")
    assert cache_folder({"XDG_CACHE_HOME": "/c"}) == Path("/c/rustrata")
    assert cache_folder({}) == cache_folder({"XDG_CACHE_HOME": "c"}) == Path("/home/somebody/.cache/rustrata")


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_keys(first: list[str], second: list[str]):
    assert (key_of(*first) == key_of(*second)) is (first == second)


def test_what_was_kept_is_there_in_the_next_run(tmp_path: Path):
    complaints: list[str] = []
    with ResultCache(tmp_path / "c.sqlite3", complaints.append) as cache:
        cache.put("a", "1")
        assert cache.get("a") == "1"
    with ResultCache(tmp_path / "c.sqlite3", complaints.append) as cache:
        assert (cache.get("a"), cache.get("b")) == ("1", None)
    assert complaints == []


def test_lists_name_files_folders_and_lists(tmp_path: Path):
    for name in ("b.litmus", "a.litmus", "folder/d.litmus", "folder/c.litmus"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    (tmp_path / "@all").write_text("b.litmus\n# a comment\n\n@more\na.litmus\n")
    (tmp_path / "@more").write_text("folder\nb.litmus\n")
    found = files_named([str(tmp_path / "@all")])
    assert [Path(name).name for name in found] == ["b.litmus", "c.litmus", "d.litmus", "a.litmus"]


def test_a_list_that_names_itself_is_refused(tmp_path: Path):
    (tmp_path / "@one").write_text("@two\n")
    (tmp_path / "@two").write_text("@one\n")
    with pytest.raises(RustrataError, match="names itself"):
        files_named([str(tmp_path / "@one")])


def test_an_interruption_ends_the_workers_and_leaves_the_cache_whole(tmp_path: Path):
    """Four threads of nine writes each: far more executions than can be counted in the meantime."""
    stores = " ".join(f"x.store({n}, Relaxed);" for n in range(9))
    threads = "\n".join(f"fn P{t}(x: &AtomicI32) {{ {stores} }}" for t in range(4))
    for number in range(3):
        (tmp_path / f"{number}.litmus").write_text(f"Rust W{number}\n{{ x = 0; }}\n{threads}\nexists (x=1)\n")
    command = [sys.executable, "-m", "rustrata", "litmus", str(tmp_path), "-j", "2", "--count"]
    command += ["--steps", "1000000000"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )
    try:
        while not (tmp_path / "rustrata" / "litmus.sqlite3").exists():
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=20)
    except BaseException:
        os.killpg(running.pid, signal.SIGKILL)
        raise
    assert (running.returncode, out, err) == (130, "", "\ninterrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)
    with sqlite3.connect(tmp_path / "rustrata" / "litmus.sqlite3") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
