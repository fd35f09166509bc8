"""Names that no file can have are files that cannot be read."""

import pytest
from run_rustrata import rustrata

LONG = "a" * 5000


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (f"litmus {LONG}", "CLI004"),
        (f"litmus @{LONG}", "CLI004"),
        (f"litmus folder/{LONG}/{LONG}", "CLI004"),
        (f"walk {LONG}", "CLI004"),
        (f"litmus examples/mp.litmus --model {LONG}.cat", "CAT006"),
    ],
    ids=["a test", "a list", "in a folder", "a walk", "a model"],
)
def test_a_name_that_is_too_long(command: str, code: str):
    found = rustrata(f"{command} --format short")
    assert found.code == 2
    assert f"error[{code}]: cannot read" in found.out
