"""Full names that are spellings of one: typed, heard or translated wrongly somewhere on the page."""

from collections import Counter
from collections.abc import Iterable

from attrs import define, field
from rapidfuzz.distance import JaroWinkler, Levenshtein

from quotetrace import lexicons
from quotetrace.speakers.persons.choosing import office_before, post_behind
from quotetrace.speakers.persons.people import REMEMBERED, Person, gender_of
from quotetrace.speakers.spelling.characters import spelled_alike
from quotetrace.speakers.spelling.forms import Name, family_first, generation, surname
from quotetrace.speakers.spelling.garbling import CLOSE_WHOLE, alike, likeness, same_characters, skeleton, whole_alike
from quotetrace.speakers.spelling.likeness import same_name
from quotetrace.speakers.spelling.sounds import distance, fold, is_pinyin, sounds
from quotetrace.speakers.spelling.translations import meant, translated
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

SURE_NAME = 0.8  # on one page two people with names this much alike are rarer than one with two spellings
FAR = 0.5  # names with fewer letters in common are not compared by sound
_TWO_SYLLABLES = 6  # letters of a Mandarin name that is hardly one syllable
_VOWEL, _SHORT = 0.35, 4  # what a vowel costs; shorter given names are two: "Anna" and "Anne"
_UNLIKE = 0.5  # given names less alike that begin otherwise are two: "Aase" and "Mads"
CLOSE_GIVEN = 0.75  # given names are shorter than surnames and vary more


@define(eq=False)
class _Bearer:
    """Somebody who may turn out to be spelled in several ways, with what is compared of the name."""

    person: Person
    letter: str  # of the given name, as it is heard
    whole: str
    heard: str
    sound: str
    asian: bool
    parts: frozenset[str]  # the words, whatever their order
    genders: Counter[str]
    meant: frozenset[str]  # the names that a translator may have put into these words
    also: list["_Bearer"] = field(factory=list)  # whose names are spellings of this one
    unread: list[Name] = field(factory=list)  # names whose company was not looked at yet
    company: set[str] = field(factory=set)
    _sentences: set[int] = field(factory=set)  # where the full names stand
    _posts: set[str] = field(factory=set)  # the words for what the person is, beside these names
    _unplaced: list[Name] = field(factory=list)  # names whose sentence and posts were not looked up yet

    @classmethod
    def of(cls, person: Person) -> "_Bearer":
        words = person.names[0].words
        whole = "".join(words)
        letter = skeleton(_given(words))[:1]
        asian = any(word.lower() in w.asian_surnames() for word in words)
        parts, genders = frozenset(map(fold, words)), Counter(person.genders)
        found = cls(person, letter, fold(whole), skeleton(whole), sounds(whole), asian, parts, genders, meant(words))
        found.unread += person.names
        found._unplaced += person.names
        return found

    @property
    def words(self) -> tuple[str, ...]:
        """The name by which the person goes."""
        return self.person.names[0].words

    @property
    def gender(self) -> str:
        """f or m where the names agree, else u."""
        return gender_of(self.genders)

    def may_be(self, other: "_Bearer") -> bool:
        """Whether two are worth a closer look: none that :func:`_one_spelling` would bring together is left out."""
        return (
            self.letter == other.letter
            or self.parts == other.parts
            or self.heard == other.heard
            or self.sound == other.sound
            or ((self.asian or other.asian) and self._translated(other))
            or ((self.meant or other.meant) and self._put_into_words(other))
            or Levenshtein.normalized_similarity(self.whole, other.whole, score_cutoff=CLOSE_WHOLE) > 0
            or JaroWinkler.similarity(self.whole, other.whole, score_cutoff=CLOSE_WHOLE) > 0
        )

    def _translated(self, other: "_Bearer") -> bool:
        """Whether two may be one name read in two languages, wholly or but for the family name."""
        return same_characters(self.whole, other.whole) or not self.parts.isdisjoint(other.parts)

    def _put_into_words(self, other: "_Bearer") -> bool:
        """Whether a word of the one may be the meaning of the other's."""
        return not (self.meant.isdisjoint(other.parts) and other.meant.isdisjoint(self.parts))

    @property
    def kin(self) -> bool:
        """Whether the page tells whose relative this is."""
        return self.person.names[0].kin

    def take(self, other: "_Bearer") -> None:
        """Be one with another. The smaller lists go into the larger, since one name may be taken on many times."""
        self.also.append(other)
        self.genders += other.genders
        few, self.unread = sorted((self.unread, other.unread), key=len)
        self.unread += few
        less, self.company = sorted((self.company, other.company), key=len)
        self.company |= less
        few, self._unplaced = sorted((self._unplaced, other._unplaced), key=len)
        self._unplaced += few
        fewer, self._sentences = sorted((self._sentences, other._sentences), key=len)
        self._sentences |= fewer
        least, self._posts = sorted((self._posts, other._posts), key=len)
        self._posts |= least

    def sentences(self, reading: Reading) -> set[int]:
        """The numbers of the sentences that name the person in full."""
        self._look_around(reading)
        return self._sentences

    def posts(self, reading: Reading) -> set[str]:
        """The words for what the person is, right before and behind the full names."""
        self._look_around(reading)
        return self._posts

    def _look_around(self, reading: Reading) -> None:
        for name in self._unplaced:
            self._sentences.add(reading.document.sentence_of[name.core])
            self._posts |= {post_behind(reading, name), office_before(reading, name)} - {""}
        self._unplaced = []

    def likeness_to(self, other: "_Bearer") -> tuple[bool, float]:
        """How alike two whole names are: the same words in another order first."""
        return self.parts == other.parts, Levenshtein.normalized_similarity(self.whole, other.whole)

    def whole_person(self) -> Person:
        """The person with the names of all who turned out to be one."""
        waiting = self.also[::-1]
        while waiting:
            other = waiting.pop()
            for name in other.person.names:
                self.person.add(name)
            waiting += other.also[::-1]
        return self.person


