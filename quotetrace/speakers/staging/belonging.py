"""Whose people without a name are: "sources in the department", "a Bristol Comets player"."""

from quotetrace.speakers.affiliation.parties import party_end
from quotetrace.speakers.staging.heads import core_end
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import country_of, organization_at
from quotetrace.speakers.text.reading import Reading

_OFFICES = frozenset({"secretary", "minister", "undersecretary", "commissioner"})
# Bodies of a country that its name alone does not tell.
_PUBLIC = frozenset(
    "government administration embassy consulate ministry police army navy military parliament delegation".split()
)
_FIELD = frozenset("JNC,")  # letters of the words of a field


def sources_in(reading: Reading, at: int, last: int) -> str | None:
    """ "sources in | the home department", "sources close to | the coalition"."""
    if reading.low[at : at + 1] in (["in"], ["within"], ["inside"]):
        found, _ = organization_at(reading, at + 1, last)
        if found is not None and found.islower():  # not "diplomats in the capital"
            return found if found.split()[-1] in w.kinds_of_bodies() else None
        return found if found is not None and found.lower().split()[-1] in w.organizations() else None
    return organization_at(reading, at + 2, last)[0] if reading.low[at : at + 2] == ["close", "to"] else None


def country_or_body(reading: Reading, first: int, last: int, head: int) -> str:
    """ "a | Kenyan | player" is Kenya’s, "a | Bristol Comets | player" not Bristol’s.

    And "a | Kenyan navy | officer" is the navy’s: ``head`` is the token of the noun.
    """
    country = country_of(reading, first, last)
    if country is not None and head - 1 > first and reading.low[head - 1] in _PUBLIC:
        return reading.text(first, head)
    of_town = country is not None and reading.low[first] not in w.demonyms() and country not in w.countries()
    return reading.text(first, last) if country is None or of_town else country


def behind_field(reading: Reading, first: int, last: int) -> str | None:
    """ "the professor of | auditory neuroscience | at Orrin College": where somebody works behind a field."""
    housed = next((at for at in range(first, last) if reading.low[at] == "at"), last)
    field = set(reading.document.letters[first:housed]) <= _FIELD
    return organization_at(reading, housed + 1, last)[0] if housed < last and field else None


def party_of(reading: Reading, first: int, head: int) -> str | None:
    """ "| Labour | MPs", "| Democratic Party | officials"; not the first word of "Green Bay fans"."""
    end = party_end(reading, first, head + 1)
    if end == first:
        return None
    end += reading.low[end] == "party" and end < head
    return reading.text(first, end)


def field_end(reading: Reading, head: int, last: int) -> int:
    """Where an office without a name ends with its field: "former secretary of state |", "minister for trade |"."""
    low, end = reading.low, head + 2
    if low[head] not in _OFFICES or low[head + 1 : head + 2] not in (["of"], ["for"]):
        return head + 1
    if low[end : end + 1] == ["state"]:
        return end + 1
    while end < last and reading.document.letters[end] in "NJ" and reading.document.words[end].islower():
        end += 1
    return end if end > head + 2 else head + 1


def with_owner(reading: Reading, at: int, found: str) -> str:
    """ "from Norway’s fisheries ministry": the possessor belongs to the issuer."""
    end = reading.sentence(at)[1]
    own = at
    while (
        own < end and own - at < 4 and reading.low[own] not in w.POSSESSIVE and reading.document.words[own][0].isalnum()
    ):
        own += 1
    if own >= end or reading.low[own] not in w.POSSESSIVE or reading.text(at, own) not in found:
        return found
    last = core_end(reading, at, end)
    while last < end and reading.low[last] == "of" and reading.document.words[last + 1 : last + 2] != []:
        if not reading.document.words[last + 1][0].isupper():
            break
        last = core_end(reading, last + 1, end)
    while last > own and not reading.document.words[last - 1][0].isalnum():  # the full stop of the sentence
        last -= 1
    return reading.text(at, last)


def owned(reading: Reading, at: int) -> bool:
    """ "A spokesman for the river pilots", "members of the cast".

    But not "a driver of 24 years", "a man of few words".
    """
    return reading.low[at] != "with" and reading.low[at + 1] in ("the", "its", "his", "her", "their", "our", "my")
