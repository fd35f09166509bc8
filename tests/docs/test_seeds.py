"""docs/seeds.md tells, for every definition of the two source documents, where it lives here.

The tests keep the tables honest: what a row names exists, what it claims is tested, and the totals in the
text are the totals of the rows. When the totals change, the failure prints the table to paste.
"""

import ast
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "docs" / "seeds.md"
PARTS = ROOT / "docs" / "seeds"
COLUMNS = ("where", "name", "room", "test")
STATES = ("covered", "refuted", "wrong, not yet refuted", "not yet")

# Rows may be added; a row that disappears must be noticed. One document is the layered memory model, the
# other (three parts) the reading of the thesis.
MINIMUM_ROWS = {
    "layered-memory-model": 247,
    "lambda-rust": 219,
    "lifetime-logic": 282,
    "stacked-borrows": 126,
}

NOT_YET = re.compile(r"not yet( \([^()]+\))?")
WRONG = re.compile(r"not yet \(wrong: .+\)")
ROOM = re.compile(r"`([^`]+)`")
TEST = re.compile(r"(refuted by )?`(tests/[^`]+\.py)::(\w+)(\[[^`]*\])?`")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `place` is the file and line, for messages."""

    place: str
    where: str
    name: str
    room: str
    test: str

    @property
    def state(self) -> str:
        """One of STATES, read off the last two columns."""
        if self.test.startswith("refuted by "):
            return "refuted"
        if WRONG.fullmatch(self.test):
            return "wrong, not yet refuted"
        return "not yet" if NOT_YET.fullmatch(self.test) else "covered"


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a table line, without the outer bars."""
    return tuple(cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1])


def rows_of(text: str, file: str) -> list[Row]:
    """Every row of every table with our four columns. Other tables are passed over.

    A line with another number of cells inside such a table is an assertion failure with its place.
    """
    rows: list[Row] = []
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("|"):
            inside = False
        elif cells_of(line) == COLUMNS:
            inside = True
        elif inside and set(line) - set("|- :"):
            cells = cells_of(line)
            assert len(cells) == len(COLUMNS), f"{file}:{number}: {len(cells)} cells, want {len(COLUMNS)}"
            rows.append(Row(f"{file}:{number}", *cells))
    return rows


@cache
def rows_by_part() -> dict[str, list[Row]]:
    """The rows of each file of docs/seeds/, by its stem."""
    return {
        path.stem: rows_of(path.read_text(encoding="utf-8"), f"docs/seeds/{path.name}")
        for path in sorted(PARTS.glob("*.md"))
    }


@cache
def all_rows() -> list[Row]:
    return [row for rows in rows_by_part().values() for row in rows]