def joined(reading: Reading, people: Iterable[Person]) -> list[Person]:
    """Two full names that are spellings of one: "Katya Petrova" in the text, "Katia Petrov" under the pull quote.

    Of several whom a name may spell it is the one whose name is most like it.
    """
    bearers = [_Bearer.of(person) for person in people]
    for number in range(len(bearers) - 1, 0, -1):
        bearer = bearers[number]
        found = [
            earlier
            for earlier in bearers[max(0, number - REMEMBERED) : number]
            if earlier.may_be(bearer) and _one_spelling(reading, earlier, bearer)
        ]
        found = [earlier for earlier in found if not _are_two(reading, earlier, bearer)]
        if found:
            nearest = found[0] if len(found) == 1 else max(found, key=bearer.likeness_to)
            nearest.take(bearer)
            del bearers[number]
    return [bearer.whole_person() for bearer in bearers]


def _are_two(reading: Reading, one: _Bearer, other: _Bearer) -> bool:
    """Whether the page tells two apart whose names are alike.

    By one sentence that names both in full: "Harald Brenner and Harald Brennecke spoke." By what each is said to be,
    where the names sound otherwise: "Harald Brenner, a tailor", and then "Harald Brennecke, a surgeon".
    """
    if one.parts == other.parts:
        return False
    if not one.sentences(reading).isdisjoint(other.sentences(reading)):
        return True
    if one.sound == other.sound:
        return False
    posts, others = one.posts(reading), other.posts(reading)
    return bool(posts and others) and posts.isdisjoint(others)


def _one_spelling(reading: Reading, one: _Bearer, other: _Bearer) -> bool:
    left, right = one.words, other.words
    if one.parts == other.parts and len(left) == len(right) == len(one.parts):
        return True  # "Sato Haruka", "Haruka Sato"
    if generation(left) and generation(right) and generation(left) != generation(right):
        return False  # father and son
    if _siblings(one, other) or (len(left) != len(right) and (one.kin or other.kin)):
        return False
    if family_first(left) and family_first(right) and _one_family(left[0], right[0]):
        return _one_given(_given(left), _given(right))
    if _is_translated(one, other) or whole_alike(left, right):
        return True
    if family_first(left) != family_first(right):
        return False
    if one.letter == other.letter and _one_letter(reading, one, other):
        return True
    return Levenshtein.normalized_similarity(one.whole, other.whole) >= FAR and same_name(left, right) >= SURE_NAME


def _one_family(one: str, other: str) -> bool:
    return fold(one) == fold(other) or spelled_family(one, other)


