"""From the words of a source to its speakers: names at the head, pronouns, and descriptions."""

from collections.abc import Sequence

from quotetrace.grammar.letters import DAYS
from quotetrace.grammar.phrases import phrase_at
from quotetrace.speakers.naming.beside import opens_fields
from quotetrace.speakers.reference.clauses import before_relative, from_whom
from quotetrace.speakers.reference.headed import FROM, UTTERED, followers, named, own_words, self_named
from quotetrace.speakers.reference.inside import others_spoke, told_inside
from quotetrace.speakers.reference.ledes import subject_of_lede
from quotetrace.speakers.reference.pronouns import OWNERS, PRONOUNS, resolve_pronoun, speaker_around, spoken_of
from quotetrace.speakers.reference.references import resolve_phrase
from quotetrace.speakers.reference.together import conjuncts
from quotetrace.speakers.reference.turns import answered
from quotetrace.speakers.staging.coordinated import coordinated
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Answer, Entity, Stage
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.reading import Reading

_LONGEST_NAME = 5  # tokens: a source may begin inside a name
_LONGEST_APPOSED = 14  # tokens of a name and its apposition
_APPOSING = ([",", "a"], [",", "an"], [",", "the"])
_CALLS = frozenset("shouts cries calls cheers jeers boos chants screams yells heckles".split())
_CHANNELS = frozenset({"channel", "account", "blog", "feed", "timeline"})  # "her Telegram channel wrote"
# How an agency begins its notes on a story: "(Corrects paragraph 3 to say the vote was on Monday)".
_NOTES = frozenset("corrects adds updates recasts refiles clarifies removes fixes repeats rewrites changes".split())
_READ = frozenset({"read", "reads", "ran"})
_WITHIN = frozenset({"in", "during", "from"})
_BACK = 2  # sentences
_HOUSES = frozenset(("no", "number"))  # "No 10 said": a house that speaks
# What stands behind a source and is no part of it: "Nair further said", "Nair himself said", "Nair’s claim that".
_BEHIND_SOURCES = w.POSSESSIVE | frozenset(
    "further also meanwhile however too himself herself itself themselves each".split()
)


def read_source(
    stage: Stage, first: int, last: int, cue: str = "", index: int = 0, others: Sequence[Entity] = ()
) -> Answer:
    """Who the tokens of a source mean; ``cue`` is the lower-case verb, ``index`` numbers the reported stretch.

    ``others`` are those whom a description means only where the page gives them its office.
    """
    reading = stage.reading
    if (plain := _without_name(stage, first, last)) is not None:
        return plain
    while first < last and not reading.document.words[first][0].isalnum():
        first += 1
    if (sender := from_whom(reading, first, last)) is not None:
        return read_source(stage, *sender, cue, index, others)
    if reading.low[first : first + 1] == ["who"] and (taken := _name_before(stage, first)) is not None:
        return taken
    if last - first == 1 and (taken_up := before_relative(reading, first)) is not None:
        return read_source(stage, *taken_up, cue, index) if taken_up else Answer()
    if reading.low[first] in _CALLS and reading.low[first + 1 : first + 2] == ["from"] and first + 2 < last:
        first += 2  # "“Shame!” came shouts from | the gallery"
    if reading.low[first] in DAYS and reading.low[first + 1 : first + 2] == [","] and first + 2 < last:
        first += 2  # "Sunday, Ms. Ruiz, a clerk, wrote"
    first = _whole_body_before(reading, first)
    first, last = _behind_titles(reading, first, last), _behind_bracket(stage, last)
    first, last = _with_initial(stage, first), _before_initial(stage, last)
    if first >= last:
        return Answer()
    if all(low in ("the", "a", "an") for low in reading.low[first:last]):
        last = _noun_end(reading, last)
    if _is_nobody(reading, first):
        return Answer()
    last = _before_adverbs(reading, first, last)
    if (thing := _numbered_house(reading, first, last) or _one_of_papers(reading, first, last, cue)) is not None:
        return Answer((stage.other(thing, merge=thing.kind == "organization"),), "attributed", thing)
    if _is_pronoun(reading, first, last):
        return _by_pronoun(stage, first, index, cue)
    through = _through(reading, first, last)
    if through > first:
        return _spoken_through(stage, first, through, last, cue)
    if (sides := conjuncts(stage, first, last)) is not None:
        return _of_both([read_source(stage, *side, cue, index, others) for side in sides])
    firm = _firm(stage, first, last) or _seated(reading, first, last)
    people = named(stage, first, last) or self_named(stage, first, last) or own_words(stage, first, last)
    if people and firm is None:
        return Answer((*people, *followers(stage, first, last, cue)), "attributed")
    phrases = [firm] if firm is not None else coordinated(reading, first, last, cue)
    barred = (*_not_meant(stage, first, index), *others)
    answers = [resolve_phrase(stage, phrase, barred) for phrase in phrases]
    speakers = tuple(dict.fromkeys(speaker for answer in answers for speaker in answer.speakers))
    return Answer(speakers, answers[0].status, phrases[0]) if speakers else Answer()


