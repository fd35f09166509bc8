"""The checks of Tree Borrows that mutants are tried by; each says whether something is wrong."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from borrow_stories import ROOT, Choice, Story, allocate, mentioned, run
from tree_cases import Case, Forbidden
from tree_event_cases import CASES
from tree_miri_cases import MUST_FAIL
from tree_miri_pass_cases import MUST_PASS
from tree_states import MOVES, PERMISSIONS, moved, planes_of

from rustrata.abstract.aliasing.events import Access, Deallocate, Event, Retag, Tag
from rustrata.abstract.aliasing.model import tell
from rustrata.abstract.aliasing.noalias import NoAlias
from rustrata.abstract.aliasing.tree import TreeBorrows
from rustrata.abstract.aliasing.tree_definition import TreeDefinition
from rustrata.abstract.aliasing.tree_permissions import Stuck, transition
from rustrata.abstract.aliasing.tree_planes import Defaults
from rustrata.abstract.aliasing.tree_profile import MIRI, TREE_PROFILES, Cells, TreeProfile

STORIES = 150
LENGTH = 40
PROFILES = (
    *TREE_PROFILES.values(),
    replace(MIRI, cells=Cells.WHOLE, lazy_protectors=False),
    replace(MIRI, protector_end_access=False, protected_reserved_im=True),
)


def fault(case: Case, model: TreeBorrows | TreeDefinition) -> str | None:
    """What a model does otherwise than a case says."""
    violation = run(model, case.all_events)
    if isinstance(case.expected, Forbidden):
        if violation is None:
            return "permitted"
        told = (violation.code, violation.rule, violation.tag, violation.other, violation.offset)
        expected = case.expected
        wanted = (expected.code, expected.rule, expected.tag, expected.other, expected.offset)
        return None if told == wanted else f"{told}, not {wanted}"
    if violation is not None:
        return violation.reason
    words = model.words(1) if case.expected else {}
    for tag, word in case.expected.items():
        if words[tag] != ([word] * case.size if isinstance(word, str) else word):
            return f"{tag} is {words[tag]}, not {word}"
    return None


def cases_fail() -> bool:
    """Has a case another outcome?"""
    return any(fault(case, TreeBorrows(case.profile)) is not None for case in CASES)


def miri_fails() -> bool:
    """Has a test of Miri another outcome?"""
    judged = [
        (run(TreeBorrows(profile), [allocate(size), *events]) is None, passes)
        for group, passes in ((MUST_FAIL, False), (MUST_PASS, True))
        for profile, (size, events) in group.values()
    ]
    return any(allowed is not passes for allowed, passes in judged)


def machines_fail() -> bool:
    """Is there a state of a node in which the planes are not the machines?"""
    for permission in PERMISSIONS:
        for access, relation in MOVES:
            after = transition(permission, access, relation)
            expected = None if isinstance(after, Stuck) else planes_of((after,), Defaults())
            if moved((permission,), access, (relation,), Defaults()) != expected:
                return True
    return False


def stories() -> Iterator[tuple[TreeProfile, bool, int, list[Choice]]]:
    """The same random stories each time: profile, whether there are wildcards, size, choices."""
    for seed in range(STORIES):
        random = Random(seed)
        profile = PROFILES[seed % len(PROFILES)]
        chosen = [tuple(random.randrange(100) for _ in range(5)) for _ in range(LENGTH)]
        yield profile, profile.wildcards and seed % 2 == 0, random.randint(1, 4), chosen


def definition_fails() -> bool:
    """Does a story tell the model from its definition?"""
    return any(_differs(*each) for each in stories())


def collection_fails() -> bool:
    """Does a story show that nodes were collected?"""
    return any(_collection_shows(*each) for each in stories())


def noalias_fails() -> bool:
    """Is there a story that the model permits and ``noalias`` does not?"""
    for profile, _, size, chosen in stories():
        compiled = NoAlias()
        for event in permitted(profile, False, size, chosen):
            if tell(compiled, event) is not None:
                return True
    return False


def permitted(profile: TreeProfile, wildcards: bool, size: int, chosen: list[Choice]) -> list[Event]:
    """A story with the events left out that the model forbids."""
    model = TreeBorrows(profile)
    story = Story(size, wildcards)
    events: list[Event] = [allocate(size)]
    tell(model, events[0])
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        after = model.fork()
        if tell(after, event) is None:
            model = after
            story.accept(event)
            events.append(event)
    return events


CHECKS: dict[str, Callable[[], bool]] = {
    "cases": cases_fail,
    "miri": miri_fails,
    "machines": machines_fail,
    "definition": definition_fails,
    "collection": collection_fails,
    "noalias": noalias_fails,
}


def _differs(profile: TreeProfile, wildcards: bool, size: int, chosen: list[Choice]) -> bool:
    fast, slow = TreeBorrows(profile), TreeDefinition(profile)
    story = Story(size, wildcards)
    for model in (fast, slow):
        tell(model, allocate(size))
    for choice in chosen:
        event = story.event(choice)
        if event is None or story.over:
            continue
        after = fast.fork(), slow.fork()
        violation = tell(after[0], event)
        if violation != tell(after[1], event):
            return True
        if violation is None:
            fast, slow = after
            story.accept(event)
            if not story.over and fast.words(1) != slow.words(1):
                return True
    return False


def _collection_shows(profile: TreeProfile, wildcards: bool, size: int, chosen: list[Choice]) -> bool:
    """Nodes are collected after each event, and each choice is tried, though it be forbidden."""
    events = permitted(profile, wildcards, size, chosen)
    later: list[set[Tag]] = [{ROOT}]
    for event in reversed(events):
        later.append(later[-1] | mentioned(event))
    later.reverse()
    plain, collected = TreeBorrows(profile), TreeBorrows(profile)
    made = {ROOT}
    for number, event in enumerate(events):
        if (tell(plain, event) is None) != (tell(collected, event) is None):
            return True
        if isinstance(event, Deallocate):
            return False
        made |= {event.new} if isinstance(event, Retag) else set()
        collected.collect(later[number + 1])
        tags = sorted(made & later[number + 1])
        if _probed(plain, tags, size) != _probed(collected, tags, size):
            return True
    return False


def _probed(model: TreeBorrows, tags: list[Tag], size: int) -> list[bool]:
    """Which accesses by these tags the model permits now."""
    return [
        model.fork().access(1, byte, 1, tag, access) is None
        for tag in tags
        for byte in range(size)
        for access in Access
    ]
