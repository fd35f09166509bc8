"""A process that runs one command after another and may crash or hang without harm to its parent."""

import os
import resource
import shutil
import signal
import tempfile
import traceback
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from types import FrameType, TracebackType
from typing import NoReturn, Self

from fuzz_targets import answer_to

CPU_SECONDS = 5.0
WALL_SECONDS = 60.0
BYTES = 4 << 30
_FORK = get_context("fork")


@dataclass(frozen=True)
class Outcome:
    """How one command ended. ``failure`` names the way that it failed and is empty when it did not."""

    code: int = 0
    diagnostics: tuple[str, ...] = ()
    seconds: float = 0.0
    failure: str = ""
    trace: str = ""


class TooLong(BaseException):
    """The command has used its time. No kind of Exception, so that nothing takes it for its own."""


class Child:
    """The process, started again when it is lost."""

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="fuzz"))
        self._start()
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._stop()
        shutil.rmtree(self._folder)

    def outcome(self, target: str, command: str, content: bytes) -> Outcome:
        """Run a command on a content."""
        self._ours.send((target, command, content))
        try:
            if self._ours.poll(WALL_SECONDS):
                found = self._ours.recv()
                assert isinstance(found, Outcome)
                return found
            failure = "hang: it cannot be interrupted"
        except EOFError:
            self._process.join()
            failure = f"crash: the process ended with {self._process.exitcode}"
        self._stop()
        self._start()
        return Outcome(70, seconds=WALL_SECONDS, failure=failure)

    def _start(self) -> None:
        self._ours, theirs = _FORK.Pipe()
        self._process = _FORK.Process(target=_serve, args=(theirs, self._ours, self._folder), daemon=True)
        self._process.start()
        theirs.close()

    def _stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._ours.close()


def _serve(pipe: Connection, parents: Connection, folder: Path) -> None:
    parents.close()
    os.environ["COLUMNS"] = "100"
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _too_long)
    while True:
        try:
            target, command, content = pipe.recv()
        except EOFError:
            return
        pipe.send(_attempt(target, command, content, folder))


def _attempt(target: str, command: str, content: bytes, folder: Path) -> Outcome:
    started = process_time()
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        answer = answer_to(target, command, content, folder)
    except (Exception, TooLong, SystemExit, KeyboardInterrupt) as error:  # noqa: BLE001 -- each is what is sought
        signal.setitimer(signal.ITIMER_PROF, 0)
        trace = "".join(traceback.format_exception(error, limit=-12)) if error.__traceback__ else ""
        return Outcome(70, (), process_time() - started, _way(error), trace[-3000:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Outcome(answer.code, answer.diagnostics, process_time() - started)


def _too_long(number: int, frame: FrameType | None) -> NoReturn:
    raise TooLong


def _way(error: BaseException) -> str:
    """What failures of one cause have in common: the error, and the function of rustrata that it left. For a
    hang or endless recursion the frames differ from run to run, so it is the outermost module below the
    command's that tells."""
    frames = [frame for frame in _frames(error.__traceback__) if "/src/rustrata/" in frame[0]]
    ours = [frame for frame in frames if "/cli/" not in frame[0]] or frames
    if isinstance(error, TooLong | RecursionError | MemoryError):
        name = "hang" if isinstance(error, TooLong) else type(error).__name__
        path, function = ours[min(2, len(ours) - 1)] if ours else ("?", "?")
        return f"{name}: in {_short(path)} {function}"
    path, function = ours[-1] if ours else ("?", "?")
    return f"{type(error).__name__}: in {_short(path)} {function}"


def _short(path: str) -> str:
    return path.rpartition("/src/")[2]


def _frames(trace: TracebackType | None) -> list[tuple[str, str]]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append((code.co_filename, code.co_name))
        trace = trace.tb_next
    return found
