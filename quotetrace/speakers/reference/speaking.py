"""Who spoke last and goes on: `“...,” the MP says`, and what a description tells that is no office."""

from itertools import permutations

from quotetrace.speakers.persons.people import Person
from quotetrace.speakers.reference.callings import ATTENDING, also, is_else
from quotetrace.speakers.reference.offices import works_elsewhere
from quotetrace.speakers.reference.presiders import on_bench
from quotetrace.speakers.staging.kinds import Phrase
from quotetrace.speakers.staging.stage import Entity, Other, Stage
from quotetrace.speakers.text import words as w

_INQUESTS = frozenset({"inquest", "coroner", "inquiry"})
_COURTS = frozenset("court magistrate tribunal cross-examined cross-examination counsel".split())
_SEVERAL, _ANY = frozenset({"witnesses"}), frozenset({"a", "one", "another", "second", "other", "eye"})
_SWORN = frozenset({"sworn", "testified", "testifies", "testifying", "deposed"})
# What behind a description tells more of somebody who is new.
GOES_ON = frozenset({",", "who", "whose"})
COMPLEMENT = frozenset({"of", "for", "at", "from", "with", "behind"})
_AGAIN = frozenset("added adds continued continues concluded concludes went goes".split())
_THEIRS = frozenset({"his", "her", "their", "its", "my", "our"})
_FIELD = 6  # tokens of a field behind a post
ANYBODY_ELSE = frozenset(
    "elder younger latter source official reporter interviewer interpreter host king queen pope".split()
)
SOMEBODY = frozenset({"man", "woman", "boy", "girl"})
_YOUNG = frozenset(
    {"child", "pupil", "teenager", "schoolboy", "schoolgirl", "toddler", "student", "boy", "girl", "kid"}
)
_SEXES = frozenset({"male", "man"}), frozenset({"female", "woman"})  # before a noun: "a female clerk"
_REACH, _FEW = 120, 6  # tokens and namings back
_LATELY = 12  # who spoke last, of whom a description may tell one
PARTISANS = frozenset({"republican", "democrat", "conservative", "tory", "liberal", "socialist", "independent"})


def complemented(stage: Stage, phrase: Phrase) -> bool:
    """ "the coordinator | on Public Affairs | said", "the adviser | to the governor |", "the person | in charge of |
    it": whether what stands behind a description brings in somebody new; not "the striker | on Monday |"."""
    low, words, at = stage.reading.low, stage.reading.document.words, phrase.last
    behind, ahead = low[at : at + 1], low[at + 1 : at + 4]
    if behind == ["on"]:
        return at + 1 < len(words) and words[at + 1][0].isupper() and low[at + 1] not in w.not_names()
    if behind == ["to"]:
        return any(w.is_role(word) for word in ahead)
    return behind == ["in"] and ahead[:1] == ["charge"]


def still_speaking(stage: Stage, phrase: Phrase, barred: tuple[Entity, ...]) -> Entity | None:
    """ "The former surgeon says he was ashamed. “I never counted,” | the MP says": who spoke last in the paragraph.

    So of somebody unnamed where a description tells no more than an age: "An apprentice said so. ... the 19-year-old".
    """
    reading, document = stage.reading, stage.reading.document
    adds = _adds(stage, phrase)
    owned = adds and phrase.owner is not None and _of_body(stage, phrase.owner)
    told = owned or (reading.low[phrase.first] == "the" and phrase.owner is None)
    if not stage.spoke or not told or phrase.plural:
        return None
    token, speaker = stage.spoke[-1]
    here, there = (document.block_of(at) for at in (phrase.first, token))
    behind = reading.low[phrase.last] if phrase.last < len(reading.low) else ""
    between = (place for place in stage.people.between(token, phrase.first) if place[2] is not speaker)
    new = isinstance(speaker, Person) and not speaker.posts()  # of whom the page has told nothing before
    field = adds and behind == "," and _ends_with_field(stage, phrase.last)
    more = (behind in GOES_ON and not field) or (behind in COMPLEMENT and not new)
    away = here != there and not (here - there == 1 and _of_seat(stage, phrase))
    if away or more or any(not reading.quoted(first) for first, _, _ in between):
        return None
    if not behind_marks(stage, phrase.first):
        return None
    if isinstance(speaker, Other):
        return speaker if speaker.kind == "unnamed" and not speaker.plural and tells_age(phrase) else None
    closed = speaker in barred or speaker.doubt or works_elsewhere(speaker, phrase) or is_else(stage, phrase, speaker)
    gender = w.gender_of_role(phrase.head)
    office = phrase.head in w.offices() and not (new and (adds or _of_side(stage, phrase)))
    other = office or phrase.head in ANYBODY_ELSE or "u" != gender != speaker.gender != "u"
    return None if closed or other or not (w.is_role(phrase.head) or tells_age(phrase)) else speaker


