"""Where names begin and end among capitals that tell nothing: those of headlines, and of words that open sentences."""

import re
from collections.abc import Iterator
from functools import cache

from quotetrace import lexicons
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import may_lead
from quotetrace.speakers.text.reading import Reading

Run = tuple[int, int]
# "Lusaka-based", "Moreau-led": what such a word is made of names nobody here, whatever follows it.
_MADE_OF = re.compile(
    r".{3,}-(?:based|led|born|area|backed|era|style|bred|funded|owned|run|appointed|trained|educated)\Z"
)
_COURTEOUS = frozenset(("mr", "mrs", "ms", "mx", "dr"))
_COUNTS = frozenset("two three four five six seven eight nine ten".split())
_MODALS = frozenset(("can", "could", "must", "should", "may"))
_MODAL = "M"
_VERBAL = ("s", "ed", "ing")
_DERIVED = re.compile(r"(?:ly|ies|es|s|ied|ed|ing|e)\Z")
_PLACES = 8  # of a word that are looked at
_SHOWS = frozenset({"show", "hour", "tonight", "podcast", "program"})
_SHOWN = 3  # words of a host’s name and what sort of show bears it
_SHORTEST = 3  # letters of a root
_NAMES_TOO = ("location", "person", "group")  # kinds of nouns among which names stand


def pieces(reading: Reading, first: int, last: int) -> Iterator[Run]:
    """What is left of a run of two or more capitalised words without those that are no name; it may fall apart."""
    first = _behind_made_of(reading, first, last)
    if (shown := _shown(reading, first, last)) is not None:
        yield shown
        return
    if reading.titled(first):
        yield from _among_titles(reading, first, last)
    elif first < last:
        yield first + _only_opens(reading, first, last), last


def only_does(reading: Reading, at: int) -> bool:
    """ "| Representing | Mallender, Hugo Ferris said", and not "| Ebeling | wants it" of a page with Ida Ebeling, nor a
    word of no language that does something."""
    if not reading.starts_sentence(at) or w.given(reading.low[at]) is not None:
        return False
    if reading.document.letters[at + 1 : at + 2] in ("V", "Z", "M") and not of_language(reading.low[at]):
        return False
    word = reading.document.words[at]
    places = (spot for spot in reading.where({reading.low[at]}) if reading.document.words[spot] == word)
    return all(reading.starts_sentence(spot) or reading.titled(spot) for spot in places)


def _shown(reading: Reading, first: int, last: int) -> Run | None:
    """ "on “The | Maria Holt | Show” ... Holt asked": the whole name of a host who is called by the last one alone."""
    if last - first < _SHOWN or reading.low[last - 1] not in _SHOWS or w.given(reading.low[last - 3]) != "sure":
        return None
    given, family = reading.low[last - 3 : last - 1]
    alone = (at for at in reading.where(frozenset({family})) if at and reading.low[at - 1] != given)
    return (last - 3, last - 1) if any(reading.document.words[at].istitle() for at in alone) else None


def word_as_name(reading: Reading, at: int) -> bool:
    """ "Mr. | Irish said", "Owen | Search spoke", "Jo | Danish of Orrin": a word of another kind that is a family name.

    It stands behind a title that only people have, or behind a given name and before no noun, in running text.
    """
    low, document = reading.low, reading.document
    word, behind = document.words[at], document.letters[at + 1 : at + 2]
    if low[at] in _COUNTS and at and w.given(low[at - 1]) == "sure" and low[at + 1 : at + 2]:
        return document.words[at + 1].istitle() and low[at + 1].endswith("s")  # "Orrin | Three | Peaks"
    aged = low[at + 1 : at + 2] == [","] and "".join(low[at + 2 : at + 3]).isdecimal()  # "Kate | Bridge |, 70"
    if at < 1 or not word.istitle() or len(word) < _SHORTEST or (_is_no_family(low[at]) and not aged):
        return False
    if document.letters[at] == _MODAL or document.letters[at - 1] == "J":
        return False  # "Yes We | Can", "a Roman | Catholic"
    if low[at - 1 - (low[at - 1] == ".")].rstrip(".") in _COURTEOUS:
        return True
    given = w.given(low[at - 1]) == "sure" and low[at - 1] not in w.places() and document.words[at - 1].istitle()
    return given and behind not in ("N", "P", "J") and not reading.titled(at)


@cache
def _is_no_family(low: str) -> bool:
    """Whether a word is a small one, a day, or tells what kind of thing, body or place a name before it names."""
    kinds = (w.organizations(), w.things(), w.place_words(), w.parties(), w.documents())
    listed = low in lexicons.words("traces_function") or low in lexicons.words("traces_dates") or low in _MODALS
    return listed or w.is_role(low) or any(low in kind for kind in kinds)


