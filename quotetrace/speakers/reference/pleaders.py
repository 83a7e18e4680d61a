"""Who pleads in court: "Opening the case for the Crown, Ana Ruiz said", and then "the prosecutor"."""

from quotetrace.speakers.persons.choosing import only_one
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Stage

_REACH = 8  # tokens beside a name in which its side stands: "Opening the case for the prosecution, Ana Ruiz KC"
_LOOKED_AT = 3  # namings of a person
_SIDES = {
    "prosecutor": ({"prosecuting"}, {"crown", "prosecution", "state", "people"}),
    "defender": ({"defending"}, {"defence", "defense"}),
}
_DEFENDERS = frozenset({"lawyer", "barrister", "counsel", "attorney", "solicitor", "advocate"})


def pleader(stage: Stage, phrase: Phrase) -> Person | None:
    """The one person who pleads for the side that a description names: "the prosecutor", "defence counsel"."""
    before = stage.reading.low[max(phrase.first - 1, 0) : phrase.last]
    defends = phrase.head in _DEFENDERS and not {"defence", "defense"}.isdisjoint(before)
    side = "defender" if defends else phrase.head
    if side not in _SIDES or (side == "prosecutor" and phrase.last - phrase.core > 1):
        return None
    return only_one(one for one in stage.people.near(phrase.first) if _pleads(stage, one, side, phrase.first))


def _pleads(stage: Stage, person: Person, side: str, token: int) -> bool:
    """Whether somebody was named before a token as who is "prosecuting" or "for the defence"."""
    reading = stage.reading
    low = reading.low
    for name in person.names[:_LOOKED_AT]:
        if name.first >= token:
            continue
        begin, end = reading.sentence(name.first)
        begin = max(begin, name.first - _REACH)
        begin = max([begin, *(last for first, last, _ in stage.people.between(begin, name.first))])
        apposed = low[name.last : min(end, name.last + _REACH)] if low[name.last : name.last + 1] == [","] else []
        if _tells(low[begin : name.first], side) or _tells(apposed, side):
            return True
    return False


def _tells(words: list[str], side: str) -> bool:
    pleading, sides = _SIDES[side]
    led = any(
        words[at] in ("for", "by") and words[at + 1] == "the" and words[at + 2] in sides for at in range(len(words) - 2)
    )
    return led or not pleading.isdisjoint(words)
