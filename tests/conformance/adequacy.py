"""Are well-typed programs never stuck? ``python adequacy.py [--programs N] [--seed S]``.

Makes N random well-typed programs, types each, checks its derivations again, and explores it under every
schedule. Prints how often each typing rule and each library function is used, and what was explored. Exit
code 1 when a program is rejected, stuck or cut short, or when a rule or library function is never used.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "kit"))

from adequacy_measure import RULES, Measured, measure

from rustrata.typing.interfaces import INTERFACES


def table(title: str, counts: Counter[str], names: list[str]) -> None:
    """Names with their counts, four in a row."""
    print(f"\n{title}")
    cells = [f"{name:<28}{counts[name]:>8}" for name in names]
    for start in range(0, len(cells), 3):
        print("  " + "   ".join(cells[start : start + 3]).rstrip())


def report(found: Measured) -> int:
    """Print what was measured; the number of problems."""
    threads = f"{found.with_threads} start threads"
    print(f"programs      {found.programs}, with {found.functions} functions; {threads}")
    print(f"explored      {found.states} states, {found.transitions} steps; most {found.most_states} states")
    print(f"without end   {found.without_end}")
    shown = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in found.seconds.items())
    print(f"CPU           {shown}")
    table("uses of typing rules", found.rules, sorted(RULES))
    table("uses of library functions", found.libraries, sorted(INTERFACES))
    unused = [*sorted(found.unused()), *(name for name in INTERFACES if not found.libraries[name])]
    print(f"\nunused        {', '.join(unused) or 'none'}")
    for what, seeds in (("rejected", found.rejected), ("stuck", found.stuck)):
        print(f"{what:<13} {len(seeds)}")
        for seed, why in seeds[:10]:
            print(f"  seed {seed}: {why}")
    print(f"cut short     {len(found.cut)} {found.cut[:10] or ''}")
    return len(unused) + len(found.rejected) + len(found.stuck) + len(found.cut)


def main() -> int:
    """Run as the module's text says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--programs", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed; the others follow it")
    options = parser.parse_args()
    return 1 if report(measure(range(options.seed, options.seed + options.programs))) else 0


if __name__ == "__main__":
    sys.exit(main())
