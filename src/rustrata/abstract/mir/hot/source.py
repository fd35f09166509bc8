"""A region as the source of one Python function of a frame."""

from collections.abc import Callable

from rustrata.abstract.mir.arithmetic import Unsupported, is_signed, wrapped
from rustrata.abstract.mir.code import Code, CodeBlock
from rustrata.abstract.mir.definitions import Unknown
from rustrata.abstract.mir.frames import Frame
from rustrata.abstract.mir.hot.locals import locals_of, written_in
from rustrata.abstract.mir.hot.regions import Region, inner_successors
from rustrata.abstract.mir.hot.statements import write_statement
from rustrata.abstract.mir.hot.uses import uses_of
from rustrata.abstract.mir.hot.values import operand
from rustrata.abstract.mir.hot.writer import Refused, Room, Writer
from rustrata.programs.rust.bodies import Assert, SwitchInt, Terminator, UnwindAction
from rustrata.programs.rust.types import Primitive

Run = Callable[[Frame], None]


def function_of(code: Code, region: Region, room: Room) -> Run:
    """What runs a region. Statements that cannot be written are left to their steps, and what they mention is
    kept in the frame: which may leave others to theirs."""
    stepped: frozenset[int] = frozenset()
    while True:
        writing = _Writing(code, region, room, stepped)
        writing.write()
        if writing.stepped == stepped:
            return writing.function()
        stepped = frozenset(writing.stepped)


def made(text: str, name: str, names: dict[str, object]) -> Run:
    """The function ``region`` of a source."""
    exec(compile(text, name, "exec"), names)
    found: Run = names["region"]  # type: ignore[assignment]
    return found


