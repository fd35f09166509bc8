"""The human form of a walk: the layers from above, each boundary with its verdict."""

from collections.abc import Iterator

from rustrata.diagnostics import human
from rustrata.diagnostics.styled import Segment, Style, Styled
from rustrata.executions.outcomes import show_condition
from rustrata.executions.verdicts import Holds, Refuted, Unknown
from rustrata.refinement.walk import Boundary, Claim, TargetWalk, Walk
from rustrata.views.compiled import operations
from rustrata.views.findings import findings, outcomes_listed, tables_of
from rustrata.views.refuted_boundary import show_coverage
from rustrata.virtual.obligations import describe
from rustrata.virtual.translation import Translation

_OUTCOMES_SHOWN = 16

_CLAIMS = {
    Claim.ALLOWED: ("allowed", Style.PLAIN),
    Claim.FORBIDDEN: ("forbidden", Style.PLAIN),
    Claim.HOLDS: ("holds", Style.GOOD),
    Claim.VIOLATED: ("does not hold", Style.BAD),
    Claim.UNKNOWN: ("is not decided", Style.WARNING),
}


def report(walk: Walk, *, verbose: bool) -> Styled:
    """The whole report, line ends included. ``verbose`` adds outcomes and coverage of each verdict."""
    return tuple(segment for line in _lines(walk, verbose) for segment in (*line, Segment("\n")))


def _lines(walk: Walk, verbose: bool) -> Iterator[Styled]:
    yield from _head(walk)
    yield from _abstract(walk, verbose)
    yield from _virtual(walk, verbose)
    for below in walk.targets:
        yield ()
        yield from _target(walk, below, verbose)
    for finding in findings(walk):
        yield ()
        yield human.render(finding)[:-1]
    yield ()
    yield from _summary(walk)


def _head(walk: Walk) -> Iterator[Styled]:
    test = walk.test
    yield (Segment(test.name, Style.EMPHASIS), Segment(f"   {test.source.name}", Style.DIM))
    yield (Segment(f"{test.quantifier.value} ({show_condition(test.condition)})"),)
    yield ()


def _abstract(walk: Walk, verbose: bool) -> Iterator[Styled]:
    abstract = walk.abstract
    words, style = _CLAIMS[walk.claim]
    count = _count(len(abstract.observations), "outcome") + (" so far" if abstract.incomplete else "")
    asked = "condition is" if walk.claim in (Claim.ALLOWED, Claim.FORBIDDEN) else "claim"
    yield (
        Segment("abstract", Style.EMPHASIS),
        Segment(f"      model {abstract.model}: {count}; the {asked} "),
        Segment(words, style),
    )
    if abstract.undefined is not None:
        yield (Segment("    undefined behaviour", Style.BAD), Segment(f": {abstract.undefined.flag}"))
    if verbose:
        yield from (_plain(f"    {line}") for line in outcomes_listed(abstract, _OUTCOMES_SHOWN))
    if walk.load_buffering:
        listed = "; ".join(f"({outcome})" for outcome in walk.load_buffering[:3])
        number = _count(len(walk.load_buffering), "outcome")
        only = "`c20` allows and `rust`, under which programs are explored, does not"
        yield _plain(f"    load buffering: {number} that {only}: {listed}")


def _virtual(walk: Walk, verbose: bool) -> Iterator[Styled]:
    yield ()
    yield (Segment("virtual", Style.EMPHASIS), Segment("       " + _map_name(walk)))
    seen = set()
    for access in walk.placed.accesses:
        translated = access.translated
        if isinstance(translated, Translation):
            page = translated.page
            line = (
                f"    {access.location}: {translated.virtual:#x} -> {translated.physical:#x}"
                f"   {page.permission}   {page.memory_type.value}"
            )
            if line not in seen:
                seen.add(line)
                yield _plain(line)
    yield from (_plain(f"    {sentence}") for sentence in describe(walk.obligations))
    yield from _boundary(walk.virtual, verbose)


def _map_name(walk: Walk) -> str:
    source = walk.placed.address_map.source
    return "default address map: a page for each location" if source is None else f"address map {source.name}"


def _target(walk: Walk, below: TargetWalk, verbose: bool) -> Iterator[Styled]:
    target = below.target
    yield (
        Segment("architecture", Style.EMPHASIS),
        Segment(f"  {target.name}, {tables_of(below.tables)}, model {target.model.stem}"),
    )
    yield from operations(below.compiled, below.target, verbose)
    yield from _boundary(below.architecture, verbose)
    yield (Segment("hardware", Style.EMPHASIS), Segment(f"      {_machine(below.hardware)}"))
    yield from _boundary(below.hardware, verbose)


def _machine(boundary: Boundary) -> str:
    run = boundary.lower.run if boundary.lower is not None else None
    if run is None:
        return "no machine was run"
    starts = _count(len(run.starts), "start")
    return f"store buffers over {run.protocol.name}: {run.states} states from {starts}"


def _boundary(boundary: Boundary, verbose: bool) -> Iterator[Styled]:
    place = f"  {' -> '.join(boundary.layers)}: "
    match boundary.verdict:
        case Holds(coverage, note):
            yield (Segment(place), Segment("holds", Style.GOOD), Segment(f"   {note}"))
            yield _plain(f"    {show_coverage(coverage)}", Style.DIM)
        case Refuted(coverage, _):
            yield (Segment(place), Segment("refuted", Style.BAD), Segment("   see below"))
        case Unknown(reason):
            yield (Segment(place), Segment("unknown", Style.WARNING), Segment(f"   {reason}"))
    if verbose and boundary.lower is not None:
        yield from (_plain(f"    {line}") for line in outcomes_listed(boundary.lower, _OUTCOMES_SHOWN))
    yield from _messages(boundary)


def _messages(boundary: Boundary) -> Iterator[Styled]:
    """The coherence messages that the machine exchanged, over its shortest runs to each outcome."""
    run = boundary.lower.run if boundary.lower is not None else None
    if run is None or not isinstance(boundary.verdict, Holds):
        return
    totals = []
    for outcome in sorted(run.outcomes, key=str):
        counts = run.message_counts(outcome)
        totals.append((sum(low for low, _ in counts.values()), sum(high for _, high in counts.values())))
    fewest, most = min(low for low, _ in totals), max(high for _, high in totals)
    yield _plain(f"    coherence messages on shortest runs: {fewest} to {most}")


def _summary(walk: Walk) -> Iterator[Styled]:
    boundaries = walk.boundaries
    held = sum(isinstance(b.verdict, Holds) for b in boundaries)
    refuted = sum(isinstance(b.verdict, Refuted) for b in boundaries)
    parts = [_count(len(boundaries), "boundary", "boundaries") + f": {held} hold"]
    parts.append(f"{refuted} refuted")
    parts.append(f"{len(boundaries) - held - refuted} unknown")
    yield (Segment(", ".join(parts), Style.EMPHASIS),)


def _plain(text: str, style: Style = Style.PLAIN) -> Styled:
    return (Segment(text, style),)


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
