"""``walk --steps N`` bounds the machine's exploration too."""

from run_rustrata import rustrata


def test_the_exploration_of_the_hardware_ends_at_the_bound():
    found = rustrata("walk examples/shapes/iriw+ra.litmus --target x86_64 --format short --steps 2000")
    assert found.code == 3
    assert "the exploration stopped at its limit" in found.out


def test_without_a_bound_it_is_exhausted():
    found = rustrata("walk examples/shapes/iriw+ra.litmus --target x86_64 --format short")
    assert (found.code, found.out) == (0, "")