class _Writing:
    """A region that is being written. ``stepped`` are the locals that steps mention."""

    def __init__(self, code: Code, region: Region, room: Room, stepped: frozenset[int]) -> None:
        self.code = code
        self.region = region
        self.stepped = set(stepped)
        self.writer = Writer(code, room, locals_of(code, region, room.scalars, stepped))
        self.written = sorted(written_in(code, region) & self.writer.locals.kept)
        self.within = region.blocks

    def write(self) -> None:
        """The body of the function."""
        writer = self.writer
        for local in sorted(writer.locals.kept):
            writer.line(f"x{local} = locals_[{local}]")
        if not self.region.loops:
            self._block(self.region.head, 0)
            return
        writer.line("steps = touched = 0")
        writer.line("room = machine.limit - machine.steps")
        writer.line("while True:")
        with writer.indented():
            self._block(self.region.head, 0)

    def function(self) -> Run:
        """The function."""
        text = "\n".join(("def region(frame):", "    locals_ = frame.locals", *self.writer.lines, ""))
        names = {**self.writer.names, "machine": self.code.machine, "memory": self.code.machine.memory}
        return made(text, f"<{self.code.body.path}, bb{self.region.head}>", names)

    # Blocks

    def _block(self, number: int, steps: int) -> None:
        """A block and what comes after it. ``steps`` have been made since the head."""
        made = self.code.block(number)
        for at in range(len(made.steps)):
            self._statement(made, at)
        self._terminator(number, made, steps + len(made.steps) + 1)

    def _statement(self, made: CodeBlock, at: int) -> None:
        writer, statement = self.writer, made.statements[at]
        try:
            with writer.attempt():
                write_statement(writer, statement)
        except (Refused, Unsupported, Unknown):
            writer.line(f"{writer.name(made.steps[at], 'step')}(frame)")
            writer.at_hand.clear()
            self.stepped.update(uses_of(statement).all)

    def _terminator(self, number: int, made: CodeBlock, steps: int) -> None:
        writer, terminator = self.writer, made.terminator
        targets = inner_successors(self.code, number)
        try:
            with writer.attempt():
                self._go_on(terminator, made, targets, steps)
        except (Refused, Unsupported, Unknown):
            self.stepped.update(uses_of(terminator).all)
            self._settle(steps)
            block, run = writer.name(made, "block"), writer.name(made.run, "run")
            writer.line(f"frame.block, frame.index = {block}, {len(made.steps)}")
            writer.line(f"{run}(frame)")
            writer.line("return")

    def _go_on(self, terminator: Terminator, made: CodeBlock, targets: tuple[int, ...], steps: int) -> None:
        match terminator:
            case SwitchInt():
                self._switch(terminator, steps)
            case Assert():
                self._assert(terminator, made, steps)
            case _ if targets:
                self._edge(targets[0], steps)
            case _:
                raise Refused

    def _switch(self, terminator: SwitchInt, steps: int) -> None:
        found, type_ = operand(self.writer, terminator.operand)
        if len(terminator.targets) == 1 and terminator.targets[0][0] == 0:
            condition = found.truth or found.parts[0]
            self._fork(condition, terminator.otherwise, terminator.targets[0][1], steps)
            return
        value = self.writer.held(found.parts[0], "value")
        for bits, target in terminator.targets:
            signed = isinstance(type_, Primitive) and type_ is not Primitive.BOOL and is_signed(type_)
            pattern = wrapped(bits, type_) if signed and isinstance(type_, Primitive) else bits
            self.writer.line(f"if {value} == {pattern}:")
            self._nested(target, steps)
        self._edge(terminator.otherwise, steps)

    def _fork(self, condition: str, then: int, otherwise: int, steps: int) -> None:
        """Two ways: the one that leaves is written first."""
        if otherwise not in self.within and then in self.within:
            condition, then, otherwise = f"not {condition}", otherwise, then
        self.writer.line(f"if {condition}:")
        self._nested(then, steps)
        self._edge(otherwise, steps)

    def _assert(self, terminator: Assert, made: CodeBlock, steps: int) -> None:
        writer = self.writer
        found, _ = operand(writer, terminator.condition)
        condition = found.truth or found.parts[0]
        writer.line(f"if {'not ' * terminator.expected}{condition}:")
        with writer.branch():
            arguments = [operand(writer, argument)[0].parts[0] for argument in terminator.arguments]
            self._settle(steps)
            block = writer.name(made, "block")
            writer.line(f"frame.block, frame.index = {block}, {len(made.steps)}")
            fail = writer.name(_Failure(terminator.message, terminator.unwind), "fail")
            writer.line(f"{fail}(frame, ({''.join(f'{argument}, ' for argument in arguments)}))")
            writer.line("return")
        self._edge(terminator.target, steps)

    # Edges

    def _nested(self, target: int, steps: int) -> None:
        with self.writer.branch():
            self._edge(target, steps)

    def _edge(self, target: int, steps: int) -> None:
        """Goes on in a block: of the region, back at its head, or out of it."""
        writer = self.writer
        if target == self.region.head:
            writer.line(f"steps += {steps}")
            writer.line(f"touched += {writer.touched}")
            writer.line("if steps > room:")
            with writer.branch():
                writer.touched = 0
                self._settle(0)
                writer.line(f"frame.go({target})")
                writer.line("return")
            writer.line("continue")
        elif target in self.within:
            self._block(target, steps)
        else:
            self._settle(steps)
            writer.line(f"frame.go({target})")
            writer.line("return")

    def _settle(self, steps: int) -> None:
        """Puts registers back into the frame, and counts."""
        writer = self.writer
        for local in self.written:
            writer.line(f"locals_[{local}] = x{local}")
        before, also = ("steps + ", "touched + ") if self.region.loops else ("", "")
        writer.line(f"machine.steps += {before}{steps}")
        writer.line(f"memory.accesses += {also}{writer.touched}")


class _Failure:
    """An assertion that fails: the panic."""

    def __init__(self, message: str, unwind: UnwindAction) -> None:
        self.message = message
        self.unwind = unwind

    def __call__(self, frame: Frame, arguments: tuple[int, ...]) -> None:
        """Panics, with the arguments in the message."""
        words = self.message
        for argument in arguments:
            words = words.replace("{}", str(argument), 1)
        frame.unwind = self.unwind
        frame.thread.panic(words)
