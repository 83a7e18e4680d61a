"""Pipe: many articles one by one, in order, with as many processes as wanted and little memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from quotetrace import api
from quotetrace.config import Config
from quotetrace.errors import ConfigError, InputError, WorkerError
from quotetrace.models import Article
from quotetrace.outputs.report import Report

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Articles that are on their way for each worker: enough that none waits, so few that memory stays flat.
_AHEAD: Final = 4


def pipe(
    items: Iterable[api.Item],
    *,
    workers: int = 1,
    config: Config | None = None,
    on_error: Callable[[InputError], object] | None = None,
) -> Iterator[Report]:
    """Trace articles one by one as they come, each on its own: one :class:`Report` an item, in the order of the items.

    ``items`` may be endless: it is read only a few articles ahead, and nothing is kept. Each is a text or a pair of
    :class:`Article` and text; the nth article without an id is "a" and n, so that ids stay apart. To merge versions
    across articles, feed the reports to a :class:`QuoteIndex`, or pass all articles to :func:`trace`.

    ``workers`` is the number of processes; with 1 all is done in this one. They are started afresh ("spawn"), the same
    on every system: a script that uses them must be guarded by ``if __name__ == "__main__":``.

    >>> [report.quotations[0].text for report in pipe(["“Yes,” said Ana Ruiz.", "“No,” said Li Wei."])]
    ['Yes,', 'No,']

    With ``on_error`` an item that is no article is left out, and the function called with its error, which names it by
    its number; ``errors.append`` or ``print`` will do.

    Raises :class:`InputError` for such an item without, once the reports of those before it are out;
    :class:`ConfigError` for ``workers`` below 1; :class:`WorkerError` where a process died.
    """
    if isinstance(items, (str, bytes, Mapping)) or not isinstance(items, Iterable):
        raise InputError(f"pipe() takes an iterable of articles, not {type(items).__name__}: for one, use trace().")
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise ConfigError(f"pipe(workers={workers!r}): pass the number of processes, 1 or more.")
    if on_error is not None and not callable(on_error):
        raise ConfigError(f"pipe(on_error={on_error!r}): pass a function that takes an error, such as print.")
    chosen = api.config_of(config)
    pairs = _numbered(items, on_error)
    return _alone(pairs, chosen) if workers == 1 else _together(pairs, workers, chosen)


def _numbered(
    items: Iterable[api.Item], on_error: Callable[[InputError], object] | None
) -> Iterator[tuple[Article, str]]:
    for number, item in enumerate(items, 1):
        try:
            article, text = api.item_of(item)
        except InputError as error:
            named = InputError(f"Item {number}: {error}")
            if on_error is None:
                raise named from None
            on_error(named)
            continue
        yield (article if article.id else evolve(article, id=f"a{number}")), text


def _alone(pairs: Iterable[tuple[Article, str]], config: Config) -> Iterator[Report]:
    for pair in pairs:
        yield api.trace([pair], config=config)


def _traced(pair: tuple[Article, str], config: Config) -> Report:
    return api.trace([pair], config=config)


def _together(pairs: Iterator[tuple[Article, str]], workers: int, config: Config) -> Iterator[Report]:
    # Loaded late: a program that starts no processes should not pay for it.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pending: deque[Future[Report] | Exception] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        while _fill(pending, pairs, pool, workers * _AHEAD, config) or pending:
            first = pending.popleft()
            if isinstance(first, Exception):
                raise first
            yield first.result()
    except BrokenProcessPool:
        raise WorkerError(
            "A worker process died: it was killed, ran out of memory, or the script that calls pipe() is not guarded "
            'by if __name__ == "__main__": put the call behind that line, or pass fewer workers.'
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _fill(
    pending: "deque[Future[Report] | Exception]",
    pairs: Iterator[tuple[Article, str]],
    pool: "ProcessPoolExecutor",
    most: int,
    config: Config,
) -> bool:
    """Hand out articles until enough are on their way; what the items raise waits for its turn. False at the end."""
    while len(pending) < most and not (pending and isinstance(pending[-1], Exception)):
        try:
            pair = next(pairs, None)
        except Exception as error:
            pending.append(error)
            return True
        if pair is None:
            return False
        pending.append(pool.submit(_traced, pair, config))
    return True
