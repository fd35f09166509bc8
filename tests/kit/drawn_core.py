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


def sharing_threads(random: Random) -> str:
    """Two cells, and threads that allocate, publish what they allocated, follow pointers, and fork."""
    forks = "".join(f"fork {{ {sharing_body(random, 1)} }}; " for _ in range(random.randint(1, 2)))
    return f"core main = let x = alloc(1) in let y = alloc(2) in x <-na 0; {forks}{sharing_body(random, 1)};"


def sharing_body(random: Random, depth: int) -> str:
    """A cell of one's own, and some steps with it and with what is shared."""
    steps = "; ".join(sharing_step(random, depth) for _ in range(random.randint(1, 3)))
    return f"let p = alloc(1) in {steps}"


def sharing_step(random: Random, depth: int) -> str:
    """One step of a thread with a cell ``p`` of its own."""
    place = random.choice(("x", "y", "y .+ 1", "p", "p"))
    value = random.choice(("0", "p", "x", "(rec f(z) := p)"))
    forms = [
        f"({place}) <-na {value}",
        f"({place}) <-sc {value}",
        f"!na ({place})",
        f"(let q = !sc x in if q == 0 then 0 else q <-{random.choice(('na', 'sc'))} 1)",
        f"(let q = !sc x in if q == p then 0 else {random.choice(('!sc q', 'free(1, q)', '!na q'))})",
        f"cas({place}, {random.choice(('0', 'p'))}, {random.choice(('p', '1'))})",
        "free(1, p)",
        f"(let p = alloc(1) in ({random.choice(('x', 'p'))}) <-sc p)",
    ]
    if depth:
        forms.append(f"fork {{ {sharing_step(random, 0)} }}")
    return random.choice(forms)
