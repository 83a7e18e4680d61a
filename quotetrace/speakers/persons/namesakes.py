"""Whether a page tells two apart whose family names are alike: "Alan Reid, a solicitor," and then "Judge Reed"."""

from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.persons.choosing import office_before, post_behind
from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.persons.spellings import spelled_family
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.spelling.garbling import alike, same_characters
from quotetrace.speakers.spelling.scanning import scanned_alike
from quotetrace.speakers.spelling.sounds import distance, sounds
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_ASKED = 6  # names of a person that are looked at
_OTHERWISE = 1.3  # what a consonant and a vowel cost: "Harris" and "Harrison" are not heard for each other
# What stands behind a name and a comma where a page brings somebody in.
_NEW = frozenset("a an who whose one another of from defending prosecuting mitigating representing".split())
_LEARNED = frozenset({"dr", "doctor", "professor", "sir", "lord", "lady", "dame"})  # beside which any post may stand


def told_apart(reading: Reading, orphan: Person, person: Person) -> bool:
    """Whether somebody known by short names alone is another than the bearer of a full name that these may garble.

    A name that went wrong is hardly introduced again. So they are two where one sentence names both, where each has a
    post of its own, "Alan Reid, a solicitor, spoke. | Judge Reed | said", and where both names are names that people
    have and the second is brought in, "Paul Barton said no. | Mr Burton, whose daughter goes there, | agreed". Names
    that nobody is called, "Ms Morsh" behind "Susan Marsh", are slips unless both are told to be something.
    """
    name = next((one for one in orphan.names if reading.runs(one.first)), orphan.names[0])
    word, family = name.words[0], person.family
    if orphan.introduced or word.lower() == family.lower() or scanned_alike(word, family):
        return False
    if _in_one_sentence(reading, orphan, person):
        return True
    if spelled_family(family, word) or same_characters(family, word):
        return False  # "Manager Yu", of Ryu Sang-hoon: a translation words the post anew, too
    called, others = _called(reading, orphan), _called(reading, person) | _apposed(reading, person)
    own = called | _apposed(reading, orphan)
    behind = reading.low[name.last : name.last + 2]
    new = behind[:1] == [","] and behind[-1] in _NEW and not _past(reading, name)
    both = _is_borne(word) and _is_borne(family)
    otherwise = distance(sounds(word), sounds(family)) >= _OTHERWISE
    if own and others:
        return own.isdisjoint(others) and (both or otherwise or new or bool(called))
    return (both and (bool(own) or new)) or (otherwise and new)


def _in_one_sentence(reading: Reading, one: Person, other: Person) -> bool:
    """Whether a sentence of running text names both."""
    sentence_of = reading.document.sentence_of
    near, far = (
        {sentence_of[name.core] for name in person.names[:_ASKED] if reading.runs(name.core)} for person in (one, other)
    )
    return not near.isdisjoint(far)


def _called(reading: Reading, person: Person) -> set[str]:
    """The titles and offices before the names of somebody."""
    offices = {office_before(reading, name) for name in person.names[:_ASKED]} | person.titles
    return {*filter(w.is_role, offices)} - _LEARNED


def _apposed(reading: Reading, person: Person) -> set[str]:
    """The posts in apposition behind the names of somebody, but what the page says is past."""
    names = (name for name in person.names[:_ASKED] if not _past(reading, name))
    return {post for name in names if (post := post_behind(reading, name))}


def _past(reading: Reading, name: Name) -> bool:
    """ "Mr Lee, | a former | paramedic,": what goes with any post of now."""
    return not w.FORMER.isdisjoint(reading.low[name.last + 1 : name.last + 3])


def _is_borne(word: str) -> bool:
    """Whether people are called so: a known name, or a word of the language, as "Brown" and "Marsh" are."""
    low = word.lower()
    return low in w.family_names() or w.given(low) is not None or of_language(low)


def is_met_first(reading: Reading, orphan: Person, person: Person) -> bool:
    """ "Ms Carr said it was sound. John Kerr, leader of the council, said": who stands in the text before somebody of a
    like name is told in full, is another; a heading may have what is told in full below, and so may a translation that
    read a name in another language, which is spelled in no like way."""
    if not alike(orphan.family, person.family):
        return False
    first = next(filter(reading.runs, orphan.begins), None)
    told = person.full[0].first if person.full else person.begins[0]
    titled = bool(orphan.titled or orphan.titles) and orphan.family != person.family
    return titled and first is not None and first < told