def _of_seat(stage: Stage, phrase: Phrase) -> bool:
    """ "the | Altona East | MP": a lawmaker by a seat in capitals, which whoever leads a party has, too."""
    seated = stage.reading.document.words[phrase.core][0].isupper() and phrase.last - phrase.core > 1
    return seated and (phrase.head == "lawmaker" or phrase.head in also("lawmaker"))


def somebody_before(stage: Stage, phrase: Phrase) -> Other | None:
    """ "A clerk who left in May said so.\n\n“...,” said | the man |, who asked not to be named": somebody unnamed who
    was brought in or spoke last, where nobody has been named or described since."""
    if phrase.head not in SOMEBODY or stage.reading.low[phrase.first] != "the" or phrase.last - phrase.core != 1:
        return None
    near = stage.appearances_between(max(phrase.first - _REACH, 0), phrase.first, _FEW)
    told = [one for one in near if one.kind != "pronoun" and not stage.reading.quoted(one.token)]
    last = told[-1].entity if told else None
    gender = w.gender_of_role(phrase.head)
    if not isinstance(last, Other) or last.kind != "unnamed" or last.plural or last.gender not in (gender, "u"):
        return None
    if phrase.head in ("boy", "girl") and last.head not in _YOUNG:
        return None
    last.gender = gender
    last.places.append((phrase.first, phrase.last))
    return last


def met_again(stage: Stage, phrase: Phrase) -> Other | None:
    """Somebody unnamed met before: "The conductor said" after "a 22-year-old conductor"."""
    place = () if phrase.affiliation is None else (phrase.affiliation,)
    other = _as_described(stage, phrase, stage.met("again", phrase.head, phrase.plural, *place))
    if other is None and phrase.head in ("source", "person") and stage.reading.low[phrase.first] == "the":
        new = complemented(stage, phrase) or "relevant" in stage.reading.low[phrase.core : phrase.last]
        other = (
            None if new else stage.last_unnamed()
        )  # "A nurse who asked not to be named said so. “...,” the source said"
        other = None if other is None or other.plural != phrase.plural else other
    if other is not None:
        other.places.append((phrase.first, phrase.last))
    return other


def _as_described(stage: Stage, phrase: Phrase, last: Other | None) -> Other | None:
    """Of several unnamed with one noun the one whom the words before it describe: "the | older | farmer", behind an
    older and a younger one; nobody where the one met is of the other gender: "the female clerk", behind a male one."""
    told = frozenset(stage.reading.low[phrase.core : phrase.last - 1])
    if last is None or not told or told <= _words_of(last):
        return last
    lately = (one for _, one in reversed(stage.spoke[-_LATELY:]) if isinstance(one, Other))
    alike = (one for one in lately if (one.head, one.plural) == (phrase.head, phrase.plural))
    chosen = next((one for one in alike if told <= _words_of(one)), None)
    opposed = any(told & one and _words_of(last) & other for one, other in permutations(_SEXES))
    return None if chosen is None and opposed else chosen or last


def _words_of(other: Other) -> frozenset[str]:
    return frozenset((other.role or "").lower().split())


def goes_on_unnamed(stage: Stage, phrase: Phrase) -> Other | None:
    """ "One shareholder said so. “...,” | the investor | said": a noun that the page has nowhere before, for somebody
    unnamed who spoke last, where nobody has been named since; in the next paragraph with "added"."""
    reading, document = stage.reading, stage.reading.document
    spoke = (one for one in reversed(stage.spoke[-_FEW:]) if not reading.quoted(one[0]))
    at, last = next(spoke, (-1, None))
    if not isinstance(last, Other) or last.kind != "unnamed" or last.plural or reading.quoted(phrase.first):
        return None
    short = reading.low[phrase.first] == "the" and phrase.last - phrase.core == 1
    other = phrase.head in w.offices() or phrase.head in ATTENDING or phrase.head in ANYBODY_ELSE
    noun = w.is_role(phrase.head) or f"{phrase.head}s" in w.anonymous() or tells_age(phrase)
    if not short or other or not noun or {w.gender_of_role(phrase.head), last.gender} == {"f", "m"}:
        return None
    near = document.block_of(phrase.first) - document.block_of(at)
    closes = behind_marks(stage, phrase.first) and not reading.starts_sentence(phrase.first)
    goes_on = near == 0 and (closes or _adds(stage, phrase) or takes_up(phrase))
    if not goes_on and not (near == 1 and _adds(stage, phrase)):
        return None
    met = any(spot < phrase.first for spot in reading.where({phrase.head}))
    since = any(not reading.quoted(first) for first, _, _ in stage.people.between(at, phrase.first))
    if met or since:
        return None
    last.places.append((phrase.first, phrase.last))
    return last


