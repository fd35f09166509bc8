"""Collects every input below this folder as golden tests; see ``tests/kit/golden_cases.py``."""

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest
from golden_cases import SUFFIXES, GoldenCase, actual_findings, cases_of, expected_findings
from run_rustrata import ROOT


class GoldenMismatch(Exception):
    """The output is not the one that is kept, or a finding is not at the line that expects it."""


class GoldenFile(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        cases = cases_of(self.path)
        for case in cases:
            yield OutputItem.from_parent(self, name=case.output.name, case=case)
        if expected_findings(self.path):
            yield FindingsItem.from_parent(self, name="findings", case=cases[0])


class GoldenItem(pytest.Item):
    def __init__(self, *, case: GoldenCase, **settings: object) -> None:
        super().__init__(**settings)
        self.case = case

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> object:
        if isinstance(excinfo.value, GoldenMismatch):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"golden {self.case.name}"


class OutputItem(GoldenItem):
    def runtest(self) -> None:
        case = self.case
        actual = case.rendered()
        if self.config.getoption("bless"):
            case.output.write_text(actual, encoding="utf-8")
            return
        expected = case.output.read_text(encoding="utf-8") if case.output.exists() else ""
        if actual != expected:
            kept = case.output.relative_to(ROOT).as_posix()
            diff = unified_diff(expected.splitlines(), actual.splitlines(), kept, "now", lineterm="")
            here = case.input.relative_to(ROOT).as_posix()
            raise GoldenMismatch("\n".join([*diff, "", f"to accept it: pytest {here} --bless"]))


class FindingsItem(GoldenItem):
    def runtest(self) -> None:
        expected, actual = expected_findings(self.path), actual_findings(self.case)
        if expected != actual:
            lines = [f"  line {line}: {severity}[{code}]" for line, severity, code in expected]
            found = [f"  line {line}: {severity}[{code}]" for line, severity, code in actual]
            raise GoldenMismatch("\n".join(["expected:", *lines, "reported:", *found]))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> GoldenFile | None:
    return GoldenFile.from_parent(parent, path=file_path) if file_path.suffix in SUFFIXES else None
