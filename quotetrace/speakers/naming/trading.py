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
_LARGEST = frozenset({"largest", "biggest"})
_NOUN_LETTERS = frozenset("DJNPO#SG$EA")  # letters of the words of a noun phrase
_APPOSED = 9  # tokens of an apposition that are looked at
_SHORTEST_APPOSED = 3  # its comma, an article and a noun
_REACH = 14  # tokens behind a name in which a pronoun tells a person
_STRONG = 2  # what a name of words for people needs; one that ends in the head of a body needs half


def trading(reading: Reading, names: Sequence[Name], lone: Sequence[int] = ()) -> frozenset[tuple[str, ...]]:
    """The words of those names that signs of firms stand beside, and no sign of a person anywhere; ``lone`` are the
    tokens of single capitalised words."""
    signs: dict[tuple[str, ...], int] = {}
    for name in names:
        if len(name.words) > 1 and signs.get(name.words, 0) > -_STRONG:
            told = _personal(reading, name)
            signs[name.words] = -_STRONG if told else signs.get(name.words, 0) + _signs(reading, name)
    if signs:
        _count_short_forms(reading, signs, lone)
    return frozenset(words for words, told in signs.items() if told >= _needed(words))


def _count_short_forms(reading: Reading, signs: dict[tuple[str, ...], int], lone: Sequence[int]) -> None:
    """ "Orrin Sett ... Shares in Orrin fell. Orrin called it fiction": firms go by the first word, people by the last.

    Only where the first word is no given name, and nothing has told a person.
    """
    firsts = {words[0]: words for words, told in signs.items() if told >= 0 and w.given(words[0].lower()) is None}
    firsts = {first: words for first, words in firsts.items() if first.lower() not in w.family_names()}
    words = reading.document.words
    alone = {words[at] for at in lone}
    for at in lone:
        whole = firsts.get(words[at])
        if whole is not None and whole[-1] not in alone:
            signs[whole] += max(_beside(reading, at, at + 1), int(reading.runs(at)))


def _needed(words: tuple[str, ...]) -> int:
    if w.given(words[0].lower()) == "sure":
        return 2 * _STRONG
    return _STRONG // 2 if words[-1].lower() in w.organizations() else _STRONG


def _personal(reading: Reading, name: Name) -> bool:
    """Whether a title, an office, an age or a pronoun tells that somebody is named."""
    low, end = reading.low, reading.sentence(name.core)[1]
    if name.title or name.role is not None or name.kin or name.nickname or name.suffix:
        return True
    behind = low[name.last : min(end, name.last + _REACH)]
    aged = behind[:1] in ([","], ["("]) and behind[1:2] != [] and (behind[1].isdigit() or behind[1] in ("a", "an"))
    return (aged and not _told_a_firm(reading, name.last)) or not _HE.isdisjoint(behind)


def _signs(reading: Reading, name: Name) -> int:
    """How much the words beside a name tell a firm: 2 for what only firms have or are, 1 for what people may have."""
    return _beside(reading, name.first, name.last)


def _beside(reading: Reading, first: int, last: int) -> int:
    """The same for the tokens ``first`` to ``last`` (excluded)."""
    low, letters = reading.low, reading.document.letters
    begin, end = reading.sentence(first)
    after = low[last] if last < end else ""
    before, noun = (low[at] if at >= begin else "" for at in (first - 1, first - 2))
    if after in _HAVE or (before in _AMONG and noun in _HAVE) or low[last : last + 2] == [",", "which"]:
        return _STRONG
    if (told := max(_told_a_firm(reading, last), _behind_largest(reading, first))) > 0:
        return told
    owns = after in w.POSSESSIVE and not (_SITES | _HAVE).isdisjoint(low[last + 1 : last + 4])
    acts = letters[last : last + 1] in ("V", "Z", "M") and after not in BE
    it = acts and any(word in w.IT for word in low[last:end])
    return int(owns or (before == "by" and noun in _OWNED) or it)


def _told_a_firm(reading: Reading, last: int) -> int:
    """ "Orrin Sett, | the Danish company behind it,", "| Norway’s second-largest maker of", "| a chain that": the noun
    of an apposition is a kind of body that nobody is, or a maker, which only firms are where it is the largest."""
    low, letters = reading.low, reading.document.letters
    end = min(reading.sentence(last - 1)[1], last + _APPOSED)
    if low[last : last + 1] != [","]:
        return 0
    stop = next((at for at in range(last + 1, end) if letters[at] not in _NOUN_LETTERS), end)
    if stop - last < _SHORTEST_APPOSED or not set(letters[last + 1 : stop]) & set("DOS"):
        return 0
    head = low[stop - 1] if reading.document.words[stop - 1].islower() else ""
    kind = head in w.TRADERS | w.kinds_of_bodies() and not w.is_role(head)
    return max(_largest(low, last + 1, stop), kind * _STRONG)


def _behind_largest(reading: Reading, first: int) -> int:
    """ "the largest grinder, | Orrin Sett,", "the second-biggest bank | Orrin Sett": no person is the largest."""
    low, letters = reading.low, reading.document.letters
    begin = max(reading.sentence(first)[0], first - _APPOSED)
    stop = first - (low[first - 1] == ",") if first > begin else first
    head = stop
    while head > begin and letters[head - 1] in _NOUN_LETTERS:
        head -= 1
    return _largest(low, head, stop)


def _largest(low: Sequence[str], first: int, last: int) -> int:
    """ "the largest grinder", "the country’s biggest bank": no person is that, but "the biggest star"."""
    if not any(word.rpartition("-")[2] in _LARGEST for word in low[first : last - 1]):
        return 0
    head = low[last - 1]
    return 2 * _STRONG if head in w.TRADERS | w.kinds_of_bodies() else 0 if w.is_role(head) else _STRONG
