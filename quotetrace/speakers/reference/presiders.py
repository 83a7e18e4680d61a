"""Who presides where an office alone speaks: "The debate was moderated by Ana Ruiz. ... | The moderator | asked"."""

from collections.abc import Iterator

from quotetrace.speakers.persons.choosing import only_one
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w

_BENCH = frozenset("magistrate judge coroner bench justice sheriff recorder commissioner adjudicator chairman".split())
_PRESIDES = frozenset("presided presiding presides".split())
_CHAIRS = {"chair": "chair", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "host": "host"}
_LETTERS = frozenset({"s.m", "r.m", "p.m", "j.p", "d.j", "sm", "rm", "jp"})  # a magistrate's, behind the name
_HEARD = frozenset("heard tried appeared appearing appears came charged arraigned brought court hearing case".split())
_BEING = frozenset({"is", "was", "be", "being", "been", "has", "had", "will"})
_REACH = 3  # tokens from a verb to the name


def presider(stage: Stage, phrase: Phrase) -> Person | None:
    """The one person of whom the page tells by a verb, or by the bench, what an office says that nobody else holds.

    For "chaired by Mia Holm" and "Mia Holm presided": the chair; for "tried before Mr. Lee": the magistrate; for any
    noun of a doer, "moderator" of "moderated by Ana Ruiz" and "Ana Ruiz moderates".
    """
    alone = phrase.article != "indefinite" and phrase.owner is None and phrase.last - phrase.core == 1
    if not alone or phrase.plural:
        return None
    found = [*_by_verb(stage, phrase), *(on_bench(stage, phrase.first) if phrase.head in _BENCH else ())]
    gender = w.gender_of_role(phrase.head)
    found = [one for one in dict.fromkeys(found) if not one.doubt and {one.gender, gender} != {"f", "m"}]
    return only_one(found)


def verbs_of(noun: str) -> frozenset[str]:
    """What a noun of a doer says that somebody does or did; empty where it is no such noun.

    >>> sorted(verbs_of("moderator"))
    ['moderated', 'moderates', 'moderating']
    """
    stem = _CHAIRS.get(noun) or (noun[:-2] if noun.endswith(("er", "or")) and len(noun) > len("owner") else "")
    ends = ("ed", "es" if stem != _CHAIRS.get(noun) else "s", "ing")
    return frozenset(stem + end for end in ends) if stem else frozenset()


def _by_verb(stage: Stage, phrase: Phrase) -> Iterator[Person]:
    """Whom a passive has as its doer, and whom a verb has as its subject."""
    reading, low = stage.reading, stage.reading.low
    presides = _PRESIDES if phrase.head in _BENCH or phrase.head in _CHAIRS else frozenset()
    for at in reading.where(verbs_of(phrase.head) | presides):
        if reading.quoted(at):
            continue
        behind = stage.people.between(at + 1, at + 2 + _REACH) if low[at + 1 : at + 2] == ["by"] else []
        if behind:
            yield behind[0][2]
            continue
        begin = at
        while begin > reading.sentence(at)[0] and low[begin - 1] in _BEING:
            begin -= 1
        ends = {begin, begin - (low[begin - 1] == "who") - (low[begin - 2 : begin] == [",", "who"])}
        yield from (one for _, last, one in stage.people.between(max(begin - _REACH * 2, 0), begin) if last in ends)


def on_bench(stage: Stage, token: int) -> list[Person]:
    """ "The case was heard | before Mr. Lee |", "| Mr. Lee, S.M. |, said": who sits in court, as told so far."""
    reading, low = stage.reading, stage.reading.low
    if not reading.has(_HEARD):
        return []
    return [
        person
        for first, last, person in stage.people.between(0, token)
        if (low[last : last + 1] == [","] and low[last + 1].rstrip(".") in _LETTERS)
        or (reading.before(first) == "before" and not _HEARD.isdisjoint(low[slice(*reading.sentence(first))]))
    ]
