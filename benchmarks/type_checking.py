"""Typing 1,000 generated functions of λRust, and one function of 10,000 nested lets.

CPU seconds of reading, of typing, and of re-checking the derivations. The programs are those of
``tests/kit/well_typed.py``, whose coercions are written out; "elided" is the same without most of them,
which the elaborator finds again where it can.
"""

import gc
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "kit"))

from well_typed import well_typed

from rustrata.programs.lambda_rust import parse, syntax
from rustrata.source import SourceFile
from rustrata.typing.bodies import Surroundings, function_type
from rustrata.typing.elaborate import elaborate
from rustrata.typing.judgements import Derivation
from rustrata.typing.profiles import PROFILES, Profile
from rustrata.typing.recheck import recheck
from rustrata.typing.types import Fn

FUNCTIONS = 1_000
LIMIT = 5.0
"""CPU seconds that typing may take."""
FUNCTION = re.compile(r"\bfn \w+\(")
COERCION = re.compile(r"^ *@(?:split|merge|sub|copy|drop) [^\n]*;\n", re.MULTILINE)


def generated() -> list[tuple[str, Profile]]:
    """Programs with as many functions as asked for, or a few more."""
    programs: list[tuple[str, Profile]] = []
    count = seed = 0
    while count < FUNCTIONS:
        text, profile = well_typed(seed)
        count += len(FUNCTION.findall(text))
        programs.append((text, PROFILES[profile]))
        seed += 1
    return programs


def measure(name: str, texts: list[tuple[str, Profile]]) -> None:
    """Print the CPU seconds of each part."""
    start = process_time()
    programs = [(parse(SourceFile("generated.lr", text)), profile) for text, profile in texts]
    reading = process_time() - start
    # As in a process of its own: what was read before is not searched for garbage.
    gc.collect()
    gc.freeze()
    start = process_time()
    found = [list(typed(program, profile)) for program, profile in programs]
    typing = process_time() - start
    start = process_time()
    derivations = [(f, d) for functions in found for f, d in functions if isinstance(d, Derivation)]
    for function, derivation in derivations:
        recheck(function, derivation)
    rechecking = process_time() - start
    steps = sum(len(derivation.steps) for _, derivation in derivations)
    functions = sum(len(FUNCTION.findall(text)) for text, _ in texts)
    items = sum(map(len, found))
    print(
        f"{name}: {functions} functions in {items} items, {items - len(derivations)} rejected, "
        f"{steps} steps: reading {reading:.2f} s, typing {typing:.2f} s, re-checking {rechecking:.2f} s"
    )


def typed(program: syntax.SourceProgram, profile: Profile) -> Iterator[tuple[syntax.Function, object]]:
    """Each function of a program with its derivation or rejection."""
    known: dict[str, Fn] = {}
    for function in program.items:
        assert isinstance(function, syntax.Function), "a generated program has functions"
        around = Surroundings({}, dict(known), profile)
        found = elaborate(function, around)
        known[function.name.text] = function_type(function, around)
        yield found.function, found.outcome


def deep(lets: int) -> str:
    """A function whose lets are nested."""
    body = " in\n".join(f"let x{number} = {number}" for number in range(lets))
    return f"fn deep(x) ret ret : fn(; int) -> int =\n{body} in\njump ret(x);"


if __name__ == "__main__":
    written = generated()
    print(f"typing may take {LIMIT} CPU seconds")
    measure("as written", written)
    measure("elided", [(COERCION.sub("", text), profile) for text, profile in written])
    measure("10,000 lets", [(deep(10_000), PROFILES["thesis-2020"])])
