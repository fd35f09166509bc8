"""Reads an optimisation pair.

    "a read moves down over an unknown call" "Stacked Borrows, section 3.3"
    memory u8;                          // optional: what the context has; the first parameter's pointee
    context cells, boxes;               // optional: beside the plain moves; also `wildcards`
    threads 1;                          // optional: calls nest; 2 by default

    fn source(x: &mut u8) { let v = *x; f(); return v; }
    fn target(x: &mut u8) { f(); return *x; }

Types are ``u8``, tuples, arrays, ``Cell<..>`` and ``UnsafeCell<..>``; ``x.1`` and ``x[1]`` are parts of what
``x`` points to.
"""

from pathlib import PurePath

from rustrata.diagnostics.diagnostic import did_you_mean
from rustrata.programs.optimisation.body_reader import read_body
from rustrata.programs.optimisation.heading import read_heading
from rustrata.programs.optimisation.syntax import Body, Extra, Pair, Return, Type
from rustrata.programs.optimisation.types import read_type
from rustrata.programs.scanner import Scanner, mistake
from rustrata.source import SourceFile, Span

_LARGEST = 4


def parse(source: SourceFile) -> Pair:
    """The pair in a text. Its name is the file's, without the suffix. Raises RustrataError: the codes
    OPT001 to OPT008."""
    scanner = Scanner(source, unexpected="OPT002", truncated="OPT001")
    title, origin = read_heading(scanner)
    memory = _memory(scanner)
    extras = _extras(scanner)
    threads = _threads(scanner)
    before = read_body(scanner, "source")
    after = read_body(scanner, "target")
    if not scanner.at_end:
        scanner.fail("the end of the file")
    _check_fit(before, after)
    memory = memory or (before.parameters[0].pointee,)
    _check_memory(memory, before, after)
    name = PurePath(source.name).name.partition(".")[0]
    return Pair(name, title, origin, source, memory, extras, threads, before, after)


def _memory(scanner: Scanner) -> tuple[Type, ...]:
    types: list[Type] = []
    start = scanner.start
    if scanner.accept("memory"):
        types.append(read_type(scanner))
        while scanner.accept(","):
            types.append(read_type(scanner))
        scanner.expect(";", "after the memory")
    if len(types) > 2 or sum(t.size for t in types) > _LARGEST:
        raise mistake(
            "OPT006",
            f"unsupported: more than two allocations, or more than {_LARGEST} bytes",
            scanner.since(start),
            help="the search is exhaustive, and each byte multiplies what it has to try",
        )
    return tuple(types)


def _extras(scanner: Scanner) -> tuple[Extra, ...]:
    found: list[Extra] = []
    while scanner.accept("," if found else "context"):
        known = {extra.value: extra for extra in Extra}
        if scanner.word not in known:
            near = did_you_mean(scanner.word, known)
            scanner.fail("what a context may do", help=near or f"one of {', '.join(known)}")
        found.append(known[scanner.word])
        scanner.advance()
    if found:
        scanner.expect(";", "after what the context may do")
    return tuple(found)


def _threads(scanner: Scanner) -> int:
    if not scanner.accept("threads"):
        return 2
    if scanner.word not in ("1", "2"):
        scanner.fail("`1` or `2`", help="2: calls of a second thread may overlap those of the first")
    threads = int(scanner.word)
    scanner.advance()
    scanner.expect(";", "after the number of threads")
    return threads


def _check_fit(source: Body, target: Body) -> None:
    """The context cannot know which of the two it calls."""
    if len(source.parameters) != len(target.parameters):
        count = len(source.parameters)
        raise mistake(
            "OPT005",
            f"`target` has {len(target.parameters)} parameters, and `source` has {count}",
            target.span,
            help="the context calls both with the same pointers",
        )
    for before, after in zip(source.parameters, target.parameters, strict=True):
        if before.pointee.size != after.pointee.size:
            raise mistake(
                "OPT005",
                f"`{after.name}` points to {after.pointee.size} bytes, in `source` to {before.pointee.size}",
                after.span,
                help="the context calls both with the same pointers",
            )
    if _returns(source) != _returns(target):
        silent = target if _returns(source) else source
        raise mistake("OPT005", f"`{silent.name}` returns nothing, and the other does", silent.span)
    for index in range(max(len(source.calls), len(target.calls))):
        if index >= len(source.calls) or index >= len(target.calls):
            longer = source if index < len(source.calls) else target
            shorter = target if longer is source else source
            call = longer.calls[index]
            raise mistake(
                "OPT005",
                f"`{shorter.name}` does not call `{call.function}`, and `{longer.name}` does",
                call.span,
                help="both call the same unknown code in the same order",
            )
        first, second = source.calls[index], target.calls[index]
        if first.function != second.function or len(first.arguments) != len(second.arguments):
            raise mistake(
                "OPT005",
                f"`target` calls `{second.span.text}` where `source` calls `{first.span.text}`",
                second.span,
                help="both call the same unknown code in the same order",
            )


def _returns(body: Body) -> bool:
    return bool(body.statements) and isinstance(body.statements[-1], Return)


def _check_memory(memory: tuple[Type, ...], *bodies: Body) -> None:
    largest = max(memory, key=lambda type_: type_.size)
    for body in bodies:
        for parameter in body.parameters:
            if parameter.pointee.size > largest.size:
                raise mistake(
                    "OPT005",
                    f"`{parameter.name}` points to {parameter.pointee.size} bytes, "
                    f"and the largest allocation has {largest.size}",
                    Span(parameter.span.source, parameter.span.start, parameter.span.end),
                    help=f"write `memory {parameter.pointee.text};` before `fn source`",
                )
