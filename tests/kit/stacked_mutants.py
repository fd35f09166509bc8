"""Stacked Borrows with one rule changed, and the checks that notice.

As a program it prints the table: ``python tests/kit/stacked_mutants.py``.
"""

from collections.abc import Callable
from pathlib import Path

from golden_cases import expected_findings
from miri_permitted import PERMITTED as PERMITTED_BY_MIRI
from miri_traces import BOTH, STACKED
from naive_stacks import NaiveStacks, shown
from rule_mutants import Mutant, mutated
from stacked_cases import FIRING, FORBIDDING, MIRI, PERMITTED, THESIS, end, rule_of
from stacked_stories import INSERTED_BELOW, story

from rustrata.abstract.aliasing import stacked_profile
from rustrata.abstract.aliasing.events import Event, Retag, Tag
from rustrata.abstract.aliasing.judging import judge
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.stack import (
    access_stack,
    find_first_write_incompatible,
    find_granting,
    forget_known,
    insert,
    push,
    read_2,
    thin,
    write_1,
)
from rustrata.abstract.aliasing.stacked import StackedBorrows
from rustrata.abstract.aliasing.stacked_retag import _part, _protector, reborrow
from rustrata.abstract.aliasing.trace_events import events_of
from rustrata.programs.borrow_trace import parse
from rustrata.programs.optimisation import parse as parse_pair
from rustrata.programs.optimisation.library import LIBRARY, read_shipped
from rustrata.refinement.optimisation.judge import Judge
from rustrata.refinement.optimisation.models import OPTIMISATION_MODELS
from rustrata.refinement.optimisation.verdict import Unsound
from rustrata.source import SourceFile

THESIS_TRACES = sorted((Path(__file__).parents[1] / "golden" / "borrows_thesis").glob("*.borrows"))
STORIES = 150

