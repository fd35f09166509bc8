"""What is kept between runs: a damaged file is made anew, one that cannot be used is said so once."""

from pathlib import Path

import pytest
from run_rustrata import rustrata

from rustrata.cli.result_cache import ResultCache, cache_folder


def answers(path: Path, key: str = "k", text: str = "v" * 9000) -> tuple[str | None, list[str]]:
    """What a cache says that is asked for a key, and then is given a text for it; and its complaints."""
    complaints: list[str] = []
    with ResultCache(path, complaints.append) as cache:
        found = cache.get(key)
        cache.put(key, text)
    return found, complaints


def test_what_is_kept_is_found(tmp_path: Path):
    path = tmp_path / "deep" / "kept.sqlite3"
    assert answers(path) == (None, [])
    assert answers(path) == ("v" * 9000, [])


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 5000], ids=["empty", "text", "zeros"])
def test_a_file_that_is_no_database_is_made_anew(tmp_path: Path, content: bytes):
    path = tmp_path / "kept.sqlite3"
    path.write_bytes(content)
    assert answers(path) == (None, [])
    assert answers(path) == ("v" * 9000, [])


@pytest.mark.parametrize("size", [50, 4096, 5000, 12000])
def test_a_file_that_is_cut_off_is_made_anew(tmp_path: Path, size: int):
    path = tmp_path / "kept.sqlite3"
    answers(path)
    path.write_bytes(path.read_bytes()[:size])
    assert answers(path)[1] == []
    assert answers(path) == ("v" * 9000, [])


def test_pages_that_are_overwritten(tmp_path: Path):
    path = tmp_path / "kept.sqlite3"
    for number in range(40):
        answers(path, f"k{number}")
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    for _ in range(2):
        assert answers(path, "k39")[1] == []
    assert answers(path, "k39")[0] == "v" * 9000


def test_a_place_that_takes_no_files_is_said_once(tmp_path: Path):
    (tmp_path / "file").write_text("")
    path = tmp_path / "file" / "deep" / "kept.sqlite3"
    assert answers(path) == (None, [f"results are not kept: {path}: Not a directory"])


def test_a_folder_in_the_place_of_the_file(tmp_path: Path):
    assert answers(tmp_path)[1] == [f"results are not kept: {tmp_path}: unable to open database file"]


@pytest.mark.parametrize("environment", [{"HOME": ""}, {"HOME": "", "XDG_CACHE_HOME": "relative"}])
def test_without_a_home_nothing_is_kept(environment: dict[str, str]):
    complaints: list[str] = []
    with ResultCache(cache_folder(environment) / "kept.sqlite3", complaints.append) as cache:
        cache.put("k", "v")
        assert cache.get("k") is None
    assert len(complaints) == 1


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch):
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert not cache_folder({}).exists()


def test_a_command_answers_where_nothing_can_be_kept(tmp_path: Path):
    (tmp_path / "file").write_text("")
    finished = rustrata("litmus examples/mp.litmus", XDG_CACHE_HOME=str(tmp_path / "file"))
    assert finished.code == 0
