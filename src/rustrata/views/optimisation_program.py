"""A counterexample as a program: what is around the optimised function and in the unknown code that it calls.

The code is Rust's, with two liberties. ``call(|p| { .. }, argument)`` is a call of a function with that body,
so that the argument is retagged and protected; where calls overlap, as those of two threads may, the second
thread's begin and end as statements. And raw pointers and references are not told apart in types: where one
is used as the other, a real program transmutes. ``loop {}`` is where the context stops for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rustrata.abstract.aliasing.events import Pointer, Storage
from rustrata.refinement.optimisation.context import ContextBorrow, ContextReturn
from rustrata.refinement.optimisation.lowering import Escapes
from rustrata.refinement.optimisation.replay import Replay, Row
from rustrata.refinement.optimisation.verdict import CallsBody, Resumes
from rustrata.views.optimisation_words import Words, new_name, words_of

_INDENT = "    "


@dataclass(slots=True)
class _Function:
    """A function of the context: its heading, its lines, and the calls that are open in it."""

    heading: str
    lines: list[str] = field(default_factory=list)
    open: list[int] = field(default_factory=list)

    def add(self, line: str) -> None:
        self.lines.append(_INDENT * (1 + len(self.open)) + line)

    def text(self) -> Iterator[str]:
        while self.open:
            self.open.pop()
            self.add("});")
        yield f"{self.heading} {{"
        yield from self.lines
        yield "}"


def program(replay: Replay) -> tuple[str, ...]:
    """The lines of the program."""
    return _Writer(replay).written()


class _Writer:
    def __init__(self, replay: Replay) -> None:
        self.replay = replay
        self.words: Words = words_of(replay)
        self.main = _Function("fn main()")
        self.functions = [self.main]
        self.current = self.main
        self.overlapping = not _nested(replay)
        self.pending: list[_Function] = []

    def written(self) -> tuple[str, ...]:
        world = self.replay.counterexample.world
        memory = world.memory()
        for number, size in enumerate(world.sizes):
            value = self.words.value(memory[number] or ())
            value = f"{value}u8" if size == 1 else value
            heap = world.storage is Storage.HEAP
            self.main.add(
                f"let p{number} = Box::into_raw(Box::new({value}));"
                if heap
                else f"let mut memory{number} = {value}; let p{number} = &raw mut memory{number};"
            )
        for index, row in enumerate(self.replay.rows):
            self._row(row, self.replay.known[index], self.replay.sizes[index])
        self.current.add(f"loop {{}}   // {self.replay.counterexample.ending.value}")
        lines: list[str] = []
        for function in self.functions:
            lines += ["", *function.text()] if lines else function.text()
        return tuple(lines)

    def _row(self, row: Row, known: tuple[str, ...], sizes: tuple[int, ...]) -> None:
        match row.turn:
            case None:
                self._body(row)
            case CallsBody(arguments):
                passed = [
                    known[pointer] if offset == 0 else f"&raw mut {known[pointer]}[{offset}]"
                    for pointer, offset in arguments
                ]
                self.current.add(f"optimised({', '.join(passed)});")
                self.pending.append(self.current)
            case Resumes():
                self.current = self.pending[-1]
            case ContextReturn(frame):
                self._return(frame)
            case _:
                self._move(row, known, sizes)

    def _body(self, row: Row) -> None:
        """Unknown code begins where the source calls it."""
        deed = row.source
        if deed is not None and isinstance(deed.step, Escapes):
            call = deed.step.statement
            self.current = _Function(f"fn {call.function}({', '.join(call.arguments)})")
            self.functions.append(self.current)

    def _move(self, row: Row, known: tuple[str, ...], sizes: tuple[int, ...]) -> None:
        move = row.turn
        assert move is not None, "the context moves"
        assert not isinstance(move, CallsBody | Resumes), "the context moves"
        text = self.words.move(move, known, sizes)
        if not isinstance(move, ContextBorrow) or move.frame is None:
            self.current.add(text)
        elif self.overlapping:
            made = text.removeprefix(f"call(|{new_name(known)}| {{ ... }}, ").removesuffix(");")
            kind = "Box" if move.borrowing.pointer is Pointer.BOX else "reference"
            self.current.add(
                f"let {new_name(known)} = {made};   // second thread: call {move.frame} begins, "
                f"the {kind} is its argument"
            )
        else:
            made = text.removeprefix(f"call(|{new_name(known)}| {{ ... }}, ").removesuffix(");")
            self.current.add(f"call({made}, |{new_name(known)}| {{")
            self.current.open.append(move.frame)

    def _return(self, frame: int) -> None:
        if self.overlapping:
            self.current.add(f"// second thread: call {frame} ends")
            return
        assert self.current.open[-1] == frame, "calls nest"
        self.current.open.pop()
        self.current.add("});")


def _nested(replay: Replay) -> bool:
    """Does every call of the context end in the function in which it begins, the last first?"""
    stack: list[list[int]] = [[]]
    for row in replay.rows:
        match row.turn:
            case Resumes():
                if stack.pop():
                    return False
            case ContextBorrow(_, _, _, _, _, int(frame)):
                stack[-1].append(frame)
            case ContextReturn(frame):
                if not stack[-1] or stack[-1].pop() != frame:
                    return False
            case None if row.source is not None and isinstance(row.source.step, Escapes):
                stack.append([])
            case _:
                pass
    return True
