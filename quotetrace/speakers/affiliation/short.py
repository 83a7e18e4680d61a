"""Appositions of few words that name no post: ", for the Crown,", ", in charge of Betis", ", a Republican,"."""

from attrs import evolve

from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.held import ARTICLES, held
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import organization_at
from quotetrace.speakers.text.reading import Reading

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
