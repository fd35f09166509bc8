"""Every reason for undefined behaviour: a program that has it, what is said of it, and who notices if
the machine did not look.
"""

import re
import signal
from difflib import unified_diff
from pathlib import Path

import pytest
from run_rustrata import ROOT
from rust_store import FAILING, FIXED, UNDEFINED, stored_example
from undefined_programs import CODES, golden, judged, known, others, rendered
from undefined_sites import Site, sites, without

PROGRAMS = judged()
UNREACHED = UNDEFINED / "unreached"
"""Names of sites that no program reaches: MIR from rustc does not come there. The list may get shorter."""
LONGEST = 2.0
"""Seconds for a machine with a mistake; the others take some hundredths."""
EXPECTED = re.compile(r"//~ (\w+)")
FOUND = re.compile(r"^ *error\[(\w+)\].*\n *--> [^\n]*:(\d+):\d+$", re.MULTILINE)


def reached_by() -> dict[Site, list[Path]]:
    reached: dict[Site, list[Path]] = {}
    for path in (*PROGRAMS, *others()):
        for site in sorted(known(path)[1], key=lambda site: site.name):
            reached.setdefault(site, []).append(path)
    return reached


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_is_said_of(path: Path, request: pytest.FixtureRequest):
    actual, _ = known(path)
    if request.config.getoption("bless"):
        golden(path).write_text(actual, encoding="utf-8")
    kept = golden(path).read_text(encoding="utf-8") if golden(path).exists() else ""
    diff = unified_diff(kept.splitlines(), actual.splitlines(), golden(path).name, "now", lineterm="")
    assert kept == actual, "\n".join(
        [*diff, "to accept it: pytest tests/rust/test_undefined_reasons.py --bless"]
    )


@pytest.mark.parametrize("source", sorted(UNDEFINED.glob("*.rs")), ids=lambda path: path.stem)
def test_it_is_found_where_the_program_says(source: Path):
    lines = source.read_text(encoding="utf-8").splitlines()
    wanted = [(m[1], str(n)) for n, line in enumerate(lines, 1) for m in EXPECTED.finditer(line)]
    assert FOUND.findall(known(source.with_suffix(".mir"))[0]) == wanted
    assert wanted


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_a_program_that_has_it_and_one_that_has_not(code: str):
    assert f"error[{code}]" in known(stored_example(code, FAILING))[0]
    clean = rendered(stored_example(code, FIXED))
    assert "no undefined behaviour" in clean
    assert clean.endswith("--- exit code 0\n")


def test_no_output_is_kept_of_a_program_that_is_gone():
    kept = {path for folder in {path.parent for path in PROGRAMS} for path in folder.glob("*.out")}
    assert kept == set(map(golden, PROGRAMS))


def test_each_reason_has_a_program():
    unreached = {site.name for site in sites()} - {site.name for site in reached_by()}
    allowed = set(UNREACHED.read_text(encoding="utf-8").splitlines())
    assert not unreached - allowed, "write a program that reaches it"
    assert not allowed - unreached, f"strike it from {UNREACHED.relative_to(ROOT)}"


@pytest.mark.parametrize("site", sites(), ids=lambda site: site.name)
def test_who_notices_that_the_machine_does_not_look(site: Site):
    paths = reached_by().get(site)
    if paths is None:
        pytest.skip("no program reaches it")
    with without(site):
        assert any(said_without_it(path) != known(path)[0] for path in paths)


def said_without_it(path: Path) -> str | None:
    """What is said, None where the machine breaks or does not come to an end."""

    def too_long(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        return rendered(path)
    except (AssertionError, ArithmeticError, AttributeError, LookupError, MemoryError, TypeError, ValueError):
        return None
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
