"""Whom an age means: "Ana Ruiz, 34, and Tom Gray, 41, were held. The 41-year-old said"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_OLD = "-year-old"
_OLDEST = 120
_BEFORE = 4  # tokens before a name in which "34-year-old" stands: "the 34-year-old former nurse Ana Ruiz"
_OPENS, _CLOSES = frozenset({",", "(", "—", "–"}), frozenset({",", ".", ")", ";", "—", "–", "and", "years"})
_TELLS = frozenset({"aged", "age", "now"})
_LOOKED_AT = 6  # full names of a person


def years_told(stage: Stage, phrase: Phrase) -> int | None:
    """The years of "the 34-year-old", "the 34-year-old striker"; None where a description tells none."""
    return next(filter(None, map(years_of, stage.reading.low[phrase.first : phrase.last])), None)


def of_age(stage: Stage, token: int, years: int) -> Person | None:
    """Who was told last before a token to be so old."""
    found = [one for one in stage.people.near(token) if one.begins[0] < token and _age(stage.reading, one) == years]
    return max(found, key=lambda one: one.begins[0], default=None)


def of_other_age(stage: Stage, token: int, years: int) -> tuple[Person, ...]:
    """All who are told to be younger or older than that."""
    ages = ((one, _age(stage.reading, one)) for one in stage.people.near(token))
    return tuple(one for one, age in ages if age not in (None, years))


def years_of(word: str) -> int | None:
    """ "34" of "34-year-old"."""
    number = word.removesuffix(_OLD)
    return int(number) if number != word and number.isdecimal() and len(number) <= len(str(_OLDEST)) else None


def _age(reading: Reading, person: Person) -> int | None:
    """How old somebody is, as it stands beside the first name that tells it."""
    names = person.full[:_LOOKED_AT] or person.names[:1]
    return next((age for name in names if (age := _told_behind(reading, name) or _told_before(reading, name))), None)


def _told_behind(reading: Reading, name: Name) -> int | None:
    """ "Ana Ruiz, 34,", "Ana Ruiz (34)", "Ana Ruiz, aged 34", "Ana Ruiz, who is 34", "Ana Ruiz is 34"."""
    end, at = reading.sentence(name.core)[1], name.last
    low = reading.low[at : min(at + 5, end)]
    if low[:1] == [","] and low[1:2] in (["a"], ["an"], ["the"]) and (years := years_of("".join(low[2:3]))) is not None:
        return years  # "Ana Ruiz, a 34-year-old nurse,"
    spot = 1 if low[:1] and low[0] in _OPENS else 0
    spot += low[spot : spot + 1] == ["who"]
    spot += low[spot : spot + 1] in (["is"], ["was"], ["turned"])
    spot += bool(low[spot : spot + 1]) and low[spot] in _TELLS
    number, behind = low[spot : spot + 1], low[spot + 1 : spot + 2]
    if not spot or not number or not number[0].isdecimal() or int(number[0]) > _OLDEST:
        return None
    return int(number[0]) if not behind or behind[0] in _CLOSES else None


def _told_before(reading: Reading, name: Name) -> int | None:
    """ "34-year-old Ana Ruiz", "the 34-year-old striker Ana Ruiz"."""
    low, begin = reading.low, reading.sentence(name.core)[0]
    for at in range(name.first - 1, max(name.first - 1 - _BEFORE, begin - 1), -1):
        if (years := years_of(low[at])) is not None:
            return years
        if not (w.is_role(low[at]) or reading.document.letters[at] in "NJP"):
            return None
    return None
