"""The work of a batch on a Dask cluster: a second way beside `rustrata.refinement.batch`, in the same order.

``distributed`` is imported only when a cluster is asked for. A worker runs what it is sent, so it must have
the very rustrata that sends it: its version and files are compared before anything is sent, and again with
each result, for workers that come later. Python versions may differ; ``distributed`` warns of it.
"""

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from socket import gaierror, getaddrinfo
from typing import TYPE_CHECKING, TypeVar

from rustrata import __version__
from rustrata.diagnostics.diagnostic import Diagnostic, RustrataError

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")

CONNECT_SECONDS = 10.0
"""How long the scheduler has to answer, and then the first worker to be there."""
_CHUNK = 8
"""How many pieces of work are sent at once, as to processes."""
_MEANING = (".py", ".cat", ".lark", ".toml")
"""The files that answers depend on, less compiled ones: these differ by machine, and the answers do not."""


@lru_cache(maxsize=1)
def installed() -> str:
    """The rustrata that runs here: its version, and a digest of its files."""
    digest = sha256()
    waiting: list[tuple[str, Traversable]] = [("", resources.files("rustrata"))]
    while waiting:
        name, entry = waiting.pop()
        if entry.is_dir():
            inner = sorted(entry.iterdir(), key=lambda each: each.name)
            waiting.extend((f"{name}/{each.name}", each) for each in inner)
        elif name.endswith(_MEANING):
            content = sha256(entry.read_bytes()).hexdigest()
            digest.update(f"{name} {content}\n".encode())
    return f"{__version__} ({digest.hexdigest()[:12]})"


@contextmanager
def connected(address: str, seconds: float = CONNECT_SECONDS) -> Iterator["Client"]:
    """A cluster that has workers, each with the rustrata of this machine.

    Raises:
        RustrataError: CLI009 when ``distributed`` is not installed, when neither scheduler nor worker answers
            in ``seconds``, when a worker has another rustrata, and when the cluster is lost meanwhile.
    """
    client = _client(address, seconds)
    try:
        _with_workers(client, address, seconds)
        yield client
    finally:
        client.close()


def in_order_on(client: "Client", work: Callable[[T], R], items: Sequence[T]) -> Generator[R, None, None]:
    """``work`` of every item, in order, on the workers of a cluster.

    ``work`` is a function of a module, and items and results can be pickled. What is not wanted any more is
    cancelled; a piece of work that has begun runs to its end, and its result is dropped.
    """
    from distributed import KilledWorker

    size = max(1, min(_CHUNK, len(items) // max(1, sum(client.nthreads().values()))))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    # One call for each chunk: a graph of them all would be sent as one message.
    waiting: deque[Future[tuple[str, list[R]]]] = deque(
        client.submit(_each, work, chunk, pure=False) for chunk in chunks
    )
    try:
        while waiting:
            found, results = waiting[0].result()
            if found != installed():
                raise _another_version({"a worker": found})
            waiting.popleft()
            yield from results
    except (CancelledError, KilledWorker, OSError) as error:
        raise _unusable(f"the cluster was lost: {error}", _LOST) from error
    finally:
        client.cancel(list(waiting))


def _each(work: Callable[[T], R], items: Sequence[T]) -> tuple[str, list[R]]:
    return installed(), [work(item) for item in items]


_LOST = "run it again: results of batches are kept; or use `-j N`"
_WORKERS = "start one where rustrata is installed: `dask worker {}`"
_INSTALL = "install it with `pip install 'rustrata[cluster]'`, or use `-j N`"


def _unusable(message: str, help_: str) -> RustrataError:
    return RustrataError(Diagnostic("CLI009", message, help=help_))


def _client(address: str, seconds: float) -> "Client":
    try:
        from distributed import Client
        from distributed.comm import get_address_host_port
    except ModuleNotFoundError as error:
        raise _unusable(f"--cluster needs `{error.name}`, which is not installed", _INSTALL) from error
    # What goes wrong is said by what is raised, once.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    # A Client that is refused its address takes long to go away; one of an unknown host fails an assertion.
    try:
        getaddrinfo(*get_address_host_port(address))
    except (ValueError, gaierror) as error:
        message = f"`{address}` is not the address of a scheduler: {error}"
        raise _unusable(message, "an address is HOST:PORT, as `dask scheduler` prints it") from error
    try:
        return Client(address, timeout=seconds, set_as_default=False)
    except OSError as error:
        message = f"the scheduler at `{address}` cannot be reached: {error}"
        raise _unusable(
            message, "start one with `dask scheduler`, and see which address it prints"
        ) from error


def _with_workers(client: "Client", address: str, seconds: float) -> None:
    """Wait for a worker, and refuse workers that have another rustrata, or none."""
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        raise _unusable(f"the cluster at `{address}` has no worker", _WORKERS.format(address)) from error
    answers = client.run(installed, on_error="return")
    others = {worker: str(found) for worker, found in answers.items() if found != installed()}
    if others:
        raise _another_version(others)


def _another_version(others: dict[str, str]) -> RustrataError:
    message = f"workers of the cluster do not have rustrata {installed()}"
    notes = tuple(f"{worker}: {found}" for worker, found in sorted(others.items()))
    help_ = "install the same version on all workers, and start them again"
    return RustrataError(Diagnostic("CLI009", message, notes=notes, help=help_))