@cache
def names_of_tests(file: Path) -> frozenset[str]:
    """The test functions that a file defines, at top level or in a class, read by ast."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
    )


def entries(cell: str) -> list[str]:
    """The paths or tests of a cell: one, or several parted by "; "."""
    return cell.split("; ")


def problem_with_room(cell: str) -> str | None:
    """Why a room cell is not true, or None."""
    if NOT_YET.fullmatch(cell):
        return None
    for entry in entries(cell):
        match = ROOM.fullmatch(entry)
        if match is None:
            return f"a room is a path in back quotes or `not yet`, not {entry!r}"
        if not (ROOT / match[1]).exists():
            return f"{match[1]} does not exist"
    return None


def problem_with_test(cell: str) -> str | None:
    """Why a test cell is not true, or None."""
    if NOT_YET.fullmatch(cell) or WRONG.fullmatch(cell):
        return None
    for entry in entries(cell):
        match = TEST.fullmatch(entry)
        if match is None:
            return f"a test is `path::name` in back quotes, `refuted by` one, or `not yet`, not {entry!r}"
        file, name = ROOT / match[2], match[3]
        if not file.is_file():
            return f"{match[2]} does not exist"
        if name not in names_of_tests(file):
            return f"{match[2]} defines no test {name}"
    return None


def problem_with_row(row: Row) -> str | None:
    """The first thing wrong with a row, or None."""
    if not all((row.where, row.name, row.room, row.test)):
        return "an empty cell"
    if problem := problem_with_room(row.room) or problem_with_test(row.test):
        return problem
    has_room, has_test = not NOT_YET.fullmatch(row.room), row.state in {"covered", "refuted"}
    if has_room and not has_test:
        return "has a room but no test"
    if has_test and not has_room:
        return "has a test but no room"
    return None


def totals(parts: dict[str, list[Row]]) -> str:
    """The Markdown table of totals by part and state."""
    lines = [
        "| part | rows | " + " | ".join(STATES) + " |",
        "| --- |" + " ---: |" * (1 + len(STATES)),
    ]
    counts = {stem: Counter(row.state for row in rows) for stem, rows in parts.items()}
    counts["all"] = sum(counts.values(), Counter())
    for stem, count in counts.items():
        name = stem if stem == "all" else f"[{stem}](seeds/{stem}.md)"
        cells = [count.total(), *(count[state] for state in STATES)]
        lines.append(f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def test_every_row_is_true() -> None:
    problems = [f"{row.place}: {problem}" for row in all_rows() if (problem := problem_with_row(row))]
    assert not problems, "\n" + "\n".join(problems)


def test_no_row_occurs_twice() -> None:
    counts = Counter((row.where, row.name) for row in all_rows())
    assert [key for key, count in counts.items() if count > 1] == []


def test_rows_do_not_vanish() -> None:
    parts = rows_by_part()
    assert set(parts) == set(MINIMUM_ROWS)
    short = {stem: len(rows) for stem, rows in parts.items() if len(rows) < MINIMUM_ROWS[stem]}
    assert short == {}, f"fewer rows than {MINIMUM_ROWS}"


def test_wrong_statements_are_marked_in_the_first_column() -> None:
    states = ("refuted", "wrong, not yet refuted")
    unmarked = [row.place for row in all_rows() if row.state in states and not row.where.endswith(", error")]
    assert unmarked == []


def test_every_marked_error_is_refuted_or_explained() -> None:
    states = ("refuted", "wrong, not yet refuted")
    bare = [row.place for row in all_rows() if row.where.endswith(", error") and row.state not in states]
    assert bare == []


@pytest.mark.parametrize("theorem", ["Theorem 3", "Theorem 4", "Theorem 5"])
def test_numbered_theorems_are_listed(theorem: str) -> None:
    assert any(theorem in row.where.split(", ") for row in all_rows())


def test_totals_in_the_text_are_the_totals_of_the_rows() -> None:
    table = totals(rows_by_part())
    assert table in INDEX.read_text(encoding="utf-8"), f"paste into docs/seeds.md:\n\n{table}\n"


def test_lines_stay_short() -> None:
    long = [
        f"{path.name}:{number}"
        for path in (INDEX, *sorted(PARTS.glob("*.md")))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > 300
    ]
    assert long == []


def row(room: str, test: str) -> Row:
    return Row("here:1", "1", "a definition", room, test)


HERE = "tests/docs/test_seeds.py"


@pytest.mark.parametrize(
    ("room", "test", "problem"),
    [
        ("not yet", "not yet", None),
        ("not yet (typing)", "not yet (wrong: a reason)", None),
        ("`src/rustrata`", f"`{HERE}::test_rows_do_not_vanish`", None),
        ("`src/rustrata`", f"refuted by `{HERE}::test_rows_do_not_vanish`", None),
        ("`src/rustrata`; `docs`", f"`{HERE}::test_a_false_row_is_noticed[one]`", None),
        ("`src/rustrata`", "not yet", "has a room but no test"),
        ("not yet", f"`{HERE}::test_rows_do_not_vanish`", "has a test but no room"),
        ("`src/nowhere`", "not yet", "src/nowhere does not exist"),
        ("`src/rustrata`", f"`{HERE}::test_missing`", f"{HERE} defines no test test_missing"),
        ("`src/rustrata`", "`tests/nowhere.py::test_x`", "tests/nowhere.py does not exist"),
        ("", "not yet", "an empty cell"),
    ],
)
def test_a_false_row_is_noticed(room: str, test: str, problem: str | None) -> None:
    assert problem_with_row(row(room, test)) == problem


def test_unreadable_cells_are_noticed() -> None:
    assert "a room is a path" in (problem_with_row(row("src", "not yet")) or "")
    assert "a test is" in (problem_with_row(row("`src`", "soon")) or "")


def test_a_line_with_a_missing_cell_is_noticed() -> None:
    text = "| where | name | room | test |\n| --- | --- | --- | --- |\n| 1 | a | not yet |\n"
    with pytest.raises(AssertionError, match="file:3: 3 cells"):
        rows_of(text, "file")