def _without_name(stage: Stage, first: int, last: int) -> Answer | None:
    """ "| @harbour_anna | wrote": who posts under a name of a network; nobody where an agency notes a change."""
    words, low = stage.reading.document.words, stage.reading.low
    opens = next((at for at in range(first, last) if words[at][0].isalnum()), last)
    if opens < last and low[opens] in _NOTES and opens > 0 and low[opens - 1] == "(":
        return Answer()
    at = next((at for at in range(first, last) if words[at][0] == "@" and len(words[at]) > 1), None)
    if at is None or stage.people.between(first, last) or stage.reading.before(at) == "(":
        return None
    phrase = Phrase("unnamed", words[at], words[at].lower(), "definite", False, at, at, at + 1)
    return Answer((stage.other(phrase, merge=True),), "attributed")


def _not_meant(stage: Stage, first: int, index: int) -> tuple[Entity, ...]:
    """Whom no description means: who is named in its words, speaks or tells of it around them, or is answered.

    For "Ana Ruiz told police that | the man | had shouted: “Out!”", which is not Ruiz.
    """
    teller = stage.reading.told(first)
    told = stage.answers[teller].speakers if 0 <= teller < len(stage.answers) else ()
    if stage.reading.document.letters[first - 1 : first] == "t":  # where that somebody told it is no report of its own
        told = (*told, *(one for _, _, one in stage.people.between(stage.reading.sentence(first)[0], first)))
    return (*spoken_of(stage, first, index), *speaker_around(stage, index).speakers, *answered(stage, index), *told)


def _by_pronoun(stage: Stage, first: int, index: int, cue: str) -> Answer:
    """Whom a pronoun means: inside quoted words whoever these or the sentences before tell of, and not who speaks."""
    if (maker := _maker_before(stage.reading, first)) is not None:
        return read_source(stage, *maker, cue, index)
    if (lede := subject_of_lede(stage, first)) is not None:
        return Answer((stage.other(lede, merge=True),), "attributed", lede)
    told = told_inside(stage, first, index)
    taken = Answer() if told is None else resolve_phrase(stage, told, speaker_around(stage, index).speakers)
    taken = others_spoke(stage, first, index, taken)
    return taken if taken.speakers else others_spoke(stage, first, index, resolve_pronoun(stage, first, index, cue))


def _maker_before(reading: Reading, first: int) -> tuple[int, int] | None:
    """ "the claim by | the suspects | in | their | statement that": whose words, named right before, an owner means."""
    if reading.low[first] not in OWNERS or reading.before(first) not in _WITHIN:
        return None
    maker = phrase_at(reading.document, first - 2)
    return maker if maker is not None and maker[1] == first - 1 and reading.before(maker[0]) == "by" else None


def _numbered_house(reading: Reading, first: int, last: int) -> Phrase | None:
    """ "No 10 said"."""
    if reading.low[first] not in _HOUSES or not _is_number(reading.low[first + 1 : last]):
        return None
    return Phrase("organization", reading.text(first, last), "", "bare", False, first, first, last)


def _firm(stage: Stage, first: int, last: int) -> Phrase | None:
    """ "| Tamsins | posted a loss": a lone word that what it does tells to be a firm, whatever its ending."""
    low = stage.reading.low[first]
    if last - first > 1 or (low,) not in stage.institutions.firms:
        return None
    name = stage.institutions.full(stage.reading.text(first, last))
    return Phrase("organization", name, low, "bare", False, first, first, last, affiliation=name, proper=True)


