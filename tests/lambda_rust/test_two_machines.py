"""The machine agrees with substitution, and its reductions lose nothing."""

from functools import cache
from random import Random

import pytest
from core_machines import entry_of, explored, machine_of
from drawn_core import sharing_threads, two_threads
from substituted_core import explore_by_substitution

from rustrata.abstract.lambda_rust import Detail


@cache
def by_substitution(text: str) -> tuple[set, set] | None:
    return explore_by_substitution(entry_of(text)[1], limit=4_000)


def agree(text: str) -> int:
    expected = by_substitution(text)
    if expected is None:
        return 0
    assert explored(machine_of(text, Detail.HEAD_STEP), reduce=False) == expected
    assert explored(machine_of(text, Detail.HEAD_STEP), reduce=True) == expected
    assert explored(machine_of(text), reduce=True) == expected
    return 1


@pytest.mark.parametrize("seed", range(150))
def test_two_threads(seed: int):
    assert agree(two_threads(Random(f"two machines {seed}"), longest=2))


@pytest.mark.parametrize("seed", range(60))
def test_threads_with_memory_of_their_own(seed: int):
    """What is reduced is allocation and steps in blocks that one thread knows, until it publishes them."""
    agree(sharing_threads(Random(f"sharing {seed}")))


def test_what_is_compared_is_not_trivial():
    texts = [sharing_threads(Random(f"sharing {seed}")) for seed in range(60)]
    found = [by_substitution(text) for text in texts]
    assert sum(one is not None for one in found) > 20
    assert sum(one is not None and not one[0] for one in found) > 5
    assert sum(one is not None and bool(one[0]) for one in found) > 5


CLOSURES = (
    "core main = let f = rec f(n, g) := if n <= 0 then g(n) else f(n - 1, rec _(m) := g(m + n)) in "
    "f(4, rec _(m) := m);",
    "core main = let c = alloc(1) in c <-na (rec k(x) := x + 1); let k = !na c in free(1, c); k(k(5));",
    "core main = let x = alloc(2) in let y = alloc(2) in x <-na y; y <-na x; "
    "fork { free(2, !sc (x .+ 1)) }; x .+ 1 <-sc y; (rec f(x, x) := x)(1, 2);",
    "core main = let d = alloc(1) in let e = alloc(1) in free(1, d); let a = d == e in let b = d == e in "
    "free(1, e); let c = e == d .+ 1 in a + a + b + b + b + b + c;",
    "core main = (rec f() := let x = alloc(1) in x <-na f; (rec g(n) := if n <= 0 then x else g(n - 1))(2))"
    "();",
    "core main = let x = alloc(1) in x <-sc 0; fork { fork { x <-sc 1 }; x <-sc 2 }; fork { !sc x }; !sc x;",
    "core main = case 1 of [0(); (rec _(a, b) := a)(1); 3] + unbound;",
    "core main = let y = 1 in let f = rec f(x) := x + y in let y = 5 in f(y) + (let f = 2 in f + y);",
    "core main = let f = rec f(x) := if x then 1 else unbound in f(1);",
    "core main = if 1 then 1 else let x = unbound in 2;",
    "core main = fork { let x = 1 in if x then 1 else unbound }; 1;",
    "core main = let x = alloc(1) in fork { x <-na 1; fork { x <-sc 2 } }; free(1, x); alloc(0 - 1);",
)


@pytest.mark.parametrize("text", CLOSURES)
def test_functions_and_names(text: str):
    assert agree(text)
