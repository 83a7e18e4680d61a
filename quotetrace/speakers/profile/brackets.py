"""What stands in brackets behind a name: "Ana Ruiz (Greens)", "(Kelby, Ind)", "Bo Lie (Lie’s Perry, Kelbyshire)"."""

from quotetrace.models import Affiliation
from quotetrace.speakers.staging.stage import Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_LONGEST = 9  # tokens between brackets


def tell_brackets(stage: Stage) -> None:
    """Give those of whom no body is told the party, or the house with an owner’s mark, in the brackets behind them."""
    reading = stage.reading
    for _, last, person in stage.people.places:
        if reading.low[last : last + 1] != ["("] or any(fact.organization for fact in person.affiliations):
            continue
        close = next(
            (at for at in range(last + 1, min(last + _LONGEST, len(reading.low))) if reading.low[at] == ")"), 0
        )
        house = next((name for part in _parts(reading, last + 1, close) if (name := _house(reading, *part))), None)
        if house is not None:
            person.affiliations.append(Affiliation(organization=house))


def _parts(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    commas = [at for at in range(first, last) if reading.low[at] in (",", "/", "–", "-")]
    return [
        part for part in zip([first, *(at + 1 for at in commas)], [*commas, last], strict=True) if part[0] < part[1]
    ]


def _house(reading: Reading, first: int, last: int) -> str | None:
    """A party by its mark or its word, or a house that bears its owner’s name; a town, a year, "pictured" are none."""
    words = reading.document.words[first:last]
    if not words[0][0].isupper():
        return None
    name = reading.text(first, last)
    if (party := w.parties().get(name.lower())) is not None and len(name) > 1:
        return party
    if w.sectors_of("bodies").get(name.lower()) == "party":
        return name
    owned = len(words) > 2 and words[1] in w.POSSESSIVE and all(word[0].isupper() for word in words[2:])
    return name if owned else None