def _seated(reading: Reading, first: int, last: int) -> Phrase | None:
    """ "| The Kelby, Ohio, company | said", "the Altona, Ohio-based chain": a kind of firm behind its town."""
    words, low = reading.document.words, reading.low
    commas = [at for at in range(first + 1, last - 1) if low[at] == ","]
    if low[first] != "the" or not commas or len(commas) > len(("town", "land")):
        return None
    core = commas[-1] + 1 if len(commas) > 1 else commas[0] + 2
    based = len(commas) > 1 or low[core - 1].endswith("-based")
    named = all(words[at][0].isupper() or low[at] == "," for at in range(first + 1, core))
    if not based or not named or core >= last or w.is_role(low[last - 1]) or words[core][0].isupper():
        return None
    kind = low[last - 1] in w.kinds_of_bodies() | w.TRADERS
    return Phrase("organization", low[last - 1], low[last - 1], "definite", False, first, core, last) if kind else None


def _one_of_papers(reading: Reading, first: int, last: int, cue: str) -> Phrase | None:
    """ "Tributes were left at the gate. | One | read: “Sleep tight.” | Another | said": one of the papers of which the
    sentences before tell, where nobody was counted since."""
    if last - first > 1 or reading.low[first] not in ("one", "another"):
        return None
    document = reading.document
    here = document.sentence_of[first]
    for sentence in reversed(document.sentences[max(here - _BACK, 0) : here]):
        several = [at for at in range(sentence.first, sentence.last) if document.tags[at] in ("NNS", "NNPS")]
        kinds = [w.singular(reading.low[at]) for at in several if not reading.quoted(at)]
        if cue not in _READ and any(w.is_role(kind) or kind in w.collectives() for kind in kinds):
            return None  # "Two officials saw the posts. One said"
        if papers := [kind for kind in kinds if kind in w.documents()]:
            return Phrase("document", papers[-1], papers[-1], "indefinite", False, first, first, last)
    return None


def _before_adverbs(reading: Reading, first: int, last: int) -> int:
    """Where a source ends before what is no part of it: "Nair | himself", "the Herald and the Times | each"."""
    while last > first + 1 and reading.low[last - 1] in _BEHIND_SOURCES:
        last -= 1
    return last


def _of_both(answers: list[Answer]) -> Answer:
    """ "She and her aides said": whoever is told on either side."""
    speakers = tuple(dict.fromkeys(one for answer in answers for one in answer.speakers))
    return Answer(speakers, "attributed") if speakers else answers[0]


def _name_before(stage: Stage, who: int) -> Answer | None:
    """ "Kath Bramall, | who has worked there for 31 years, said": the name before a relative clause.

    What stands in apposition to the name may be between: "Ana Ruiz, a nurse from Altona, | who".
    """
    low, comma = stage.reading.low, who - (stage.reading.before(who) == ",")
    begin = max(comma - _LONGEST_NAME, stage.reading.sentence(comma - 1)[0]) if comma else 0
    found = [place for place in stage.people.between(begin, comma) if place[1] == comma]
    if found and stage.reading.before(found[-1][0]) not in FROM:
        return Answer((found[-1][2],), "attributed")
    begin = max(comma - _LONGEST_APPOSED, stage.reading.sentence(comma - 1)[0]) if comma else 0
    found = [place for place in stage.people.between(begin, comma) if low[place[1] : place[1] + 2] in _APPOSING]
    return Answer((found[-1][2],), "attributed") if found else None


def _whole_body_before(reading: Reading, first: int) -> int:
    """Where a source begins that was cut inside a body’s name: "the Department for Business and | Trade"."""
    words, begin = reading.document.words, reading.sentence(first)[0] if first < len(reading.low) else first
    if first < begin + 3 or reading.low[first - 1] not in ("and", "&") or not words[first][0].isupper():
        return first
    left = range(begin, first - 1)
    cut = words[first - 2][0].isupper() and {"of", "for"} & set(reading.low[begin : first - 1])
    verbs = any(reading.document.letters[at] in "VZM," for at in left)
    return begin if cut and not verbs and first - begin < 2 * _LONGEST_NAME else first


def _behind_titles(reading: Reading, first: int, last: int) -> int:
    """Where a name begins behind titles of which one stands in brackets, "Chief (Dr.) | Ade Ilesanmi", or an office
    behind the first of its fields: "Tourism, arts and | culture minister Ann Lee"."""
    low = reading.low
    if first < last and opens_fields(reading, first) and "and" in low[first:last]:
        return first + low[first:last].index("and") + 1
    at = next((spot for spot in range(first, min(first + 3, last)) if low[spot] == "("), last)
    end = next((spot for spot in range(at + 2, min(at + 4, last)) if low[spot] == ")"), last)
    titled = end + 1 < last and low[at + 1].rstrip(".") in w.honorifics()
    return end + 1 if titled else first


