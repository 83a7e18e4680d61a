"""What of the time of ``trace`` goes into who is who, and what into roles and affiliations.

usage: identity.py CORPUS.jsonl[.xz] [PASSES]

A later pass is sampled every millisecond of processor time. A sample counts for the first part of ``speakers`` on the
stack below its entry: ``affiliation``, ``profile`` and ``sectors`` tell roles, all others who is who.
"""

import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import quotetrace
from quotetrace.labelled import read_corpus

_EVERY = 0.001  # seconds of processor time
_ROOM = "/quotetrace/speakers/"
_ENTRY = {"cast", "scene"}
_ROLES = {"affiliation", "profile", "sectors"}


def _part(frame: FrameType | None) -> str:
    """The part of ``speakers`` that a stack is in: the outermost below its entry; "" elsewhere."""
    found = ""
    while frame is not None:
        _, inside, rest = frame.f_code.co_filename.partition(_ROOM)
        part = rest.partition("/")[0].removesuffix(".py")
        if inside and (part not in _ENTRY or not found):
            found = part
        frame = frame.f_back
    return found


def main() -> None:
    """Print the share of each part, and those of identity and of roles."""
    path, passes = Path(sys.argv[1]), int((*sys.argv, "3")[2])
    texts = [article.text for article in read_corpus([path])]
    counts: Counter[str] = Counter()
    for text in texts:
        quotetrace.trace(text)
    signal.signal(signal.SIGPROF, lambda _, frame: counts.update((_part(frame),)))
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    for _ in range(passes):
        for text in texts:
            quotetrace.trace(text)
    signal.setitimer(signal.ITIMER_PROF, 0)
    whole = sum(counts.values())
    for part, count in counts.most_common():
        print(f"{part or 'other rooms':12} {count / whole:.3f}")
    roles = sum(counts[part] for part in _ROLES)
    print(f"identity {(whole - counts[''] - roles) / whole:.3f}, roles and affiliations {roles / whole:.3f}")


if __name__ == "__main__":
    main()
