"""What a page tells of genders by pronouns that can mean one person only, before any of them is understood."""

from collections import Counter, defaultdict

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.signs import PERSONAL
from quotetrace.speakers.staging.stage import Stage

_TWICE = 2  # so many such pronouns tell a gender as a noun does
_JOINED = 4  # what a pronoun counts that can mean nobody else: "Ruiz and | her | colleague"
_MOSTLY = 3  # so much oftener than the other


def tell_genders(stage: Stage) -> None:
    """ "Ruiz said | she | would stay", where nobody else is named in the sentence before the pronoun.

    One that tells otherwise on its own is outvoted; a person with a title needs none.
    """
    reading, found = stage.reading, defaultdict[int, Counter[str]](Counter)
    persons: dict[int, Person] = {}
    for at in reading.where(PERSONAL.keys()):
        if reading.low[at] == "him" or (reading.low[at] == "her" and reading.document.letters[at] != "S"):
            continue  # "Ruiz called | her |": somebody else
        named = stage.people.between(reading.sentence(at)[0], at)
        person = named[0][2] if named else None
        if person is None or person.titled or any(one is not person for _, _, one in named[1:]):
            continue
        if reading.quoted(at) == reading.quoted(named[-1][0]):
            persons[id(person)] = person
            joined = reading.before(at) == "and" and reading.document.letters[at] == "S"
            found[id(person)][PERSONAL[reading.low[at]]] += _JOINED if joined else 1
    for key, told in found.items():
        persons[key].hints += told
        (gender, times), *others = told.most_common()
        if not others or times >= _MOSTLY * others[0][1]:
            persons[key].genders[gender] += min(times // _TWICE, _TWICE)