def _behind_bracket(stage: Stage, last: int) -> int:
    """Where the name ends that follows a rank and its bracket: "DCP (Zone II) | Iqbal Siddiqui"; else ``last``."""
    low = stage.reading.low
    if last >= len(low) or low[last] != "(" or not (low[last - 1] in w.CAPITAL_RANKS or w.is_role(low[last - 1])):
        return last
    closed = next((at + 1 for at in range(last + 1, min(last + 6, len(low))) if low[at] == ")"), last)
    return (
        max((place[1] for place in stage.people.between(closed, closed + 1)), default=last) if closed > last else last
    )


def _with_initial(stage: Stage, first: int) -> int:
    """ "| Kovalchenko | O. wrote": where a name begins of which only the letter behind it was taken for the source."""
    low, named = stage.reading.low, stage.people.between(max(first - 1, 0), first)
    alone = len(low[first]) == 1 and low[first + 1 : first + 2] == ["."]
    return named[-1][0] if alone and named and named[-1][1] == first else first


def _before_initial(stage: Stage, last: int) -> int:
    """Where a name ends that has the given name's letter behind it: "Kovalchenko | O."; else ``last``."""
    letter = last - 1
    letter -= letter > 0 and stage.reading.low[letter] == "."
    if (
        letter < 1
        or len(stage.reading.document.words[letter]) > 1
        or not stage.reading.document.words[letter].isupper()
    ):
        return last
    return letter if any(place[1] == letter for place in stage.people.between(letter - 1, letter)) else last


def _noun_end(reading: Reading, last: int) -> int:
    """Where the noun phrase ends that a lone "the" begins: "said the 19-year-old"."""
    end = min(reading.sentence(last - 1)[1], last + _LONGEST_NAME)
    while last < end and reading.document.tags[last][:2] in ("NN", "JJ", "CD", "VB", "HY"):
        last += 1
        if reading.document.tags[last - 1] in ("NN", "NNS") or reading.low[last - 1].endswith("-old"):
            break
    return last


def _through(reading: Reading, first: int, last: int) -> int:
    """Where the speaker stands in "The health office, through a spokeswoman," or -1."""
    low = reading.low
    for at in range(first + 1, last - 2):
        if low[at] in ("through", "via") and any(word.startswith("spokes") for word in low[at + 1 : at + 5]):
            return at + 1
    return -1


def _spoken_through(stage: Stage, first: int, through: int, last: int, cue: str) -> Answer:
    """A spokesperson, for whoever is named before."""
    phrase = read_phrase(stage.reading, through, last, cue)
    if phrase is None:
        return Answer()
    places = stage.people.between(first, through)
    whole = read_phrase(stage.reading, first, through, cue)
    phrase.affiliation = " ".join(places[0][2].best()) if places else whole.name if whole is not None else None
    return resolve_phrase(stage, phrase)


def _is_number(words: list[str]) -> bool:
    return len(words) == 1 and (words[0].isdecimal() or words[0] in ("ten", "eleven"))


def _is_nobody(reading: Reading, first: int) -> bool:
    """ "Nobody said", "No one at the inn told", "Neither Ruiz nor Berg said": words that no one says have no speaker;
    "No 10 said" has one."""
    if first > 0 and reading.low[first - 1] == "neither":
        first -= 1
    low, behind = reading.low[first], reading.low[first + 1 : first + 2]
    told = low in w.NOBODY or (low == "no" and behind != ["."] and not "".join(behind)[:1].isdigit())
    return told and (reading.document.words[first].islower() or reading.starts_sentence(first))


def _is_pronoun(reading: Reading, first: int, last: int) -> bool:
    """ "he", "she, who had left,", and "Her" of "Her words: ..."."""
    low = reading.low
    spoken = low[last - 1] in UTTERED or low[last - 1] in _CHANNELS
    if last - first == 1 or (low[first] in OWNERS and spoken and last - first < 4):
        return low[first] in PRONOUNS or low[first] in OWNERS
    return low[first] in PRONOUNS and low[first + 1] in (",", "who", "himself", "herself")