def _adds(stage: Stage, phrase: Phrase) -> bool:
    """`“...,” added | the skipper |`, `“...,” | the skipper | went on`: who spoke speaks again."""
    low, last = stage.reading.low, phrase.last
    return low[phrase.first - 1] in _AGAIN or (low[last : last + 1] != [] and low[last] in _AGAIN)


def _of_body(stage: Stage, owner: tuple[int, int]) -> bool:
    """ "added | Nordet | ’s vice-president": whose officer it is, a body by name and no person."""
    capital = stage.reading.document.words[owner[0]][0].isupper() and stage.reading.low[owner[0]] not in _THEIRS
    article = stage.reading.low[owner[0]] == "the"
    return (capital or article) and not stage.people.between(*owner)


def _ends_with_field(stage: Stage, comma: int) -> bool:
    """ "added the vice-president |, Circularity |.": the field of a post is all that is behind."""
    low, words = stage.reading.low, stage.reading.document.words
    end = next((at for at in range(comma + 1, min(comma + _FIELD, len(low))) if low[at] in ".;"), comma)
    return end > comma + 1 and words[comma + 1][0].isupper() and not stage.people.between(comma, end)


def on_stand(stage: Stage, phrase: Phrase) -> Person | None:
    """ "Tom Birk, a guard, was sworn. ... Mrs. Ada Roe testified. “He fell,” | the witness | said": who took the stand
    last."""
    reading = stage.reading
    if phrase.head != "witness" or phrase.article == "indefinite" or phrase.owner is not None:
        return None
    seen = reading.has(_SEVERAL) or any(reading.before(at) in _ANY for at in reading.where({phrase.head}))
    tried = reading.has(_COURTS) and not seen
    if (tried or reading.has(_INQUESTS)) and not reading.has(_SWORN):
        return _last_heard(stage, phrase)
    sworn = [at for at in reading.where(_SWORN) if at < phrase.first and not reading.quoted(at)]
    named = stage.people.between(reading.sentence(sworn[-1])[0], sworn[-1]) if sworn else []
    found = named[-1 if reading.before(sworn[-1]) == "who" else 0][2] if named else None
    return None if found is None or found.doubt else found


def _last_heard(stage: Stage, phrase: Phrase) -> Person | None:
    """ "THE INQUEST. Tom Birk, a stoker, said so. “It leaned,” said | witness |.\n\n| Witness |: I told my wife.": who
    gave evidence last, in a page that swears nobody; those with a label of their own ask, and so does counsel."""
    told = ((at, one) for at, one in reversed(stage.spoke) if at < phrase.first and not stage.reading.in_label(at))
    bench = on_bench(stage, phrase.first)
    heard = (one for _, one in told if isinstance(one, Person) and (one.introduced or one.titled) and one not in bench)
    last = next((one for one in heard if not is_else(stage, phrase, one)), None)
    return None if last is None or last.doubt else last


def _of_side(stage: Stage, phrase: Phrase) -> bool:
    """ "the | Conservative | leader", "the | Kenyan | minister": an office with whose it is before it."""
    word = stage.reading.low[phrase.core]
    return phrase.last - phrase.core > 1 and (word in w.party_words() or word in w.demonyms())


def behind_marks(stage: Stage, first: int) -> bool:
    """Whether a source stands right behind quoted words: `“...,” | the MP says`, `“...,” said | the MP`."""
    reading = stage.reading
    at = first - 1
    at -= at > 0 and reading.document.letters[at] in "VZ"
    return at > 0 and reading.document.letters[at] in "Qq" and reading.document.letters[at - 1] != ":"


def tells_age(phrase: Phrase) -> bool:
    """Whether a description says no more than how old somebody is, whether a woman or a man, or from which country."""
    return (
        phrase.head.endswith(("-year-old", "year-old"))
        or phrase.head.isdigit()  # "the world No. 4"
        or phrase.head in SOMEBODY
        or phrase.head in w.demonyms()
        or phrase.head in PARTISANS
        or "-of-" in phrase.head  # "the mother-of-two"
    )


def takes_up(phrase: Phrase) -> bool:
    """ "| The Kenyan |, who turns 30 in May, said": an age or a country, which nobody is brought in by with "the"."""
    return tells_age(phrase) and phrase.head not in SOMEBODY
