"""Models of users: files, what they include, variants, and the cache."""

from pathlib import Path

import pytest
from litmus_texts import MP_RELAXED
from run_rustrata import rustrata

SB = """X86_64 SB
{ x=0; y=0; }
 P0            | P1            ;
 movl $1,(x)   | movl $1,(y)   ;
 movl (y),%eax | movl (x),%eax ;
~exists (0:rax=0 /\\ 1:rax=0)
"""
SPIN = """X86_64 spin
{ x=0; }
 P0          | P1           ;
 movl $1,(x) | L0:          ;
             | movl (x),%eax ;
             | cmpl $1,%eax  ;
             | jne L0        ;
exists (1:rax=1)
"""
MINE = 'include "base.cat"\nif "strict" acyclic all as strict end\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "SB.litmus").write_text(SB)
    (tmp_path / "SB2.litmus").write_text(SB.replace("SB", "SB2"))
    (tmp_path / "spin.litmus").write_text(SPIN)
    (tmp_path / "MP.litmus").write_text(MP_RELAXED)
    (tmp_path / "mine.cat").write_text(MINE)
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "base.cat").write_text(
        "let all = po | rf | co | fr\nacyclic po-loc | all \\ po as base\n"
    )
    return tmp_path


def test_a_file_is_a_model_and_includes_from_folders(folder: Path):
    found = rustrata("litmus SB.litmus --model mine.cat,sc -I lib --no-cache", folder)
    assert found.code == 1
    assert "mine.cat" in found.out.splitlines()[0]
    assert "Sometimes 4" in found.out
    assert "Never 3 *" in found.out


def test_what_is_not_found_is_a_mistake_in_the_model(folder: Path):
    found = rustrata("litmus SB.litmus --model mine.cat --no-cache", folder)
    assert found.code == 2
    assert "error[CAT006]" in found.err
    assert "mine.cat:1:1" in found.err
    assert "error[CAT006]" in rustrata("litmus SB.litmus --model no.cat", folder).err
    assert "error[CLI007]" in rustrata("litmus SB.litmus --model mine", folder).err


def test_a_variant_is_asked_for(folder: Path):
    assert rustrata("litmus SB.litmus --model mine.cat -I lib", folder).code == 1
    strict = rustrata("litmus SB.litmus --model mine.cat -I lib --variant strict", folder)
    assert strict.code == 0
    assert "`strict` (acyclic) forbids it" in strict.out


def test_a_model_is_compiled_for_the_dialect_of_each_test(folder: Path):
    (folder / "tags.cat").write_text("acyclic po | rf | co | fr \\ (_ * (SC | W)) as c\n")
    found = rustrata("litmus MP.litmus SB.litmus --model tags.cat --no-cache", folder)
    assert "MP" in found.out
    assert "error[CAT002]" in found.err
    assert "`SC`" in found.err


def test_results_depend_on_the_text_of_what_is_included(folder: Path):
    keeping = {"XDG_CACHE_HOME": str(folder)}
    command = "litmus SB.litmus SB2.litmus --model mine.cat -I lib"
    assert rustrata(command, folder, **keeping).out.count("Sometimes") == 2
    (folder / "lib" / "base.cat").write_text("let all = po | rf | co | fr\nacyclic all as base\n")
    assert rustrata(command, folder, **keeping).out.count("Sometimes") == 0


def test_two_files_of_one_name_keep_their_paths(folder: Path):
    (folder / "lib" / "mine.cat").write_text("acyclic po | rf | co | fr as sc\n")
    found = rustrata("litmus SB.litmus --model mine.cat,lib/mine.cat -I lib --no-cache", folder)
    assert found.out.split()[:3] == ["test", "mine.cat", "lib/mine.cat"]


def test_a_loop_that_is_cut_leaves_the_answer_open(folder: Path):
    for bound, words in ((1, "unrolled 1 time"), (4, "unrolled 4 times")):
        found = rustrata(f"litmus spin.litmus --unroll {bound} --no-cache", folder)
        assert words in found.out + found.err
        assert found.code == 3
