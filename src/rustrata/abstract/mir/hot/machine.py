"""A machine that runs what is run often as regions."""

from collections.abc import Iterable

from rustrata.abstract.aliasing.events import Access
from rustrata.abstract.aliasing.model import Borrows, Violation
from rustrata.abstract.aliasing.native import native_borrows
from rustrata.abstract.aliasing.profiles import borrows
from rustrata.abstract.mir.code import CodeBlock
from rustrata.abstract.mir.frames import Frame
from rustrata.abstract.mir.hot.accesses import Accesses, Touch, undecided, untouched
from rustrata.abstract.mir.hot.borrows import Renewals
from rustrata.abstract.mir.hot.compiled_models import CompiledModels
from rustrata.abstract.mir.hot.lone_scalars import LoneScalars
from rustrata.abstract.mir.hot.regions import region_of
from rustrata.abstract.mir.hot.source import function_of
from rustrata.abstract.mir.hot.writer import Room
from rustrata.abstract.mir.machine import Machine
from rustrata.programs.rust.program import Program

OFTEN = 20
"""Runs of a block before it becomes the head of a region."""


class QuickFrame(Frame):
    """A call that is under way, on a quick machine."""

    __slots__ = ()
    machine: "QuickMachine"

    def advance(self) -> None:
        """Runs the region that begins here, if there is one, else the rest of the block."""
        block = self.block
        if block.hot is None and not block.enters:
            block.runs += 1
            if block.runs == self.machine.often:
                self.machine.heat(self, block)
        if block.hot is not None and not self.inlined and len(self.machine.threads) < 2 and not self.index:
            block.hot(self)
        else:
            Frame.advance(self)


class QuickMachine(Machine):
    """A machine that does not say where or why something is undefined, only that it may be. The models are
    those of ``names``, the one that decides first, compiled if they can be and ``compiled`` says so; a block
    is made the head of a region when it runs for the ``often``th time."""

    frame = QuickFrame

    def __init__(
        self,
        program: Program,
        names: Iterable[str],
        *,
        arguments: tuple[str, ...] = (),
        often: int = OFTEN,
        compiled: bool = True,
    ) -> None:
        names = tuple(names)
        native = native_borrows(names) if compiled else None
        both = None if native is None else CompiledModels(native)
        models: dict[str, Borrows] = (
            {name: borrows(name) for name in names} if both is None else {names[0]: both}
        )
        super().__init__(program, models, arguments=arguments)
        self.often = often
        touch = _touch(models) if both is None else both.native.access
        accesses = Accesses(self, touch)
        self.room = Room(accesses, Renewals(self, accesses, both), LoneScalars(self.shapes, self.values))

    def heat(self, frame: Frame, block: CodeBlock) -> None:
        """Makes a block, which a frame is at, the head of a region."""
        if self.program.by_hand or frame.index:
            return
        code = frame.code
        block.hot = function_of(code, region_of(code, code.blocks.index(block)), self.room)

    def place_in_program(self) -> None:
        """Nobody asks where memory was freed when all is well."""

    def origin(self) -> None:
        """Nor where it was allocated."""

    def violated(self, name: str, violation: Violation) -> None:
        """A model forbids something."""
        raise undecided()


def _touch(models: dict[str, Borrows]) -> Touch:
    """Tells models in Python of an access."""
    if not models:
        return untouched

    def touch(number: int, offset: int, size: int, tag: int, writes: bool) -> int:
        access = Access.WRITE if writes else Access.READ
        return any(m.access(number, offset, size, tag, access) is not None for m in models.values())

    return touch
