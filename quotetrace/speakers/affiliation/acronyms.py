"""Short names that a page explains: "Keelung Institute of Coastal Science (KICS)", "Brandt Rail" and then "Brandt"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.bodies import called
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_SMALL = frozenset({"of", "for", "the", "and", "&", "de", "in", "on", "to", "a"})
_OPENING = frozenset("(")
_IN = frozenset({"in", "near", "outside"})
_JOINT = 3  # letters of a small word of any tongue: "sa", "des"
_SPELLED = 3  # words whose first letters may be a name
_LONGEST = 10  # letters; a longer word in capitals is shouted


def acronyms(reading: Reading, runs: Iterable[tuple[int, int]]) -> dict[str, str]:
    """The acronyms of a page, each with the name it stands for; ``runs`` are the tokens of names."""
    words = reading.document.words
    found: dict[str, str] = {}
    opened = [at for at in reading.where(_OPENING) if words[at + 2 : at + 3] == [")"]]
    for first, _ in runs if opened else ():
        end = reading.sentence(first)[1]
        if bisect_left(opened, first) == bisect_right(opened, end):
            continue
        name, after = organization_at(reading, first, end)
        if name is None or after + 2 >= len(words) or words[after] != "(" or words[after + 2] != ")":
            continue
        short = words[after + 1].strip("“”\"'’")
        if _stands_for(short, name):
            found.setdefault(short, name)
    for at in opened:
        short = words[at + 1]
        if short not in found and short.isupper() and 2 < len(short) <= _LONGEST and (name := _spelled(reading, at)):
            found[short] = name
    return found


def _spelled(reading: Reading, bracket: int) -> str | None:
    """The words before a bracket of which each begins with a letter of the short name in it, whatever their tongue.

    Small words stand between them: "Kilos Manggagawa sa Probinsya (KMP)".
    """
    words = reading.document.words
    left, first = words[bracket + 1], bracket
    for at in range(bracket - 1, max(reading.sentence(bracket)[0], bracket - 2 * _LONGEST) - 1, -1):
        word = words[at]
        if left and word[0].isupper() and word[0] == left[-1]:
            left, first = left[:-1], at
        elif not left or not word.islower() or len(word) > _JOINT:
            break
    return reading.text(first, bracket) if not left else None


def _stands_for(short: str, name: str) -> bool:
    """Whether the capitals of a short name are, in order, first letters of a long one's words.

    >>> _stands_for("KICS", "Keelung Institute of Coastal Science"), _stands_for("UN", "Harbour Board")
    (True, False)
    """
    if not (1 < len(short) <= _LONGEST and short[:2].isupper()):
        return False
    capitals = [letter for letter in short if letter.isupper()]
    initials = [word[0].upper() for word in name.replace("-", " ").split() if word.lower() not in _SMALL]
    at = 0
    for initial in initials:
        if at < len(capitals) and initial == capitals[at]:
            at += 1
    return at >= max(len(capitals) - 1, 2) and bool(initials) and initials[0] == capitals[0]


def unexplained(names: Iterable[str]) -> dict[str, str]:
    """The letters that names with an "of", and those of parties, begin with, where one name has them, a land at its end
    in or out: "NUW" of "National Union of Weavers Ireland".

    >>> unexplained(["National Union of Weavers Ireland", "Harbour Board"])
    {'NUWI': 'National Union of Weavers Ireland', 'NUW': 'National Union of Weavers Ireland'}
    """
    found: dict[str, set[str]] = {}
    for name in names:
        words = [word for word in name.split() if word.lower() not in _SMALL]
        headed = " of " in name or name.endswith(" Party")
        if len(words) < _SPELLED or not headed or not all(word[0].isupper() for word in words):
            continue
        whole = "".join(word[0] for word in words)
        found.setdefault(whole, set()).add(name)
        if len(words) > _SPELLED and words[-1].lower() in w.places():
            found.setdefault(whole[:-1], set()).add(name)
    return {short: min(full) for short, full in found.items() if len(full) == 1}


def begun_by(
    reading: Reading,
    runs: Iterable[tuple[int, int]],
    word: str,
    named: frozenset[int],
    firms: frozenset[tuple[str, ...]] = frozenset(),
) -> str | None:
    """ "Brandt" for "Brandt Rail": the one body among runs that begins with a word and ends with a kind, or is one of
    the ``firms`` by their words."""
    words = reading.document.words
    placed = (at for at in reading.where(frozenset({word.lower()})) if at > 1 and words[at] == word)
    if any(reading.low[at - 1] in _IN or (reading.low[at - 1] == "of" and words[at - 2].istitle()) for at in placed):
        return None  # "Friends First of Millbrook": a place, by which a paper may be called
    longer = [run for run in runs if run[1] - run[0] > 1 and words[run[0]] == word]
    known = (
        run for run in longer if reading.low[run[1] - 1] in w.organizations() or tuple(words[slice(*run)]) in firms
    )
    found = {called(reading, run, named) for run in known}
    return found.pop() if len(found) == 1 else None
