"""The rules of the house that no linter knows: names, lengths, words."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

LONGEST_FILE = 500
LONGEST_FUNCTION = 50
EMPTY_NAMES = re.compile(r"(.*_)?(utils?|helpers?|common|misc|base|manager|stuff|data|info)\.py")
EMPTY_CLASSES = re.compile(r".*(Manager|Handler|Helper|Utils|Impl)$")
BOASTS = re.compile(
    r"\b(comprehensive|robust|powerful|seamless|blazing|cutting.edge|state.of.the.art|effortless)(ly)?\b",
    re.I,
)
PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def definitions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name_of)
def test_the_name_of_a_file_says_what_is_in_it(path: Path):
    assert not EMPTY_NAMES.fullmatch(path.name)


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name_of)
def test_files_are_short(path: Path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES + TESTS, ids=name_of)
def test_functions_are_short_and_classes_are_named_for_what_they_are(path: Path):
    for node in definitions(path):
        if isinstance(node, ast.ClassDef):
            assert not EMPTY_CLASSES.fullmatch(node.name), f"{name_of(path)}:{node.lineno} {node.name}"
        else:
            first = min((d.lineno for d in node.decorator_list), default=node.lineno)
            length = (node.end_lineno or first) - first + 1
            assert length <= LONGEST_FUNCTION, f"{name_of(path)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", [path for path in TESTS if path.name.startswith("test_")], ids=name_of)
def test_a_file_of_tests_has_tests_that_say_something(path: Path):
    found = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert found
    names = [node.name for node in found]
    assert len(set(names)) == len(names), "a test hides another one of its name"


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_is_left_unfinished_and_no_failure_is_hidden(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not UNFINISHED.search(text)
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert broad == []


@pytest.mark.parametrize("path", SOURCES + DOCUMENTS, ids=name_of)
def test_words_are_plain(path: Path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        found = BOASTS.search(line) or PICTURES.search(line)
        assert found is None, f"{name_of(path)}:{number}: {found[0]}"


def test_memory_models_are_data_in_the_room_of_their_layer():
    rooms = {"abstract", "virtual", "architecture", "hardware"}
    language = ROOT / "src" / "rustrata" / "relational" / "cat"
    models = [path for path in sorted((ROOT / "src").rglob("*.cat")) if path.parent != language]
    assert models
    for model in models:
        layer, folder = model.relative_to(ROOT / "src" / "rustrata").parts[:2]
        assert layer in rooms, name_of(model)
        assert folder == "models", name_of(model)


def test_no_room_is_empty():
    packages = {path.parent for path in SOURCES if path.name == "__init__.py"}
    lone = [
        name_of(p) for p in packages if not any(q.is_dir() or q.name != "__init__.py" for q in p.iterdir())
    ]
    assert lone == []


def test_requirements_are_pinned_and_name_no_address():
    lines = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[0-9.]+", line), line


def test_make_alone_prints_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    shown = subprocess.run(("make", "-s"), cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+)", shown, re.MULTILINE)) == targets