def _is_translated(one: _Bearer, other: _Bearer) -> bool:
    """Whether one name is the other, read in another language or put into its meaning, wholly or in part."""
    asian = one.asian or other.asian
    if asian and (same_characters(one.whole, other.whole) or _family_translated(one, other)):
        return True
    return bool(asian or one.meant or other.meant) and translated(one.words, other.words)


def _one_letter(reading: Reading, one: _Bearer, other: _Bearer) -> bool:
    """Two names whose given names begin alike: spellings of one, or cut where somebody is named with both."""
    left, right = one.words, other.words
    own, others = _given(left), _given(right)
    given = 1.0 if fold(own) == fold(others) else likeness(own, others)
    if given >= CLOSE_GIVEN and alike(surname(left), surname(right)):
        return True
    if given == 1.0 and fold(left[-1])[:2] == fold(right[-1])[:2]:
        return not _company(reading, one).isdisjoint(_company(reading, other))
    return False


def _family_translated(one: _Bearer, other: _Bearer) -> bool:
    """ "Gao Wenbin" and "Takahashi Wenbin": a given name of two syllables that nobody else on a page is likely to bear.

    One of the two family names is the other read in a wrong language, or put into its meaning.
    """
    shared = one.parts & other.parts
    if len(shared) != 1 or not len(one.words) == len(other.words) == 2:
        return False
    (given,) = shared
    return len(given) >= _TWO_SYLLABLES and is_pinyin(given) and given not in w.given_names()


def spelled_family(one: str, other: str) -> bool:
    """Whether two are spellings of one Korean family name: "Lee" and "Rhee", "Baek" and "Paek"."""
    left, right = fold(one), fold(other)
    spelled = lexicons.table("speakers_korean_families")
    return left in spelled and spelled[left] == spelled.get(right)


def _given(words: tuple[str, ...]) -> str:
    return "".join(words[1:]) if family_first(words) else words[0]


def _one_given(one: str, other: str) -> bool:
    """Whether two East Asian given names are spellings of one: "Dong-wook" and "Dong-uk", not "Seung-ho" and "Eun-ji".

    All of one family bear the same name, and often half of the given name too.
    """
    left, right = (fold(name.replace("-", " ")) if "-" not in name else name for name in (one, other))
    pairs = zip(left.split("-"), right.split("-"), strict=False)
    if left.count("-") != right.count("-"):
        return fold(left) == fold(right)
    return all(_one_syllable(fold(a).replace("woo", "u"), fold(b).replace("woo", "u")) for a, b in pairs)


def _one_syllable(one: str, other: str) -> bool:
    return bool(spelled_alike(one, other)) or sounds(one) == sounds(other)


def _siblings(one: _Bearer, other: _Bearer) -> bool:
    """One family name and two known given names that sound different: two people."""
    left, right = one.words, other.words
    if fold(surname(left)) != fold(surname(right)):
        return one.gender != other.gender and "u" not in (one.gender, other.gender) and fold(left[0]) != fold(right[0])
    known = w.given_names()
    if left[0].lower() in known and right[0].lower() in known:
        return not _slips(left[0], right[0])
    one_letter = skeleton(left[0])[:1] == skeleton(right[0])[:1]
    return not one_letter and len(left) == len(right) == 2 and likeness(left[0], right[0]) < _UNLIKE


def _slips(one: str, other: str) -> bool:
    """Whether two given names are one but for a vowel: "Saleh" and "Salih"; not "Mario" and "Maria"."""
    apart = distance(sounds(one), sounds(other))
    ends = {fold(name)[-1:] for name in (one, other)}
    return apart == 0 or (apart <= _VOWEL and min(len(one), len(other)) > _SHORT and ends != {"a", "o"})


def _company(reading: Reading, bearer: _Bearer) -> set[str]:
    """Who is named together with a person: in "Ada Moreau and Jon Pell", Pell's company is Moreau."""
    while bearer.unread:
        name = bearer.unread.pop()
        before = reading.low[max(name.first - 3, 0) : name.first]
        after = reading.low[name.last : name.last + 3]
        if before[-1:] == ["and"]:
            bearer.company.add(before[-2] if len(before) > 1 else "")
        if after[:1] == ["and"]:
            bearer.company.add(" ".join(after[1:]))
    return bearer.company
