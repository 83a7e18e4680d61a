"""What people say of themselves: “As a nurse, I see it every day,” “I’m a plumber by trade,” for their role."""

from collections.abc import Iterator

from quotetrace.layers import Reported
from quotetrace.models import Affiliation
from quotetrace.speakers.affiliation.appositions import apposition
from quotetrace.speakers.affiliation.placing import place
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.stage import Answer, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_QUOTED = frozenset({"direct", "mixed", "pull"})
_FIRST_PERSON = frozenset({"i", "i’m", "i'm", "i’ve", "i've", "we", "my", "our", "you", "it"})
_THIRD_PERSON = frozenset({"he", "she", "his", "her"})
_AM = frozenset({"am", "’m", "'m"})
_I_HAVE = frozenset({"i", "i’ve", "i've", "i’d", "i'd"})
_HAVE = frozenset({"have", "had", "’ve", "'ve", "’d", "'d"})
_ARTICLES = frozenset({"a", "an"})
# What anybody can call themself without telling what they do, or what they were when young.
_ANYBODY = frozenset(
    "man woman boy girl person child kid youngster teenager baby guy fan leader member friend believer individual one"
    " human lover guest witness victim optimist pessimist realist winner loser fighter critic supporter".split()
)
_BEFORE = frozenset({"that", "and", "but", ","})  # before "as a nurse" within a sentence
_LONGEST = 12  # tokens of "as a father of two who has lived here for years,"


def tell_selves(stage: Stage) -> None:
    """Give speakers of whom no role is told the one that they give themselves."""
    for reported, answer in zip(stage.reading.page.reported, stage.answers, strict=True):
        one = _alone(answer)
        if one is None or any(fact.role is not None for fact in one.affiliations):
            continue
        fact = next(_told(stage.reading, reported), None)
        if fact is not None and fact.span is not None:
            token = stage.reading.tokens(fact.span.start, fact.span.end)[0]
            one.affiliations.append(place(stage.institutions, fact, token))


def _alone(answer: Answer) -> Person | None:
    """The one person who said something, where it is sure."""
    one = answer.speakers[0] if len(answer.speakers) == 1 else None
    return one if isinstance(one, Person) else None


def _told(reading: Reading, reported: Reported) -> Iterator[Affiliation]:
    """The roles that a speaker claims in one stretch of reported words."""
    quoted = reported.kind in _QUOTED
    for start, end in reported.content:
        first, last = reading.tokens(start, end)
        for at in range(first, last - 3):
            if reading.low[at] == "as":
                fact = _as_what(reading, at, first, last, _FIRST_PERSON if quoted else _THIRD_PERSON)
            elif quoted and reading.low[at] == "i" and reading.low[at + 1] in _AM:
                fact = _what(reading, at + 2, last, _ARTICLES | {"the"})
                if fact is not None and reading.low[at + 2] == "the" and fact.organization is None:
                    continue  # "I’m the host here": of what, only who knows it can tell
            elif quoted and reading.low[at] in _I_HAVE and (was := _been(reading, at, last)) > at:
                fact = _what(reading, was, last, _ARTICLES | {"the"})
            else:
                continue
            if fact is not None:
                yield fact


def _as_what(reading: Reading, at: int, first: int, last: int, speaks: frozenset[str]) -> Affiliation | None:
    """“| As a nurse, I see it every day,”, "that | as a nurse, she saw": not "| as a result, I"."""
    opens = at == first or reading.starts_sentence(at) or reading.low[at - 1] in _BEFORE
    comma = next((spot for spot in range(at + 2, min(at + _LONGEST, last - 1)) if reading.low[spot] == ","), last)
    claims = opens and comma < last and reading.low[comma + 1] in speaks
    return _what(reading, at + 1, comma) if claims else None


def _been(reading: Reading, at: int, last: int) -> int:
    """“I’d been | the bursar,”, “I have been | a porter for years”: where a role begins, else the token."""
    behind = at + 1 + (reading.low[at + 1] in _HAVE)
    return behind + 1 if behind + 1 < last and reading.low[behind] == "been" else at


def _what(reading: Reading, at: int, end: int, articles: frozenset[str] = _ARTICLES) -> Affiliation | None:
    """The role behind an article, where it tells what somebody does or whose parent, say, somebody is."""
    if reading.low[at] not in articles:
        return None
    fact = apposition(reading, at, end, strict=True)
    words = (fact.role or "").lower().split() if fact is not None else []
    known = any(map(w.is_role, words)) and _ANYBODY.isdisjoint(words)
    return fact if known else None
