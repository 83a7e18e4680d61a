"""Firms that are called as people are, told by what they do: "Orrin Bank shares fell", "workers at Tamsin Gold"."""

from collections.abc import Sequence

from quotetrace.grammar.subjects import BE
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

# What only firms have, behind their name or before it: "Orrin Bank shares", "workers at Orrin Bank".
_HAVE = frozenset(
    "shares stock stocks workers employees executives shareholders investors customers sales profits revenue jobs"
    " staff passengers branches stores".split()
)
_SITES = frozenset("factory plant warehouse refinery headquarters subsidiary mine ferry website app fleet".split())
_OWNED = frozenset("owned operated run made built supplied sold acquired bought".split())
_AMONG = frozenset({"at", "of", "in", "by", "from"})
_HE = frozenset("he she his her him himself herself who mr mrs ms".split())
_REACH = 14  # tokens behind a name in which a pronoun tells a person
_STRONG = 2  # what a name of words for people needs; one that ends in the head of a body needs half


def trading(reading: Reading, names: Sequence[Name]) -> frozenset[tuple[str, ...]]:
    """The words of those names that signs of firms stand beside, and no sign of a person anywhere."""
    signs: dict[tuple[str, ...], int] = {}
    for name in names:
        if len(name.words) > 1 and signs.get(name.words, 0) > -_STRONG:
            told = _personal(reading, name)
            signs[name.words] = -_STRONG if told else signs.get(name.words, 0) + _signs(reading, name)
    return frozenset(words for words, told in signs.items() if told >= _needed(words))


def _needed(words: tuple[str, ...]) -> int:
    last = words[-1].lower()
    return _STRONG // 2 if last in w.organizations() else _STRONG


def _personal(reading: Reading, name: Name) -> bool:
    """Whether a title, an office, an age or a pronoun tells that somebody is named."""
    low, end = reading.low, reading.sentence(name.core)[1]
    if name.title or name.role is not None or name.kin or name.nickname or name.suffix:
        return True
    behind = low[name.last : min(end, name.last + _REACH)]
    aged = behind[:1] in ([","], ["("]) and behind[1:2] != [] and (behind[1].isdigit() or behind[1] in ("a", "an"))
    return aged or not _HE.isdisjoint(behind)


def _signs(reading: Reading, name: Name) -> int:
    """How much the words beside a name tell a firm: 2 for what only firms have or are, 1 for what people may have."""
    low, letters, first, last = reading.low, reading.document.letters, name.first, name.last
    end = reading.sentence(name.core)[1]
    after = low[last] if last < end else ""
    before, noun = (low[at] if at >= reading.sentence(first)[0] else "" for at in (first - 1, first - 2))
    if after in _HAVE or (before in _AMONG and noun in _HAVE) or low[last : last + 2] == [",", "which"]:
        return _STRONG
    owns = after in w.POSSESSIVE and not (_SITES | _HAVE).isdisjoint(low[last + 1 : last + 4])
    acts = letters[last : last + 1] in ("V", "Z", "M") and after not in BE
    it = acts and any(word in w.IT for word in low[last:end])
    return int(owns or (before == "by" and noun in _OWNED) or it)