def _behind_made_of(reading: Reading, first: int, last: int) -> int:
    """ "Lusaka-based | Ana Ruiz": where a run goes on behind what somebody is said to be."""
    if not any("-" in low for low in reading.low[first:last]):  # as hardly ever
        return first
    return next((at + 1 for at in range(last - 1, first - 1, -1) if _MADE_OF.match(reading.low[at])), first)


def _among_titles(reading: Reading, first: int, last: int) -> Iterator[Run]:
    """ "Ada Moreau | Backs Harbour Plan": where most words have capitals, those of the language are cut out."""
    begin = first
    for at in range(first, last + 1):
        if at < last and _may_name(reading, at, begin):
            continue
        while begin < at and not reading.low[begin][0].isalpha():
            begin += 1
        if begin < at:
            yield begin, at
        begin = at + 1


def _may_name(reading: Reading, at: int, begin: int) -> bool:
    """Whether a word of a line in capitals may belong to a name: it is one, or none of the language, or behind one."""
    low = reading.low[at]
    if _is_initial(low) or low in w.particles() or reading.named_inside(low) or not of_language(low):
        return True
    if w.given(low) == "sure" or may_lead(low) or low in w.organizations() or low in w.places():
        return True
    if at == begin or not (_is_initial(reading.low[at - 1]) or w.given(reading.low[at - 1]) is not None):
        return False
    return low in w.surname_words() or low in w.family_names() or not low.endswith(_VERBAL)


def _is_initial(low: str) -> bool:
    """ "Ada | M. | Hill", and marks and joints within a name."""
    return not low[0].isalpha() or len(low.rstrip(".")) == 1


def _only_opens(reading: Reading, first: int, last: int) -> bool:
    """ "Given | Moreau’s votes", "Will | Moreau go?", "Top | Moreau aides": a word that only opens.

    It opens the sentence, or the title of something: “Electing | Moreau”.

    Not so where the rest of the run is not named elsewhere: "Rust Belt" is one name.
    """
    if reading.low[first] in w.FORMER and reading.starts_sentence(first):
        return True  # "Former | Moreau aides"
    if last - first > 2 and reading.starts_sentence(first) and w.given(reading.low[first + 1]) == "sure":
        low = reading.low[first]  # "Ask | Ana Ruiz |, who knows"
        return of_language(low) and not w.is_role(low) and w.given(low) is None and not may_lead(low)
    if last - first != 2 or not (reading.starts_sentence(first) or reading.quoted(first)):
        return False
    low, rest = reading.low[first], reading.low[first + 1]
    known = w.given(low) is not None or low in w.family_names() or low in w.particles() or may_lead(low)
    opens = reading.document.letters[first] == _MODAL or (of_language(low) and not known)
    if not opens or reading.named_inside(low) or rest in w.organizations():
        return False
    return _follows_given(reading, rest, low) or (reading.named_inside(rest) and not of_language(rest))


def _follows_given(reading: Reading, low: str, other: str) -> bool:
    """Whether a word stands behind a given name other than ``other`` on the page, as far as its first places tell."""
    before = (reading.low[at - 1] for at in reading.where({low})[:_PLACES] if at > 0)
    return any(word != other and w.given(word) == "sure" for word in before)


@cache
def of_language(low: str) -> bool:
    """Whether a lower-case word is one of the language, in any of its forms, as far as the lists tell.

    >>> [of_language(word) for word in ("praises", "wherever", "declining", "moreau")]
    [True, True, True, False]
    """
    if low in _words():
        return True
    root = _DERIVED.sub("", low)
    whole = root if len(root) >= _SHORTEST else low
    doubled = low.endswith(("ed", "ing")) and whole[-1] == whole[-2]  # "planned"
    whole_y = f"{root}y" if low.endswith(("ies", "ied")) else whole  # "denies"
    return any(one in _words() or one in _roots() for one in (whole, whole_y)) or (doubled and whole[:-1] in _roots())


@cache
def _words() -> frozenset[str]:
    return frozenset(lexicons.table("traces_common")) | lexicons.words("sentences_starters")


@cache
def _roots() -> frozenset[str]:
    """Roots of verbs and nouns, but of those nouns among which names stand."""
    nouns = lexicons.table("senses_nouns").items()
    kept = [roots for code, roots in nouns if code.split()[0] not in _NAMES_TOO]
    return frozenset(" ".join([*kept, *lexicons.table("senses_verbs").values()]).split())
