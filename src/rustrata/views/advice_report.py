"""Advice as text, JSON and diagnostics."""

from collections.abc import Iterator

from rustrata.diagnostics import human
from rustrata.diagnostics.diagnostic import Diagnostic, Severity
from rustrata.diagnostics.json_form import Json
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.outcomes import show_condition
from rustrata.refinement.advice import Advice, Change, Choice, Compiled, Weight
from rustrata.relational.engine import Flagged
from rustrata.views.compiled import operations
from rustrata.views.findings import tables_of
from rustrata.views.refuted_boundary import execution_text
from rustrata.views.walk_json import threads_json

MOST_SHOWN = 6
"""Choices that are printed; JSON has them all."""


def findings(advice: Advice) -> Iterator[Diagnostic]:
    """That the claim is not kept, or that the answer is not known."""
    test = advice.test
    if advice.against is not None:
        if isinstance(advice.against, Flagged):
            why, title = "has undefined behaviour", f"an execution that is undefined: {advice.against.flag}"
            candidate = advice.against.candidate
        else:
            why, title = "does not keep its claim", "an execution that breaks it"
            candidate = advice.against
        yield Diagnostic(
            "REF008",
            f"{test.name} {why} under `{advice.model}`",
            test.condition_span,
            notes=(f"{title}\n{execution_text(candidate)}",),
            help=_repair(advice),
        )
    if advice.incomplete:
        message = f"the weakest orderings of {test.name} are not known: {advice.incomplete}"
        yield Diagnostic("REF009", message, test.condition_span, severity=Severity.WARNING)


def _repair(advice: Advice) -> str:
    if not advice.choices:
        return "no stronger ordering repairs it"
    cheapest = (advice.cheapest(each.target) for each in advice.on)
    number = next((advice.choices.index(choice) for choice in cheapest if choice is not None), 0)
    changes = "; ".join(f"P{each.thread} {_change(each, 0)}" for each in advice.choices[number].changes)
    return f"choice {number + 1} repairs it: {changes}"


def _change(change: Change, width: int) -> str:
    if not change.old:
        return f"{change.new} before {change.before}"
    return f"{change.old:<{width}} -> {change.new or 'none'}"


def report(advice: Advice, *, verbose: bool) -> Styled:
    """The choices, and what each costs on each target."""
    return tuple(segment for line in _lines(advice, verbose) for segment in (*line, Segment("\n")))


def _lines(advice: Advice, verbose: bool) -> Iterator[Styled]:
    test = advice.test
    yield (Segment(test.name, Style.EMPHASIS), Segment(f"   {test.source.name}", Style.DIM))
    yield (Segment(f"{test.quantifier.value} ({show_condition(test.condition)})"),)
    words, style = ("keeps its claim", Style.GOOD) if advice.kept else ("does not keep its claim", Style.BAD)
    if advice.kept or advice.against is not None:
        yield (Segment(f"model {advice.model}: the test "), Segment(words, style))
    yield from _choices(advice)
    for place in range(len(advice.on)):
        yield ()
        yield from _target(advice, place, verbose)
    for finding in findings(advice):
        yield ()
        yield human.render(finding)[:-1]


def _choices(advice: Advice) -> Iterator[Styled]:
    if not advice.choices:
        return
    one = len(advice.choices) == 1
    many = "1 weakest choice" if one else f"{len(advice.choices)} weakest choices"
    only = "" if advice.kept else ", of those that weaken nothing"
    words = f"{many} of orderings keep{'s' if one else ''} it{only}; {advice.asked} were tried"
    yield (Segment(words, Style.DIM),)
    for number, choice in enumerate(advice.choices[:MOST_SHOWN], 1):
        yield ()
        same = "" if choice.changes else "   the orderings that the test has"
        yield (Segment(f"choice {number}", Style.EMPHASIS), Segment(same))
        width = max((len(change.old) for change in choice.changes), default=0)
        for change in choice.changes:
            yield (Segment(f"    P{change.thread}  {_change(change, width)}"),)
    more = len(advice.choices) - MOST_SHOWN
    if more > 0:
        yield (Segment(f"and {more} more, which `--format json` lists", Style.DIM),)


def _target(advice: Advice, place: int, verbose: bool) -> Iterator[Styled]:
    own = advice.on[place]
    title = f"   {tables_of(own.tables)}, model {own.target.model.stem}"
    yield (Segment(own.target.name, Style.EMPHASIS), Segment(title))
    best = advice.cheapest(own.target)
    yield from _row("as it is", own, False)
    for number, choice in enumerate(advice.choices[:MOST_SHOWN], 1):
        yield from _row(f"choice {number}", choice.on[place], choice is best)
    shown = own if best is None else best.on[place]
    yield from operations(shown.compiled, shown.target, verbose)


def _row(name: str, each: Compiled, best: bool) -> Iterator[Styled]:
    note = "" if each.keeps else "; the claim is not kept"
    mark = "   <- cheapest" if best else ""
    yield (Segment(f"  {name:<10} {show_weight(each.weight)}{note}"), Segment(mark, Style.GOOD))


def show_weight(weight: Weight) -> str:
    """``6 instructions: 2 fences or updates, 1 ordered access``."""
    accesses = "1 ordered access" if weight.ordered == 1 else f"{weight.ordered} ordered accesses"
    barriers = "1 fence or update" if weight.barriers == 1 else f"{weight.barriers} fences or updates"
    return f"{weight.instructions} instructions: {barriers}, {accesses}"


def advice_json(advice: Advice) -> dict[str, Json]:
    """The choices, each on each target."""
    test = advice.test
    return {
        "test": test.name,
        "file": test.source.name,
        "quantifier": test.quantifier.value,
        "condition": show_condition(test.condition),
        "model": advice.model,
        "keeps_claim": advice.kept,
        "asked": advice.asked,
        "incomplete": advice.incomplete,
        "targets": [_compiled_json(each) for each in advice.on],
        "choices": [_choice_json(choice) for choice in advice.choices],
        "cheapest": {
            each.target.name: None if best is None else advice.choices.index(best) + 1
            for each in advice.on
            for best in (advice.cheapest(each.target),)
        },
    }


def _choice_json(choice: Choice) -> dict[str, Json]:
    return {
        "changes": [
            {"thread": each.thread, "from": each.old, "to": each.new, "before": each.before}
            for each in choice.changes
        ],
        "text": choice.test.source.text,
        "targets": [_compiled_json(each) for each in choice.on],
    }


def _compiled_json(each: Compiled) -> dict[str, Json]:
    return {
        "target": each.target.name,
        "mappings": [table.name for table in each.tables],
        "keeps_claim": each.keeps,
        "instructions": each.weight.instructions,
        "fences_or_updates": each.weight.barriers,
        "ordered_accesses": each.weight.ordered,
        "threads": threads_json(each.compiled),
    }
