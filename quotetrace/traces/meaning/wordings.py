"""Wordings: whether words of a quotation are those of the source damaged or bent, or other words."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from quotetrace.models import AlterationKind

from ..numbers.numerals import YEAR, is_figure, numeral
from ..text.roots import FUNCTION
from ..text.sources import Source
from . import bounds, shades, turns
from .negations import NEGATORS, PREFIXES
from .omissions import only_fillers
from .spellings import akin, are_surnames, is_real, is_surname

# Letters alike in per cent of both words. 72: one word damaged or bent, as in the comparison of versions. What is no
# word at all needs less, for it was a word once. 85: so near that even a negation is only damaged ("notk").
_SOFT: Final = 72
_NO_WORD: Final = 60
_NO_SHORT_WORD: Final = 50  # of up to _SHORT letters, one of which is half of them or a third
_SHORT: Final = 4
_POINTING: Final = {
    "this": "present", "next": "future", "coming": "future", "following": "future",
    "last": "past", "past": "past", "previous": "past",
}  # fmt: skip
_QUANTITIES: Final = {
    "all": "all", "every": "all", "each": "all", "always": "all", "most": "most", "mostly": "most", "many": "many",
    "several": "many", "some": "some", "sometimes": "some", "few": "few", "rarely": "few",
}  # fmt: skip
# Words of grammar that turn what is said where one stands for another: "fell by 3 per cent" for "fell to 3 per cent".
_JOINS: Final = {"and": "and", "or": "or"}
_REACHES: Final = {"by": "by", "to": "to"}
_NUMBERED: Final = frozenset(["no", "number", "nos", "numbers", "num"])
_ONE: Final = frozenset(["a", "an", "one"])
_SOME_NONE: Final = 2
_NONE: Final = 0.05
_THOUSANDS: Final = 3  # digits
_NEAR: Final = 85
_FIGURES: Final = re.compile(r"(?<![^\W\d_])\d+(?:\.\d+)?(?![^\W\d_])")  # not the 0 of "pe0ple"


def is_word(word: str, source: Source) -> bool:
    """Whether a word is one: a common one, or one that the source has."""
    return is_real(word) or source.knows(word)


def damaged(added: Sequence[str], left: Sequence[str], source: Source) -> bool:
    """Whether ``added`` is ``left`` with faults of typing, hearing or scanning, so that no meaning was put in.

    >>> damaged(["notk"], ["not"], Source.read("")), damaged(["unaffected"], ["affected"], Source.read(""))
    (True, False)
    """
    from rapidfuzz.fuzz import ratio

    if "".join(added) == "".join(left):
        return not _regrouped(added, left)
    if not left or all(is_word(word, source) for word in added) or _figures(added) != _figures(left):
        return False
    return not _negating(added, left) and ratio("".join(added), "".join(left)) >= _NEAR


def _regrouped(added: Sequence[str], left: Sequence[str]) -> bool:
    """Whether figures are run together or split: "34" for "3-4"; thousands ("18 000") may be."""
    one, other = sorted((_in_order(added), _in_order(left)), key=len)
    return len(one) < len(other) and bool(one) and any(len(figure) != _THOUSANDS for figure in other[1:])


def _negating(added: Sequence[str], left: Sequence[str]) -> bool:
    """Whether one side has a word of the other with a negating prefix."""
    for one, other in ((added, left), (left, added)):
        for prefix in PREFIXES:
            if prefix not in other and any(word.removeprefix(prefix) in other for word in one if word not in other):
                return True
    return False


def _figures(words: Sequence[str]) -> list[str]:
    return sorted(_in_order(words))


def figures_differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both have figures, and not the same."""
    return bool(_figures(one)) and bool(_figures(other)) and _figures(one) != _figures(other)


def _in_order(words: Sequence[str]) -> list[str]:
    return [figure for word in words for figure in ([word] if is_figure(word) else _FIGURES.findall(word))]


def is_noisy(words: Sequence[str], source: Source) -> bool:
    """Whether a text is scanned or heard badly: some of its words are none."""
    return sum(not is_word(word, source) and not is_figure(word) for word in words) >= max(
        _SOME_NONE, _NONE * len(words)
    )


def replaced(added: Sequence[str], left: Sequence[str], source: Source, noisy: bool = False) -> AlterationKind | None:
    """What kind of change ``added`` for ``left`` is; None for a repair: the same words bent, or words of grammar.

    In a ``noisy`` text a word that looks like the source's is that word damaged, even where it is one itself.
    """
    from rapidfuzz.fuzz import ratio

    if {*added, *left} <= _NUMBERED:
        return None
    if len(NEGATORS.intersection(added)) % 2 != len(NEGATORS.intersection(left)) % 2:
        return "negation"
    if _negating(added, left):
        return "negation"
    one, other = _figures(added), _figures(left)
    if _one_of_several(added, left) or _one_of_several(left, added):
        return "number"
    if one != other and one:
        return "date" if all(YEAR.fullmatch(each) for each in (*one, *other)) else "number"
    if _differ(added, left, _QUANTITIES):
        return "wording"
    if _differ(added, left, _POINTING):
        return "date"
    if shades.remodelled(added, left):
        return "modality"
    turned = turns.turned(added, left, noisy)
    if turned:
        return turned
    if bounds.contrary(added, left):
        return "negation"
    if not noisy and (_differ(added, left, _JOINS) or _differ(added, left, _REACHES)):
        return "wording"
    if not noisy and any(turns.is_another(word, each) for word in added for each in left):
        return "name"
    if only_fillers(list(added), set()) or all(_bent(word, left, source, noisy) for word in added):
        return None
    regrouped = (noisy or len(added) != len(left)) and left
    return None if regrouped and ratio("".join(added), "".join(left)) >= _SOFT else "wording"


def _one_of_several(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the first word of one side is "a" or "one" and that of the other a larger figure."""
    if not one or not other or one[0] not in _ONE:
        return False
    return (numeral(other[0]) or other[0]).isdecimal() and other[0] != "1"


def _differ(one: Sequence[str], other: Sequence[str], classes: Mapping[str, str]) -> bool:
    """Whether both have words of these classes, and not of the same: "this year" for "next year", "most" for "some"."""
    left, right = ({classes[word] for word in words if word in classes} for words in (one, other))
    return bool(left) and bool(right) and left != right


def _bent(word: str, left: Sequence[str], source: Source, noisy: bool) -> bool:
    """Whether a word is one of grammar, or one of ``left`` in another form, or damaged."""
    from rapidfuzz.fuzz import ratio

    if word in FUNCTION or only_fillers([word], set()):
        return True
    least = _NO_WORD if len(word) > _SHORT else _NO_SHORT_WORD
    real = is_real(word)
    for each in left:
        # Of two words that are both known, one is not the other with a fault: "labor" for "harbor".
        known = not noisy and ((real and is_real(each)) or are_surnames(word, each))
        named = is_surname(word) and not is_real(each)  # a name, and another one
        enough = _NEAR if named or (source.knows(word) and not real) else _SOFT if real else least
        if akin(word, each) or (not known and ratio(word, each) >= enough):
            return True
    return False
