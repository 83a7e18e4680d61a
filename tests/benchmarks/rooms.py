"""Where the time of ``trace`` goes: process time by room, for a first pass over some articles and for later ones.

Run ``python tests/benchmarks/rooms.py CORPUS [--passes 3]``; CORPUS is a file of JSON lines with ``text``, compressed
with xz. Imports are counted by themselves. A machine that others use slows everything down: compare two versions by
running them in turn, ``PYTHONPATH=other/checkout python tests/benchmarks/rooms.py CORPUS``, and give ratios.
"""

import argparse
import importlib
import json
import lzma
import time
from collections import defaultdict
from collections.abc import Callable
from types import ModuleType
from typing import Any

_ROOMS = {
    "document": "read",
    "quotations": "find",
    "attribution": "attribute",
    "speakers": "read",
    "traces": "trace",
}
_clock = time.process_time


def _timed(room: ModuleType, name: str, spent: dict[str, float]) -> None:
    """Have the room's function count its time; ``api`` looks it up at each call."""
    function: Callable[..., Any] = getattr(room, name)
    label = room.__name__.rpartition(".")[2]

    def counted(*arguments: Any, **named: Any) -> Any:
        begin = _clock()
        try:
            return function(*arguments, **named)
        finally:
            spent[label] += _clock() - begin

    setattr(room, name, counted)


def _imported(spent: dict[str, float]) -> ModuleType:
    begin = _clock()
    package = importlib.import_module("quotetrace")
    rooms = [(importlib.import_module(f"quotetrace.{room}"), name) for room, name in _ROOMS.items()]
    spent["imports"] = _clock() - begin
    for room, name in rooms:
        _timed(room, name, spent)
    _timed(rooms[-1][0], "echoes", spent)
    return package


def main() -> None:
    """Read the articles pass by pass and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    with lzma.open(options.corpus, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    spent: dict[str, float] = defaultdict(float)
    package = _imported(spent)
    for number in range(options.passes):
        begin = _clock()
        for text in texts:
            package.trace(text).to_dict()
        total = _clock() - begin + spent.get("imports", 0.0)
        parts = ", ".join(f"{name} {1e3 * seconds:.0f}" for name, seconds in spent.items())
        print(f"pass {number + 1}: {sum(map(len, texts)) / total:,.0f} characters a second; milliseconds: {parts}")
        spent.clear()


if __name__ == "__main__":
    main()
