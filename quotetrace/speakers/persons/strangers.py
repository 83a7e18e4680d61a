"""Who speaks on in a paragraph by a name that a translation made of theirs: "Green Ship said", of Pavel Zelenkorab."""

from collections.abc import Iterator
from itertools import pairwise

from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.persons.people import People, Person
from quotetrace.speakers.spelling.characters import languages
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.spelling.sounds import fold, is_pinyin
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

Tokens = tuple[int, int]
_COURTEOUS = frozenset({"mr", "mrs", "ms", "miss", "madam"})
_SHORTEST = 4  # letters of a word of the language
_LONG = 6  # letters of the longest word of a name that is sure to be foreign: "Kurokawa", "Qiuzhong"
_FRENCH = ("«", "Mme", "é", "è", "ç", "Saint-")  # what a page about France has
_MONSIEUR = 2  # words of "M. Courtier"
_BEHIND = "direct.cue-behind"


def strangers(reading: Reading, people: People) -> dict[int, Person]:
    """Who is named but once, behind words of their own, right after somebody else spoke: the number, and who it is.

    So for "The keeper, Pavel Zelenkorab, noted it. “I saw it,” Green Ship said", where a name is put in words, read as
    Mandarin or half another’s, or is a family name that nobody on the page bears: "Mr. Berisha".
    """
    lone = {person.names[0].first: person for person in people.persons if len(person.names) == 1}
    gone: dict[int, Person] = {}
    for before, (first, last) in _in_paragraphs(reading):
        person = lone.get(first)
        if person is None or person.names[0].last < last:
            continue
        named = {id(one): one for name_first, one in _named(people, before) if name_first < first}
        other = next(iter(named.values())) if len(named) == 1 else None
        if other is not None and other is not person and _is_made_of(reading, person.names[0], other):
            gone[person.number] = other
            for name in person.names:
                name.sure = 0
                other.add(name)
    return gone


def messieurs(reading: Reading, people: People) -> dict[int, Person]:
    """ "Its director, Jean Courtier, came. “No,” | M. Courtier | said": the French title that looks like an initial.

    The one person of that family name who was named before, and whose given name begins otherwise.
    """
    gone: dict[int, Person] = {}
    if not (reading.writes("M") or reading.writes("M.")):
        return gone
    if not any(mark in reading.document.text for mark in _FRENCH):
        return gone
    for person in people.persons:
        words = person.names[0].words
        apposed = any(name.kin or reading.low[name.last : name.last + 1] == [","] for name in person.names)
        if len(words) != _MONSIEUR or fold(words[0]) != "m" or apposed:
            continue
        bearers = people.bearers(words[1], person.begins[0])
        others = [one for one in bearers if one is not person and one.introduced and one.begins[0] < person.begins[0]]
        if len(others) == 1 and len(bearers) <= _MONSIEUR:
            for name in person.names:
                name.sure = 0
                name.words, name.title = words[1:], "m"
                others[0].add(name)
            gone[person.number] = others[0]
    return gone


def _in_paragraphs(reading: Reading) -> Iterator[tuple[Tokens, Tokens]]:
    """The sources of a report and of the quotation right behind it in its paragraph."""
    document = reading.document
    for before, reported in pairwise(reading.page.reported):
        if reported.rule == _BEHIND and reported.source is not None and before.source is not None:
            one, other = reading.tokens(*before.source), reading.tokens(*reported.source)
            number, said = (document.sentence_of[at] for at in (one[0], reading.tokens(*reported.content[0])[0]))
            if number in (said, said - 1) and document.block_of(one[0]) == document.block_of(other[0]):
                yield one, other


def _named(people: People, source: Tokens) -> Iterator[tuple[int, Person]]:
    """Who is named in a source by a full name, each at its first token."""
    for person in people.near(source[0]):
        for name in person.names:
            if source[0] <= name.first < source[1] and person.introduced:
                yield name.first, person


def _is_made_of(reading: Reading, name: Name, other: Person) -> bool:
    """Whether a name that stands once may be what a translation made of somebody’s."""
    if not reading.runs(name.first) or name.role is not None or reading.low[name.last : name.last + 1] == [","]:
        return False
    if len(name.words) == 1:
        return name.title in _COURTEOUS
    families = other.full[0].words
    if not {fold(word) for word in name.words}.isdisjoint(map(fold, families)):
        return _is_words([word for word in name.words if fold(word) not in map(fold, families)])
    mandarin = all(map(is_pinyin, name.words)) and not all(map(is_pinyin, families))
    mandarin = mandarin and all(languages(fold(word)) for word in families)  # which are written in characters
    mandarin = mandarin and min(max(map(len, families)), max(map(len, name.words))) >= _LONG
    return mandarin or _is_words(name.words)


def _is_words(words: list[str] | tuple[str, ...]) -> bool:
    """Whether a name is made of words of the language alone: "Green Ship", the "Black" of "Black Pavel"."""
    known = (len(word) >= _SHORTEST and of_language(word.lower()) and w.given(word.lower()) is None for word in words)
    return bool(words) and all(known)
