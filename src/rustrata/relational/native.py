"""The native engine: the search of `rustrata.relational.search` compiled, where it is installed.

It makes the same choices in the same order, so that outcomes, witnesses and step counts are those of the
search in Python. Only how often the world outside is polled differs: every 4096 steps, and for signals.
"""

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from rustrata.executions.expressions import Expression
from rustrata.relational.assignments import Key
from rustrata.relational.backend import MOST_OF_INCOMPLETE, MOST_OUTCOMES, Answers, stray_access
from rustrata.relational.cases import Case, Found, Selection
from rustrata.relational.elaborate import Axiom
from rustrata.relational.native_request import (
    FIRST,
    FLAGGED,
    OUTCOMES,
    TALLY,
    NotNative,
    case_words,
    question_words,
)
from rustrata.relational.search import Budget, Candidate, Stopped
from rustrata.relational.symmetry import Symmetry

_run: Callable[[bytes, Callable[[], object]], bytes] | None
try:
    from rustrata.native import kernel
except ImportError:
    _run = None
else:
    _run = kernel.run

_COMPLETE, _TOO_WIDE = 0, 3
_CASES_AT_ONCE = 256
_MOST_STEPS = (1 << 63) - 1


def installed() -> bool:
    """Was the extension module built when the package was installed?"""
    return _run is not None and sys.byteorder == "little"


class Native:
    """The compiled search. It may be made where `installed` says so."""

    name = "axiomatic, native"

    def __init__(self) -> None:
        self._encoded: dict[tuple[Case, tuple[int, ...]], array[int]] = {}

    def outcomes(
        self, cases: Iterable[Case], symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key."""
        found: dict[Key, Found] = {}
        for batch in _batches(cases):
            answer = _Answer(
                OUTCOMES, batch, self._words(batch, guesses), budget, symmetry=symmetry, known=tuple(found)
            )
            found |= {symmetry.canonical(each.key): each for each in answer.found}
            if answer.stopped or len(found) > MOST_OUTCOMES:
                return Answers(tuple(found.values()), stopped=True)
        return Answers(tuple(found.values()))

    def tally(
        self, cases: Iterable[Case], symmetry: Symmetry, guesses: tuple[int, ...], budget: Budget
    ) -> Answers:
        """One execution per key, with the number of all."""
        found: dict[Key, Found] = {}
        stopped = False
        for batch in _batches(cases):
            answer = _Answer(TALLY, batch, self._words(batch, guesses), budget, symmetry=symmetry)
            for each in answer.found:
                canonical = symmetry.canonical(each.key)
                first = found.get(canonical, each)
                count = each.count if first is each else first.count + each.count
                found[canonical] = Found(first.choice, first.key, first.candidate, count)
            if answer.stopped:
                stopped = True
                break
        return Answers(tuple(found.values()), stopped)

    def first(
        self, cases: Iterable[Case], accepted: Expression, guesses: tuple[int, ...], budget: Budget
    ) -> Found | None:
        """An execution whose key is accepted."""
        for batch in _batches(cases):
            answer = _Answer(FIRST, batch, self._words(batch, guesses), budget, accepted=accepted)
            if answer.found:
                return answer.found[0]
            answer.require_complete()
        return None

    def flagged(
        self, cases: Iterable[Case], flag: Axiom, guesses: tuple[int, ...], budget: Budget
    ) -> Candidate | None:
        """An execution on which a flag is raised."""
        for batch in _batches(cases):
            index = batch[0].evaluator.model.flags.index(flag)
            answer = _Answer(FLAGGED, batch, self._words(batch, guesses), budget, flag=index)
            if answer.found:
                return answer.found[0].candidate
            answer.require_complete()
        return None

    def astray(self, cases: Selection, guesses: tuple[int, ...], budget: Budget) -> str:
        """What is wrong with an access at no location."""
        return stray_access(self, cases, guesses, budget)

    def _words(self, batch: tuple[Case, ...], guesses: tuple[int, ...]) -> "Iterator[array[int]]":
        """The cases as the kernel takes them, kept for the next question while they are few."""
        for case in batch:
            words = self._encoded.get((case, guesses))
            if words is None:
                words = case_words(case, guesses)
                if len(self._encoded) < _CASES_AT_ONCE:
                    self._encoded[case, guesses] = words
            yield words


def _batches(cases: Iterable[Case]) -> Iterator[tuple[Case, ...]]:
    remaining = iter(cases)
    while batch := tuple(islice(remaining, _CASES_AT_ONCE)):
        yield batch


class _Answer:
    """One call of the kernel."""

    def __init__(
        self,
        mode: int,
        batch: tuple[Case, ...],
        encoded: Iterable["array[int]"],
        budget: Budget,
        *,
        symmetry: Symmetry | None = None,
        known: tuple[Key, ...] = (),
        accepted: Expression | None = None,
        flag: int = 0,
    ) -> None:
        """Spends of the budget what the kernel used.

        Raises:
            NotNative: when the kernel cannot answer; the budget is then untouched.
        """
        assert _run is not None, "the native engine is asked only where it is installed"
        structure = batch[0].structure
        shape = len(structure.registers), len(structure.locations)
        steps = min(max(budget.steps - budget.used, 0), _MOST_STEPS)
        request = question_words(
            batch[0].evaluator.model,
            steps,
            mode=mode,
            symmetry=symmetry,
            flag=flag,
            accepted=accepted,
            shape=shape,
            known=known,
        )
        request.append(len(batch))
        for each in encoded:
            request.extend(each)
        words = array("q")
        words.frombytes(_run(request.tobytes(), budget.should_stop))
        status, used, _ = words[:3]
        if status == _TOO_WIDE:
            raise NotNative("a value wider than 128 bits")
        budget.used += used
        self.stopped = status != _COMPLETE
        observed = shape if mode != FLAGGED else (0, 0)
        most = MOST_OF_INCOMPLETE if self.stopped else words[2]
        self.found = tuple(islice(_decoded(words, batch, observed), most))

    def require_complete(self) -> None:
        """Raise Stopped when the search was."""
        if self.stopped:
            raise Stopped


def _decoded(words: "array[int]", batch: tuple[Case, ...], shape: tuple[int, int]) -> Iterator[Found]:
    at = 3
    places = sum(shape)
    for _ in range(words[2]):
        case = batch[words[at]]
        count = _wide(words, at + 1)
        key = [_wide(words, at + 3 + 2 * i) for i in range(places)]
        at += 3 + 2 * places
        structure = case.structure
        reads = structure.reads
        size = len(structure.events)
        sources = dict(zip(reads, words[at : at + len(reads)], strict=True))
        at += len(reads)
        values = {read: _wide(words, at + 2 * i) for i, read in enumerate(reads)}
        at += 2 * len(reads)
        coherence = 0
        for row in reversed(words[at : at + size]):
            coherence = coherence << size | row & structure.algebra.row
        at += size
        candidate = Candidate(structure, sources, coherence, values)
        yield Found(case.choice, (tuple(key[: shape[0]]), tuple(key[shape[0] :])), candidate, count)


def _wide(words: "array[int]", at: int) -> int:
    return (words[at + 1] << 64) + (words[at] & 0xFFFF_FFFF_FFFF_FFFF)
