"""Of a relative and whose relative that is, whom a pronoun means: "her mother, Clotilde", and then "she"."""

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.antecedents import Antecedent, antecedents
from quotetrace.speakers.reference.signs import PERSONAL
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Entity, Stage
from quotetrace.speakers.text import words as w

_CHILD, _PARENT = frozenset({"son", "daughter"}), frozenset({"father", "mother"})
_COUNTERPARTS = {
    "nephew": frozenset({"uncle", "aunt"}),
    "niece": frozenset({"uncle", "aunt"}),
    "uncle": frozenset({"nephew", "niece"}),
    "aunt": frozenset({"nephew", "niece"}),
    "son": _PARENT,
    "daughter": _PARENT,
    "father": _CHILD,
    "mother": _CHILD,
    "husband": frozenset({"wife"}),
    "wife": frozenset({"husband"}),
    "grandson": frozenset({"grandfather", "grandmother"}),
    "granddaughter": frozenset({"grandfather", "grandmother"}),
}
_OWNERS = frozenset({"his", "her"})
_LIKELY = 0.3  # from how probable on somebody is whose kin is told
_BACK = 3  # tokens from a noun of kinship back to whose relative it tells
_MOST = 12  # namings that are looked at


def owner_first(stage: Stage, token: int, found: list[Antecedent]) -> list[Antecedent]:
    """Put whose relative the likeliest one is in the place of the relative, where the page has gone on from that one.

    For "She was born in Arenas, where her mother, Clotilde, sewed sails. In her memoir | she | wrote", and for a new
    paragraph: `“He was cross,” his brother, Hector, said.\\n\\nIn 1961 | he | stepped in`.
    """
    relative = found[0].entity if found else None
    owner = _owner(stage, relative) if isinstance(relative, Person) else None
    if owner is None or owner is relative or owner.gender not in (PERSONAL.get(stage.reading.low[token], "u"), "u"):
        return found
    if not (_beside(stage, token, relative, owner) or _left(stage, token, relative, owner)):
        return found
    rest = [Antecedent(one.entity, 0.0) for one in found if one.entity is not owner]
    return [Antecedent(owner, found[0].probability), *rest]


def _counterpart(stage: Stage, noun: str, owner: Entity) -> Person | None:
    """ "Rao took over from his uncle, Vikram. Asked about it, his | nephew | said": the one whose kin that is."""
    if not isinstance(owner, Person) or noun not in _COUNTERPARTS:
        return None
    at = stage.reading.kin_before(owner.begins[0])
    other = _owner(stage, owner) if at and stage.reading.low[at] in _COUNTERPARTS[noun] else None
    return other if isinstance(other, Person) and other is not owner else None


def _owner(stage: Stage, person: Person) -> Entity | None:
    """Whose relative somebody was brought in as, or whose colleague: "her mother, Clotilde", "Ruiz’s son Tom"."""
    low, at = stage.reading.low, stage.reading.kin_before(person.begins[0]) or _associate(stage, person.begins[0])
    if not at:
        return None
    for spot in range(at - 1, max(at - _BACK, -1), -1):
        if spot in stage.references:
            return stage.references[spot]
        if low[spot] in w.POSSESSIVE:
            named = [place[2] for place in stage.people.between(max(spot - _BACK, 0), spot) if place[1] == spot]
            return named[-1] if named else None
    return None


def _associate(stage: Stage, first: int) -> int:
    """ "her | colleague | Tom", "his | lawyer |, Tom": what somebody named at a token is to another; else 0."""
    low = stage.reading.low
    at = first - 1 - (stage.reading.before(first) == ",")
    owned = at > 0 and w.is_role(low[at]) and not _OWNERS.isdisjoint(low[max(at - 2, 0) : at])
    return at if owned else 0


def _beside(stage: Stage, token: int, relative: Entity | None, owner: Entity) -> bool:
    """Whether the relative was named once, in the sentence before that is about the other."""
    sentence_of = stage.reading.document.sentence_of
    before = stage.reading.document.sentences[max(sentence_of[token] - 1, 0)]
    around = stage.appearances_between(before.first, token, _MOST)
    namings = [one for one in around if one.entity is relative]
    led = next((one for one in around if one.entity is owner), None)
    if len(namings) != 1 or stage.times_named(namings[0].entity) != 1 or led is None:
        return False
    leads = stage.standing(led).opens and stage.standing(led).place == "subject"
    return leads and led.token < namings[0].token


def _left(stage: Stage, token: int, relative: Entity | None, owner: Entity) -> bool:
    """Whether the reporter's words go on in a paragraph that does not name the relative, who matters less."""
    document = stage.reading.document
    block = document.block_at(token)
    first = stage.reading.tokens(block.start, block.end)[0]
    if _goes_on(stage, token, relative):
        return False
    if stage.reading.quoted(token) or any(
        one.entity is relative for one in stage.appearances_between(first, token, _MOST)
    ):
        return False
    leads = bool(stage.people.places) and stage.people.places[0][2] is owner  # whom the page is about
    return relative is not None and (leads or stage.times_named(owner) >= stage.times_named(relative))


def _goes_on(stage: Stage, token: int, relative: Entity | None) -> bool:
    """ "Ellery’s daughter, Joanne, said so.\n\n“Mum minded us,” | she | said": who spoke last, behind further words."""
    reading = stage.reading
    spoke = bool(stage.spoke) and stage.spoke[-1][1] is relative
    return spoke and token > 0 and reading.document.letters[token - 1] in "Qq" and not reading.quoted(token)


def told_beside(stage: Stage, person: Person) -> bool:
    """ "Tom Ash, whose daughter | Elsie | died young, said so": a relative who tells of somebody, and never spoke."""
    low, at = stage.reading.low, stage.reading.kin_before(person.begins[0])
    whose = at and "whose" in low[max(at - _BACK, 0) : at]
    return bool(whose) and len(person.names) == 1 and all(speaker is not person for _, speaker in stage.spoke)


def kin_of(stage: Stage, phrase: Phrase) -> Person | None:
    """ "His nephew said", of Vikram Rao, whom the page has as the uncle of Anil Rao.

    So too "Ruiz came with her daughter, Mia. | The mother | said": whose daughter, son, wife was named last.
    """
    if phrase.owner is None and stage.reading.low[phrase.first : phrase.last] == ["the", phrase.head]:
        return _whose_kin(stage, phrase)
    if phrase.owner is None or stage.reading.low[phrase.owner[0]] not in _OWNERS:
        return None
    found = antecedents(stage, phrase.owner[0])
    sure = found and found[0].probability >= _LIKELY
    return _counterpart(stage, phrase.head, found[0].entity) if sure else None


def _whose_kin(stage: Stage, phrase: Phrase) -> Person | None:
    """Whose relative somebody was brought in as, where that makes the other "the mother" or "the husband"."""
    wanted = _COUNTERPARTS.get(phrase.head)
    if wanted is None:
        return None
    for _, _, person in reversed(stage.people.between(0, phrase.first, _MOST)):
        at = stage.reading.kin_before(person.begins[0])
        if at and stage.reading.low[at] in wanted:
            owner = _owner(stage, person)
            told = w.gender_of_role(phrase.head)
            fits = isinstance(owner, Person) and {owner.gender, told} != {"f", "m"}
            return owner if fits and isinstance(owner, Person) else None
    return None
