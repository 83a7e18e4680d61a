"""Appositions of few words that name no post: ", for the Crown,", ", in charge of Betis", ", a Republican,"."""

from functools import cache

from attrs import evolve

from quotetrace.grammar.phrases import TIMES
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import ARTICLES, held
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

_PHRASES = (
    ("on", "the", "staff", "of"),
    ("on", "the", "staff", "at"),
    ("on", "the", "board", "of"),
    ("on", "loan", "at"),
    ("on", "loan", "to"),
    ("seconded", "to"),
    ("employed", "by"),
    ("employed", "at"),
    ("based", "at"),
    ("hired", "by"),
    ("speaking", "for"),
)
_BEHIND = frozenset("man woman team couple duo force brains mind face name people pair person brain".split())
_SINCE = frozenset({"last", "in", "since", "for", "this", "until", "from", "during"})
_THE = frozenset({"the"})
_PICKED = frozenset("younger youngest elder eldest older oldest first second third fourth last".split())
_LONGEST_FAMILY = 9  # tokens of "the younger of her two surviving daughters"
_LONGEST_KIND = 4  # tokens from "whose" to the kind of a body: "whose small software firm"
_LONGEST_NAME = 12  # tokens of such a name with its comma
_MAKERS = 5  # tokens of "the driving force behind"
_SIDES = frozenset(
    "prosecution defence defense crown state family defendant accused plaintiff plaintiffs claimant claimants".split()
)


def short(reading: Reading, at: int, end: int) -> Affiliation | None:
    """Appositions of few words without a role: ", for the Crown,", ", in charge of Betis", ", a Republican,"."""
    low, words = reading.low, reading.document.words
    if (side := for_side(reading, at, end)) is not None:
        return side
    if low[at] == "for":  # "Rossa Keane SC, for Tidal Knit, said"
        organization, after = organization_at(reading, at + 1, end)
        named = organization is not None and organization[0].isupper() and organization.lower() not in w.places()
        return held(reading, None, organization) if named and _closes(reading, after, end) else None
    if (picked := _picked_end(reading, at, end)) > at:
        return held(reading, (at + (low[at] in _THE), picked), None)
    if low[at : at + 3] == ["in", "charge", "of"]:
        organization, _ = organization_at(reading, at + 3, end)
        return held(reading, (at, at + 2), organization) if organization is not None else None
    noun = at + (low[at] in ARTICLES)
    while noun + 1 < min(end, at + 5) and reading.document.letters[noun] in "JNP" and low[noun] not in w.party_words():
        noun += 1  # "a prominent | Maine | Republican"
    closes = noun < end and (_closes(reading, noun + 1, end) or low[noun + 1] == "of")  # "Democrat of California"
    if closes and low[noun] in w.party_words() and words[noun][0].isupper():
        return Affiliation(organization=words[noun])
    return None


def owned_house(reading: Reading, at: int, end: int) -> int:
    """Where a body is named as somebody’s: "Ana Ruiz, | whose company Orrin makes", "whose union, the Fides, is"."""
    low, words = reading.low, reading.document.words
    kind = at + 1
    while kind < min(at + _LONGEST_KIND, end) and reading.document.letters[kind] in "NJ" and low[kind] not in _kinds():
        kind += 1  # "whose | software | firm"
    if low[at] != "whose" or kind + 1 >= end or low[kind] not in _kinds():
        return at
    first = kind + 1
    if low[first] == ",":
        named = first + 1 + (low[first + 1 : first + 2] == ["the"])
        closed = named < end and "," in low[named : min(named + _LONGEST_NAME, end)]
        return first + 1 if closed and words[named][0].isupper() else at
    return first if words[first][0].isupper() else at


@cache
def _kinds() -> frozenset[str]:
    return w.kinds_of_bodies() | w.organizations() | w.TRADERS


def _picked_end(reading: Reading, at: int, end: int) -> int:
    """ ", the younger of her two daughters |,", ", eldest of the five brothers | who": who is picked of several of a
    family; the token where nobody is."""
    low, first = reading.low, at + (reading.low[at] in _THE)
    if low[first : first + 1] == [] or low[first] not in _PICKED or low[first + 1 : first + 2] != ["of"]:
        return at
    reach = range(first + 3, min(first + _LONGEST_FAMILY, end))
    return next((spot + 1 for spot in reach if w.singular(low[spot]) in w.KIN), at)


def at_house(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ ", on the staff of Orrin,", ", seconded to Orrin last year,", ", the driving force behind Orrin,": a house."""
    behind = _behind_phrase(reading, at, end) if at + 2 < end else at
    if behind == at:
        return None
    organization, after = organization_at(reading, behind, end)
    named = organization is not None and organization[0].isupper() and organization.lower() not in w.places()
    timed = after < end and (reading.low[after] in TIMES or reading.low[after] in _SINCE)  # "to Orrin last year"
    return held(reading, None, organization) if named and (timed or _closes(reading, after, end)) else None


def _behind_phrase(reading: Reading, at: int, end: int) -> int:
    """ "on the staff of | Orrin", "seconded to | Orrin", "the man behind | Orrin": where a house by name begins."""
    low = reading.low
    for phrase in _PHRASES:
        first = at + len(phrase)
        if low[at] == phrase[0] and tuple(low[at:first]) == phrase and first < end:
            return first
    if low[at] == "the":
        spot = next((spot for spot in range(at + 2, min(at + _MAKERS, end - 1)) if low[spot] == "behind"), at)
        return spot + 1 if spot > at and low[spot - 1] in _BEHIND else at
    return at


def for_side(reading: Reading, at: int, end: int) -> Affiliation | None:
    """ "Ana Ruiz, | for the defence,": a side in court, which tells the post too."""
    low = reading.low
    if at + 2 >= end or low[at : at + 2] != ["for", "the"] or low[at + 2] not in _SIDES:
        return None
    fact = held(reading, (at, at + 3), low[at + 2])
    whom = reading.document.words[at + 2]
    return fact and evolve(fact, role=f"for the {whom}", organization=whom)


def _closes(reading: Reading, at: int, end: int) -> bool:
    """Whether an apposition ends at a token: at a mark, or with its sentence."""
    return at >= end or not reading.low[at][0].isalnum()


def in_list(reading: Reading, at: int, end: int) -> bool:
    """ "Ana Ruiz | (Lumen Coast)", "Ana Ruiz, | Lumen Coast; Bo Lie,": a name in brackets, or in a list of people."""
    low, words = reading.low, reading.document.words
    led = at + (low[at] == "the")
    if led + 1 >= end or not words[led][0].isupper() or calls_somebody(reading, led):
        return False
    after = organization_at(reading, at, end)[1]
    closed = "".join(low[after : after + 1])
    told = (low[at - 1] == "(" and closed == ")") or (low[at - 1] == "," and closed == ";")
    lone = after - led == 1 and not words[led].isupper() and not _bracketed(reading, after, end)  # "(Hamlet)"
    return told and not lone and low[led] not in w.not_names() and low[led] not in w.demonyms()


def _bracketed(reading: Reading, at: int, end: int) -> bool:
    """Whether others in the sentence of a token have a name in brackets behind theirs, too."""
    words, begin = reading.document.words, reading.sentence(at)[0]
    opened = (spot for spot in range(begin, end - 1) if words[spot] == "(" and words[spot + 1][0].isupper())
    return len([*opened]) > 1
