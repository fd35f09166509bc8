"""Rust programs on the abstract machine: the compiled models say of each event what their definitions say."""

import pytest
from native_shadow import Shadowed, Tally
from run_rustrata import rustrata
from rust_store import BENCHMARKS, BUGS, EXAMPLES, STORED, UNDEFINED

from rustrata.abstract.aliasing.native import NATIVE_PROFILES, installed
from rustrata.abstract.aliasing.profiles import ALIASING_MODELS
from rustrata.cli import rust_schedules

pytestmark = pytest.mark.skipif(
    not installed(), reason="the native models are not built: `pip install --editable .` builds them"
)
FOLDERS = (STORED, EXAMPLES, BUGS, UNDEFINED, BENCHMARKS)
STEPS = 10_000


def test_the_events_of_programs(monkeypatch: pytest.MonkeyPatch):
    tally = Tally()
    monkeypatch.setattr(rust_schedules, "borrows", lambda name: Shadowed(name, tally))
    models = ",".join(NATIVE_PROFILES)
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*.mir")):
        finished = rustrata(f"check {path} --leaks --steps {STEPS} --format short --aliasing {models}")
        assert finished.code in (0, 1, 3), finished.err
    assert tally.compared > 10_000
    assert tally.refused > 5


def test_all_profiles_that_are_compiled_have_a_definition():
    assert set(NATIVE_PROFILES) <= ALIASING_MODELS.keys()
