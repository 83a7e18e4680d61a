"""pipe(): order, memory, errors in their turn, and processes."""

import gc
import itertools
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

import quotetrace

ROOT = Path(__file__).parents[1]
NAMES = "Ana Ruiz", "Li Wei", "Ines Okafor", "Mara Brandt"


def articles(number: int) -> Iterator[str]:
    for at in range(number):
        yield f"“We will open {at + 2} bridges in May,” said {NAMES[at % 4]}, the mayor of Altona. " * (1 + at % 3)


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_come_in_order_and_are_those_of_trace(workers: int) -> None:
    reports = list(quotetrace.pipe(articles(12), workers=workers))
    expected = [
        quotetrace.trace((quotetrace.Article(id=f"a{number}"), text)) for number, text in enumerate(articles(12), 1)
    ]
    assert reports == expected


def test_ids_of_articles_are_kept() -> None:
    items: list[str | tuple[quotetrace.Article, str]] = [
        (quotetrace.Article(id="x", outlet="Wire"), "“Yes,” said Ana Ruiz."),
        "“No,” said Li Wei.",
    ]
    one, two = quotetrace.pipe(items)
    assert (one.articles[0].id, one.articles[0].outlet, two.articles[0].id) == ("x", "Wire", "a2")
    assert two.quotations[0].id == "a2#q1"


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_stream_is_read_a_few_articles_ahead(workers: int) -> None:
    taken = itertools.count()

    def endless() -> Iterator[str]:
        for number in taken:
            yield f"“Number {number} is late,” said Ana Ruiz."

    stream = quotetrace.pipe(endless(), workers=workers)
    assert [len(report.quotations) for report in itertools.islice(stream, 5)] == [1] * 5
    stream.close()  # type: ignore[attr-defined]
    assert next(taken) <= 5 + 4 * workers + 1


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_item_is_named_after_the_reports_before_it(workers: int) -> None:
    stream = quotetrace.pipe(["“Yes,” said Ana Ruiz.", "“No,” said Li Wei.", 7], workers=workers)  # type: ignore[list-item]
    assert len([next(stream), next(stream)]) == 2
    with pytest.raises(quotetrace.InputError, match="Item 3"):
        next(stream)


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_items_among_many_can_be_left_out(workers: int) -> None:
    items = [f"“Number {number} is late,” said Ana Ruiz." if number % 10 else b"bytes" for number in range(1, 301)]
    errors: list[quotetrace.InputError] = []
    reports = list(quotetrace.pipe(items, workers=workers, on_error=errors.append))  # type: ignore[arg-type]
    assert [report.articles[0].id for report in reports] == [f"a{number}" for number in range(1, 301) if number % 10]
    assert [str(error).partition(":")[0] for error in errors] == [f"Item {number}" for number in range(10, 301, 10)]


def test_on_error_is_a_function() -> None:
    with pytest.raises(quotetrace.ConfigError, match="on_error"):
        quotetrace.pipe([], on_error="skip")  # type: ignore[arg-type]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_items_raise_comes_through(workers: int) -> None:
    def broken() -> Iterator[str]:
        yield "“Yes,” said Ana Ruiz."
        raise ConnectionResetError("the feed broke")

    stream = quotetrace.pipe(broken(), workers=workers)
    assert len(next(stream).quotations) == 1
    with pytest.raises(ConnectionResetError, match="the feed broke"):
        next(stream)


def in_use() -> int:
    """Bytes in use, without the garbage that waits for its collection, which happens when it happens."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_nothing_is_kept() -> None:
    stream = quotetrace.pipe(itertools.cycle(articles(12)))  # the same again, for words met are kept in caches
    tracemalloc.start()
    for _ in itertools.islice(stream, 60):
        pass
    before = in_use()
    for _ in itertools.islice(stream, 120):
        pass
    grown = in_use() - before
    kept = list(itertools.islice(stream, 120))
    weight = in_use() - before - grown
    tracemalloc.stop()
    assert grown < weight / 2  # the caches of words still grow a little
    assert len(kept) == 120


@pytest.mark.parametrize("workers", [0, -1, 1.5, True, "2", None])
def test_workers_is_a_number(workers: object) -> None:
    with pytest.raises(quotetrace.ConfigError, match="workers"):
        quotetrace.pipe([], workers=workers)  # type: ignore[arg-type]


@pytest.mark.parametrize("items", ["text", b"bytes", {"text": "x"}, None, 7])
def test_items_are_an_iterable_of_articles(items: object) -> None:
    with pytest.raises(quotetrace.InputError, match="pipe"):
        quotetrace.pipe(items)  # type: ignore[arg-type]


def script(folder: Path, body: str) -> "subprocess.CompletedProcess[str]":
    (folder / "script.py").write_text(body, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "script.py"],
        cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_a_guarded_script_works(tmp_path: Path) -> None:
    done = script(
        tmp_path,
        "import quotetrace\n"
        "if __name__ == '__main__':\n"
        "    for report in quotetrace.pipe(['“Yes,” said Ana Ruiz.'] * 3, workers=2):\n"
        "        print(report.quotations[0].text)\n",
    )
    assert (done.returncode, done.stdout) == (0, "Yes,\n" * 3), done.stderr


def test_a_script_without_a_guard_is_told_so(tmp_path: Path) -> None:
    done = script(tmp_path, "import quotetrace\nlist(quotetrace.pipe(['“Yes,” said Ana Ruiz.'], workers=2))\n")
    assert done.returncode != 0
    assert "is not guarded by if __name__" in done.stderr


def test_a_killed_worker_is_told(tmp_path: Path) -> None:
    done = script(
        tmp_path,
        "import multiprocessing, os, signal, quotetrace\n"
        "if __name__ == '__main__':\n"
        "    stream = quotetrace.pipe(('“Yes,” said Ana Ruiz.' for _ in range(1000)), workers=2)\n"
        "    next(stream)\n"
        "    for child in multiprocessing.active_children():\n"
        "        os.kill(child.pid, signal.SIGKILL)\n"
        "    try:\n"
        "        list(stream)\n"
        "    except quotetrace.WorkerError as error:\n"
        "        print(error)\n",
    )
    assert "A worker process died" in done.stdout, done.stderr