ACCESSES = (
    Mutant("Disabled grants reads", find_granting, "most = _SHARED_RO", "most = _DISABLED"),
    Mutant("SharedRO grants writes", find_granting, "else _SHARED_RW", "else _SHARED_RO"),
    Mutant(
        "the lowest item grants",
        find_granting,
        "    for index in range(len(items) - 1, -1, -1):\n        item",
        "    for index in range(len(items)):\n        item",
    ),
    Mutant(
        "a write pops what is in its group",
        find_first_write_incompatible,
        "items[granting] & 3 != _SHARED_RW",
        "True",
    ),
    Mutant(
        "a write leaves SharedRW above Unique",
        find_first_write_incompatible,
        " or items[granting] & 3 != _SHARED_RW",
        "",
    ),
    Mutant("a write pops what is protected", write_1, "if is_guarded(items[index], protected)", "if False"),
    Mutant(
        "a write pops the granting item",
        write_1,
        "find_first_write_incompatible(items, granting)",
        "granting",
    ),
    Mutant("a write pops nothing", write_1, "find_first_write_incompatible(items, granting)", "len(items)"),
    Mutant("a read disables nothing", read_2, "item & 3 == _UNIQUE", "False"),
    Mutant(
        "a read pops",
        read_2,
        "Stack(tuple(after), stack.unknown)",
        "Stack(items[: granting + 1], stack.unknown)",
    ),
    Mutant(
        "a read disables SharedRW too", read_2, "item & 3 == _UNIQUE", "item & 3 in (_UNIQUE, _SHARED_RW)"
    ),
    Mutant(
        "a read disables SharedRO too", read_2, "item & 3 == _UNIQUE", "item & 3 in (_UNIQUE, _SHARED_RO)"
    ),
    Mutant("a read disables what is protected", read_2, "if is_guarded(item, protected)", "if False"),
    Mutant("a read disables the granting item", read_2, "granting, -1)", "granting - 1, -1)"),
    Mutant("a wildcard needs nothing exposed", find_granting, " and items[index] >> 3 in exposed", ""),
    Mutant("a wildcard is remembered", access_stack, "tag == WILDCARD or granting == UNKNOWN", "False"),
    Mutant(
        "what is forgotten has no bound", forget_known, "return Stack((), bound)", "return Stack((), None)"
    ),
    Mutant("Disabled items are remembered", forget_known, "if item & 3 != _DISABLED", "if True"),
)
RETAGS = (
    Mutant("a reborrow is no access", StackedBorrows._grant, "if part.access is not None", "if False"),
    Mutant(
        "a new raw pointer goes on top",
        insert,
        "find_first_write_incompatible(items, granting)",
        "len(items)",
    ),
    Mutant(
        "a new raw pointer goes below its group",
        insert,
        "find_first_write_incompatible(items, granting)",
        "granting",
    ),
    Mutant("a raw pointer needs no parent that may write", insert, "Access.WRITE", "Access.READ"),
    Mutant("an item is pushed twice", push, "items and items[-1] == item", "False"),
    Mutant(
        "an item is inserted twice",
        insert,
        "item in (items[cut - 1], items[cut] if cut < len(items) else None)",
        "False",
    ),
    Mutant(
        "a mutable reference is SharedRW", _part, "Permission.UNIQUE, Access.WRITE", "shared_rw, Access.WRITE"
    ),
    Mutant(
        "a mutable reference reads",
        _part,
        "Permission.UNIQUE, Access.WRITE",
        "Permission.UNIQUE, Access.READ",
    ),
    Mutant(
        "a shared reference writes",
        _part,
        'Permission.SHARED_RO, Access.READ, guarded, "new-shared-ref"',
        'Permission.SHARED_RO, Access.WRITE, guarded, "new-shared-ref"',
    ),
    Mutant(
        "a shared reference to a cell reads",
        _part,
        'shared_rw, None, guarded, "new-shared-ref-cell"',
        'shared_rw, Access.READ, guarded, "new-shared-ref-cell"',
    ),
    Mutant(
        "a shared reference to a cell is SharedRO",
        _part,
        "            if in_cell:\n                guarded",
        "            if False:\n                guarded",
    ),
    Mutant(
        "a shared reference to a cell is protected", _part, "guarded and profile.protect_shared_rw", "guarded"
    ),
    Mutant(
        "a raw pointer is unique",
        _part,
        'shared_rw, None, False, "new-mutable-raw"',
        'Permission.UNIQUE, Access.WRITE, False, "new-mutable-raw"',
    ),
    Mutant(
        "a constant raw pointer may write",
        _part,
        'Permission.SHARED_RO, Access.READ, False, "new-const-raw"',
        'shared_rw, None, False, "new-const-raw"',
    ),
    Mutant(
        "a reference to no bytes is its parent",
        reborrow,
        "event.pointee.size == 0 and profile.zst_retag is ZeroSize.KEEP",
        "event.pointee.size == 0",
    ),
    Mutant(
        "raw pointers are told apart", reborrow, "is_raw and profile.raw_tags is RawTags.UNTAGGED", "False"
    ),
)
CALLS = (
    Mutant("arguments are not protected", _protector, "event.frame is None", "True"),
    Mutant("a box protects as a reference", _protector, "Protector.WEAK if weak", "Protector.STRONG if weak"),
    Mutant(
        "a reference protects as a box",
        _protector,
        "None if _like_raw(profile, event) else Protector.STRONG",
        "None if _like_raw(profile, event) else Protector.WEAK",
    ),
    Mutant("protection never ends", StackedBorrows.end_call, "del self._protected[tag]", "pass"),
    Mutant("freeing asks no protector", StackedBorrows.deallocate, "if item is not None", "if False"),
    Mutant("freeing asks weak protectors", StackedBorrows._strong, "if kind is Protector.STRONG", "if True"),
    Mutant("freeing needs no permission", StackedBorrows.deallocate, "if violation is not None", "if False"),
    Mutant(
        "the heap begins as Unique",
        StackedBorrows.allocate,
        "Permission.SHARED_RW if heap",
        "Permission.UNIQUE if heap",
    ),
)
COLLECTIONS = (
    Mutant("what ends a group of SharedRW is removed", thin, "ends_group or (", "("),
    Mutant("what is below a group of SharedRW is removed", thin, "between is not None and", "False and"),
    Mutant("the lowest item is removed", thin, "list(items[:1])", "[]"),
    Mutant("items that live are removed", thin, "item >> 3 in live", "item >> 3 not in live"),
    Mutant("pointers under another name are dead", StackedBorrows.collect, ", *self._same.values()", ""),
    Mutant(
        "exposed pointers are dead", StackedBorrows.collect, "needed | self._exposed[allocation]", "needed"
    ),
    Mutant("protected pointers are dead", StackedBorrows.collect, "*self._protected, ", ""),
)
MUTANTS = (*ACCESSES, *RETAGS, *CALLS, *COLLECTIONS)


