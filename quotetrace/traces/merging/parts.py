"""Parts: work on what is in memory already, shared out among processes that are copies of this one."""

import sys
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from quotetrace.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Found = TypeVar("_Found")


def in_parts(
    work: Callable[[int], _Found],
    parts: int,
    carry: tuple[Callable[[_Found], Any], Callable[[Any, int], _Found]] | None = None,
) -> list[_Found]:
    """What ``work`` gives for each part, 0 first; part 0 is done here, every other one in a process of its own.
    ``carry`` makes of what was found something lighter to carry here, and, with the number of the part, the same again.

    The processes are forks, which share what was read so far. Where forks are not safe (anywhere but on Linux) the
    parts are done here one by one. Raises :class:`WorkerError` where a process died.

    >>> in_parts(lambda part: part * part, 3)
    [0, 1, 4]
    """
    if parts == 1 or sys.platform != "linux":
        return [work(part) for part in range(parts)]
    # Loaded late: one process needs none of it.
    from multiprocessing import get_context

    fork = get_context("fork")
    started = []
    try:
        for part in range(1, parts):
            here, there = fork.Pipe(duplex=False)
            process = fork.Process(target=_send, args=(work, carry and carry[0], part, there), daemon=True)
            with warnings.catch_warnings():  # Python 3.12 warns of any thread, such as those of NumPy's BLAS
                warnings.simplefilter("ignore", DeprecationWarning)
                process.start()
            there.close()
            started.append((process, here))
        found = [work(0)]
        for part, (process, here) in enumerate(started, 1):
            received = _received(here)
            found.append(carry[1](received, part) if carry else received)
            process.join()
        return found
    finally:
        for process, here in started:
            here.close()
            process.terminate()


def _send(work: Callable[[int], Any], carry: Callable[[Any], Any] | None, part: int, there: "Connection") -> None:
    try:
        found = work(part)
        there.send((carry(found) if carry else found, None))
    except Exception as error:
        there.send((None, error))
    there.close()


def _received(here: "Connection") -> Any:
    try:
        found, error = here.recv()
    except EOFError:
        raise WorkerError(
            "A process that trace_quotes() had started died: it was killed or ran out of memory; pass fewer workers."
        ) from None
    if error is not None:
        raise error
    return found
