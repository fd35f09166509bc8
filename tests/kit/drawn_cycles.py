"""Random well-formed cycles of a dialect, as text."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from rustrata.programs.litmus import Dialect
from rustrata.programs.litmus.generate.relaxations import PLAIN, DependencyKind
from rustrata.programs.litmus.generate.vocabulary import LANGUAGES, VOCABULARIES, Vocabulary

EXTERNAL = {"WR": "Rfe", "RW": "Fre", "WW": "Coe"}
INTERNAL = {"WR": "Rfi", "RW": "Fri", "WW": "Coi"}
MOST_EVENTS = 6


def words_between(vocabulary: Vocabulary, ends: str) -> list[str]:
    """The internal edges between a first and a second event, without read-modify-writes. The assembler of
    AArch64 does not know the domain NSH."""
    found = [f"Po{where}{ends}" for where in "ds"]
    fences = [fence for fence in vocabulary.fences if ".NSH" not in fence]
    found += [f"{fence}{where}{ends}" for fence in fences for where in "ds"]
    if ends in INTERNAL:
        found.append(INTERNAL[ends])
    if ends[0] == "R":
        kinds = vocabulary.dependencies.items()
        allowed = [word for word, kind in kinds if kind is not DependencyKind.DATA or ends[1] == "W"]
        found += [f"Dp{word}{where}{ends[1]}" for word in allowed for where in "ds"]
    return found


@st.composite
def cycles(draw: DrawFn, dialect: Dialect) -> str:
    """Two or three threads of one to three events, annotated, with one read-modify-write at most."""
    vocabulary = VOCABULARIES[dialect]
    threads = draw(st.lists(st.text("RW", min_size=1, max_size=3), min_size=2, max_size=3))
    if max(map(len, threads)) == 1:
        threads[0] = f"W{threads[0]}"
    threads = [
        thread if thread[-1] + after[0] != "RR" else f"{thread[:-1]}W"
        for thread, after in zip(threads, (*threads[1:], threads[0]), strict=True)
    ]
    # The last change may have made the first thread begin with what its predecessor ends in.
    joined = zip(threads, (*threads[1:], threads[0]), strict=True)
    if any(thread[-1] + after[0] == "RR" for thread, after in joined):
        threads = ["W", "RW"]
    events = "".join(threads)
    ends = {sum(map(len, threads[: at + 1])) - 1 for at in range(len(threads))}
    updated = draw(st.booleans())
    edges: list[str] = []
    for at, event in enumerate(events):
        pair = event + events[(at + 1) % len(events)]
        if at in ends:
            edges.append(EXTERNAL[pair])
        elif pair == "RW" and updated and "Rmw" not in edges:
            edges.append("Rmw")
        else:
            edges.append(draw(st.sampled_from(words_between(vocabulary, pair))))
    changing = [at for at, edge in enumerate(edges) if is_changing(edge)]
    kept = changing[:1] if len(changing) == 1 else []
    if all(edge in (*EXTERNAL.values(), *INTERNAL.values()) for edge in edges):
        kept = [next(at for at in range(len(edges)) if at not in ends)]
    for at in kept:
        edges[at] = f"Pos{events[at]}{events[(at + 1) % len(events)]}"
    return annotated(draw, dialect, events, edges)


def is_changing(edge: str) -> bool:
    """Does an internal edge lead to another location?"""
    if edge == "Rmw" or edge in (*EXTERNAL.values(), *INTERNAL.values()):
        return False
    return edge.rstrip("RW").endswith("d")


def annotated(draw: DrawFn, dialect: Dialect, events: str, edges: list[str]) -> str:
    """Annotate every event; in C and Rust all of them with orderings, elsewhere also none."""
    vocabulary = VOCABULARIES[dialect]
    plain = dialect not in LANGUAGES
    fitting = {
        "R": [n for n, a in vocabulary.annotations.items() if a.reads and not a.exclusive],
        "W": [n for n, a in vocabulary.annotations.items() if a.writes and not a.exclusive],
    }
    chosen = [draw(st.sampled_from([n for n in fitting[event] if plain or n != PLAIN])) for event in events]
    if "Rmw" in edges:
        at = edges.index("Rmw")
        chosen[at], chosen[(at + 1) % len(events)] = draw(
            st.sampled_from(sorted(vocabulary.update_orderings))
        )
    after = (*chosen[1:], chosen[0])
    return " ".join(f"{edge}{a}{b}" for edge, a, b in zip(edges, chosen, after, strict=True))