def cases_fail() -> bool:
    """Does a case of a rule show another rule, or another verdict?"""
    wrong = any(rule_of(case, model) != case.rule for case in (*FIRING, *FORBIDDING) for model in case.models)
    return wrong or any(
        judge(events_of(parse(SourceFile("permitted.borrows", end(text)))), model).step is not None
        for text in PERMITTED
        for model in (THESIS, MIRI)
    )


def thesis_fails() -> bool:
    """Has an example of the thesis another verdict?"""
    for path in THESIS_TRACES:
        told = events_of(parse(SourceFile(path.name, path.read_text(encoding="utf-8"))))
        violation = judge(told, THESIS).violation
        found = [] if violation is None else [violation.code]
        if found != [code for _, _, code in expected_findings(path)]:
            return True
    return False


def definition_fails() -> bool:
    """Does a random story tell the model from its definition byte by byte?"""
    return any(_differs(events, profile) for events in STORED for profile in PROFILES)


def collection_fails() -> bool:
    """Does a random story show that tags were forgotten?"""
    return any(_collection_shows(events, profile) for events in STORED for profile in PROFILES)


def miri_fails() -> bool:
    """Is what a test of Miri does permitted or forbidden wrongly?"""
    forbidden, permitted = (*BOTH.values(), *STACKED.values()), tuple(PERMITTED_BY_MIRI.values())
    for text in (*forbidden, *permitted):
        violation = judge(events_of(parse(SourceFile("miri.borrows", text))), MIRI).violation
        if (violation is None) is (text in forbidden):
            return True
    return False


def unsound() -> set[tuple[str, str]]:
    """The shipped optimisations that a context of one step refutes, by model."""
    found: set[tuple[str, str]] = set()
    for model in (THESIS, MIRI):
        judge_of = Judge(OPTIMISATION_MODELS[model])
        for name, pair in OPTIMISATIONS.items():
            if isinstance(judge_of.judge(pair, 1).verdict, Unsound):
                found.add((model, name))
    return found


def optimisations_fail() -> bool:
    """Is another optimisation unsound, or one sound that is not?"""
    return unsound() != UNSOUND


PROFILES = (stacked_profile.THESIS, stacked_profile.MIRI)
STORED = [story(seed, PROFILES[seed % 2 :][:1]) for seed in range(STORIES)] + [INSERTED_BELOW]
OPTIMISATIONS = {name: parse_pair(read_shipped(name)) for name in LIBRARY}
UNSOUND = unsound()
CHECKS: dict[str, Callable[[], bool]] = {
    "cases": cases_fail,
    "thesis": thesis_fails,
    "miri": miri_fails,
    "optimising": optimisations_fail,
    "definition": definition_fails,
    "collection": collection_fails,
}


def _differs(events: list[Event], profile: stacked_profile.StackedProfile) -> bool:
    fast, naive = StackedBorrows(profile), NaiveStacks(profile)
    for event in events:
        permitted = tell(fast, event) is None
        if permitted is not naive.tell(event):
            return True
        if not permitted:
            return False
        if any(shown(fast, allocation) != naive.shown(allocation) for allocation in naive.memory):
            return True
    return False


def _collection_shows(events: list[Event], profile: stacked_profile.StackedProfile) -> bool:
    naive, thinned = NaiveStacks(profile), StackedBorrows(profile)
    for number, event in enumerate(events):
        permitted = naive.tell(event)
        if permitted is not (tell(thinned, event) is None):
            return True
        if not permitted:
            return False
        thinned.collect(_named(events[number + 1 :]))
    return False


def _named(events: list[Event]) -> set[Tag]:
    named = {event.parent for event in events if isinstance(event, Retag)}
    return named | {event.tag for event in events if hasattr(event, "tag")}


def notices(name: str, mutant: Mutant) -> bool:
    """Does the check of this name notice the mutant? One that the mutant breaks has noticed."""
    with mutated(mutant):
        try:
            return CHECKS[name]()
        except (AssertionError, IndexError, KeyError, TypeError, ValueError):
            return True


def main() -> None:
    """Print the table: a line for each mutant, a column for each check."""
    print(f"{'mutant':54}{''.join(name.rjust(12) for name in CHECKS)}")
    killed = 0
    for mutant in MUTANTS:
        found = [name for name in CHECKS if notices(name, mutant)]
        killed += bool(found)
        print(f"{mutant.name:54}{''.join(('killed' if name in found else '-').rjust(12) for name in CHECKS)}")
    print(f"{killed} of {len(MUTANTS)} mutants are killed")


if __name__ == "__main__":
    main()
