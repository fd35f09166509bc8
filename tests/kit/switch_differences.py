"""Which switches explain where two versions of Stacked Borrows differ, on random stories.

As a program: ``python tests/kit/switch_differences.py 20000`` prints the table.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import combinations

from stacked_stories import stories

from rustrata.abstract.aliasing.events import Event
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_profile import MIRI, THESIS, StackedProfile

SWITCHES = tuple(f.name for f in fields(StackedProfile) if f.name != "name")


def forbidden_at(profile: StackedProfile, events: Sequence[Event]) -> int | None:
    """The first event that is forbidden."""
    state = StackedBorrows(profile)
    return next((n for n, event in enumerate(events) if tell(state, event) is not None), None)


def turned(profile: StackedProfile, other: StackedProfile, switches: Sequence[str]) -> StackedProfile:
    """The profile with some switches as the other has them."""
    return replace(profile, **{name: getattr(other, name) for name in switches})


def explanation(events: Sequence[Event]) -> tuple[str, ...] | None:
    """The fewest switches of the thesis that must be turned for Miri's verdict; () if the verdicts agree,
    None if no switches do it."""
    wanted = forbidden_at(MIRI, events)
    for count in range(len(SWITCHES) + 1):
        for switches in combinations(SWITCHES, count):
            if forbidden_at(turned(THESIS, MIRI, switches), events) == wanted:
                return switches
    return None


@dataclass
class Differences:
    """``alone`` counts the stories that one switch explains, by switch; ``together`` those that need more."""

    stories: int = 0
    agree: int = 0
    stricter: int = 0
    alone: Counter[str] = field(default_factory=Counter)
    together: Counter[tuple[str, ...]] = field(default_factory=Counter)
    unexplained: list[list[Event]] = field(default_factory=list)


def differences(seeds: range) -> Differences:
    """Stories for these seeds, judged by both versions."""
    found = Differences()
    for events in stories(seeds, (THESIS, MIRI)):
        found.stories += 1
        switches = explanation(events)
        if switches is None:
            found.unexplained.append(events)
        elif not switches:
            found.agree += 1
        else:
            found.stricter += forbidden_at(MIRI, events) is not None
            if len(switches) == 1:
                found.alone[switches[0]] += 1
            else:
                found.together[switches] += 1
    return found


def main(count: int) -> None:
    """Print the table."""
    found = differences(range(count))
    print(f"{found.stories} stories: {found.agree} with equal verdicts, {len(found.unexplained)} unexplained")
    print(f"forbidden by Miri's version only: {found.stricter}")
    for name, number in found.alone.most_common():
        print(f"{number:6}  {name}")
    for names, number in found.together.most_common():
        print(f"{number:6}  {' and '.join(names)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
