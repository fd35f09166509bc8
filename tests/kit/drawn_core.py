"""Random programs of two threads in λRust-core that share a few cells, as text."""

from random import Random

SHARED = "xyz"


def two_threads(random: Random, longest: int = 3) -> str:
    """Three cells, one of them perhaps freed, pointers and numbers in them, and two threads that use them."""
    freed = "free(1, z); " if random.random() < 0.5 else ""
    first = random.choice(("x <-na z", "x <-na 0", "x <-na y"))
    ours, theirs = (body(random, random.randint(1, longest)) for _ in range(2))
    cells = "".join(f"let {name} = alloc(1) in " for name in SHARED)
    return f"core main = {cells}{first}; y <-na 0; {freed}fork {{ {theirs} }}; {ours};"


def body(random: Random, count: int) -> str:
    """Some operations, one after the other."""
    return "; ".join(operation(random) for _ in range(count))


def operation(random: Random) -> str:
    """One access, or a comparison."""
    place = random.choice(SHARED)
    value = random.choice(("0", "1", *SHARED))
    new = random.choice(("0", "y"))
    forms = (
        f"!na {place}",
        f"!sc {place}",
        f"{place} <-na {value}",
        f"{place} <-sc {value}",
        f"cas({place}, {value}, {new})",
        f"cas({place}, {value}, {new})",
        f"free(1, {place})",
        f"{place} == {value}",
        f"(let v = !sc {place} in if v == 0 then 0 else 1)",
    )
    return random.choice(forms)
