"""The answers about many files, in order: kept ones from the cache, the others from workers."""

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

from rustrata.cli.litmus_work import Work
from rustrata.cli.result_cache import ResultCache, fingerprint, key_of
from rustrata.diagnostics.diagnostic import RustrataError
from rustrata.later import Later
from rustrata.refinement.models import AnyModel
from rustrata.source import SourceFile
from rustrata.views.answer_codec import decode, encode
from rustrata.views.litmus_answer import Answered

if TYPE_CHECKING:
    import json
else:
    json = Later("json")

_REPORT_SECONDS = 0.2


def answers_to(
    names: Sequence[str],
    work_for: Callable[[str], Work],
    answer_all: Callable[[Sequence[Work]], Generator[Answered, None, None]],
    cache: ResultCache,
    progress: Callable[[str], None],
) -> Iterator[Answered]:
    """What became of each file, in order. ``work_for`` reads a file; its mistakes become answers.
    ``answer_all`` does the work that no kept answer saves, in order."""
    known: list[Answered | None] = []
    keys: list[str] = []
    pending: list[Work] = []
    for name in names:
        try:
            work = work_for(name)
        except RustrataError as error:
            known.append(Answered(SourceFile(name, ""), error=error.diagnostic))
            keys.append("")
            continue
        keys.append(_key(work) if cache.keeps else "")
        known.append(_kept(cache, keys[-1], work.source))
        if known[-1] is None:
            pending.append(work)
    computed = answer_all(pending)
    meter = _Meter(len(pending), progress)
    try:
        for key, answered in zip(keys, known, strict=True):
            if answered is None:
                answered = next(computed)
                meter.one_more()
                _keep(cache, key, answered)
            yield answered
    finally:
        computed.close()


def _key(work: Work) -> str:
    """Everything that the answers depend on. The time limit is no part of it: what it cut is not kept."""
    options = work.options
    settings = (
        options.steps,
        options.counting.value,
        options.explain,
        options.unroll,
        work.witnesses,
        work.plain_atomic.value,
    )
    return key_of(fingerprint(), work.source.text, *map(_model_key, work.models), json.dumps(settings))


@lru_cache(maxsize=64)
def _model_key(model: AnyModel) -> str:
    if isinstance(model, str):
        return model
    included = (text for name, source in model.included for text in (name, source.text))
    return key_of(model.name, model.source.text, *included, ",".join(sorted(model.variants)))


def _kept(cache: ResultCache, key: str, source: SourceFile) -> Answered | None:
    """The kept answers about a file; None when there are none, or they cannot be read."""
    text = cache.get(key)
    if text is None:
        return None
    try:
        answers = tuple(decode(line) for line in text.splitlines())
    except (ValueError, KeyError, TypeError):
        return None
    return Answered(source, answers, (0.0,) * len(answers))


def _keep(cache: ResultCache, key: str, answered: Answered) -> None:
    """Keep answers that are complete: another run may find what this one was stopped from finding."""
    if cache.keeps and answered.answers and not any(answer.cut for answer in answered.answers):
        cache.put(key, "\n".join(map(encode, answered.answers)))


class _Meter:
    """Says how many of the tests are done, and how long the others will take at this pace."""

    def __init__(self, total: int, progress: Callable[[str], None]) -> None:
        self._total = total
        self._progress = progress
        self._done = 0
        self._started = self._shown = monotonic()

    def one_more(self) -> None:
        """Count one more test; the line is redrawn a few times a second."""
        self._done += 1
        now = monotonic()
        if self._total == 1 or now - self._shown < _REPORT_SECONDS:
            return
        self._shown = now
        left = (now - self._started) / self._done * (self._total - self._done)
        minutes, seconds = divmod(round(left), 60)
        self._progress(f"{self._done} of {self._total} tests, about {minutes}:{seconds:02} left")
