"""A proposal of the solver as a Rust litmus test, whose condition is the outcome of the execution."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from rustrata.programs.litmus import LitmusTest
from rustrata.refinement.alphabet import Letter, parse_rust
from rustrata.relational.synthesis.program import Proposal

LOCATIONS = "xyzuvw"


class Writing(Protocol):
    """A letter of an alphabet, as far as values go."""

    @property
    def writes(self) -> bool:
        """Does it write memory?"""


def rust_test(name: str, proposal: Proposal, alphabet: Sequence[Letter]) -> LitmusTest:
    """The test. Each write to a location writes a value of its own, 1 or more."""
    operands = _operands(proposal, alphabet)
    written = _sums(proposal, alphabet, operands)
    read = {slot: 0 if source < 0 else written[source] for slot, source in proposal.sources.items()}
    bodies: dict[int, list[str]] = {}
    wanted = []
    for slot, each in enumerate(proposal.slots):
        letter = alphabet[each.operation]
        place = "" if each.location is None else LOCATIONS[each.location]
        call = letter.text.format(x=place, v=operands.get(slot, 0), e=read.get(slot, 0))
        line = f"let r{slot} = {call};" if letter.result else f"{call};"
        bodies.setdefault(each.thread, []).append(f"    {line}")
        if letter.result:
            wanted.append(f"{each.thread}:r{slot}={read[slot]}")
    used = sorted({each.location for each in proposal.slots if each.location is not None})
    for location in used:
        last = _last(location, proposal, alphabet)
        if last is not None:
            wanted.append(f"{LOCATIONS[location]}={written[last]}")
    places = [LOCATIONS[location] for location in used]
    parameters = ", ".join(f"{place}: &AtomicI32" for place in places)
    threads = "\n\n".join(
        "\n".join((f"fn P{thread}({parameters}) {{", *lines, "}")) for thread, lines in bodies.items()
    )
    initial = " ".join(f"{place} = 0;" for place in places)
    ending = f"exists ({_conjunction(wanted)})"
    return parse_rust(f"Rust {name}\n{{ {initial} }}\n\n{threads}\n\n{ending}\n")


def _conjunction(parts: Sequence[str]) -> str:
    return " /\\ ".join(parts) or "true"


def values_written(proposal: Proposal, alphabet: Sequence[Writing]) -> dict[int, int]:
    """What each slot writes that writes a value of its own."""
    counts: dict[int | None, int] = {}
    found = {}
    for slot, each in enumerate(proposal.slots):
        letter = alphabet[each.operation]
        if letter.writes:
            counts[each.location] = counts.get(each.location, 0) + 1
            found[slot] = counts[each.location]
    return found


def _operands(proposal: Proposal, alphabet: Sequence[Letter]) -> dict[int, int]:
    """What the operation of each slot is given. Where some add, sums of different operands differ."""
    numbers = values_written(proposal, alphabet)
    if any(alphabet[each.operation].adds for each in proposal.slots):
        return {slot: 1 << number - 1 for slot, number in numbers.items()}
    return numbers


def _sums(proposal: Proposal, alphabet: Sequence[Letter], operands: Mapping[int, int]) -> dict[int, int]:
    """What each slot writes: its operand, or that and what it reads."""
    found: dict[int, int] = {}
    for slot in operands:
        chain = [slot]
        while _adds(proposal, alphabet, chain[-1]) and (source := proposal.sources[chain[-1]]) not in (
            -1,
            *chain,
        ):
            chain.append(source)
        letters = (alphabet[proposal.slots[each].operation] for each in chain)
        found[slot] = sum(
            operands[each] for each, letter in zip(chain, letters, strict=True) if "{v}" in letter.text
        )
    return found


def _adds(proposal: Proposal, alphabet: Sequence[Letter], slot: int) -> bool:
    return alphabet[proposal.slots[slot].operation].adds


def _last(location: int, proposal: Proposal, alphabet: Sequence[Letter]) -> int | None:
    """The coherence-last write to a location, None when there is none."""
    writes = [
        slot
        for slot, each in enumerate(proposal.slots)
        if each.location == location and alphabet[each.operation].writes
    ]
    earlier = {first for first, last in proposal.order if last in writes}
    return next((slot for slot in writes if slot not in earlier), writes[-1] if writes else None)
