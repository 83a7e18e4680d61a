"""The head of a source: where it ends, whether it is a name or a noun for somebody, and what can be none."""

from functools import cache

from quotetrace import lexicons
from quotetrace.grammar.letters import DAYS
from quotetrace.speakers.naming.edges import of_language
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.openings import calls_somebody
from quotetrace.speakers.text.phrases import body_end, organization_at
from quotetrace.speakers.text.reading import Reading

# Plural or collective nouns that are an institution.
BODIES = frozenset({"police", "government", "authorities", "council", "ministry", "parliament", "court", "army"})
_UNKNOWN = frozenset({"unidentified", "unknown", "unnamed"})  # of labels: "UNIDENTIFIED MALE:"
# Small words that tell of somebody, and others that tell of nobody.
_SOMEBODY = frozenset("some all few many most other those".split())
_EMPTY = frozenset(
    "there here this that these what whatever whose yourself myself ourselves itself themselves himself herself mine"
    " how why then recently newly out".split()
)

ENDS = frozenset(
    "of for at in from with on by near behind beside about inside outside under above below not here there elsewhere"
    " nearby locally alike across throughout among within during amid alongside against like including".split()
)
# Who may be of a party or a faith, and with others is no body.
MEMBERS = frozenset(
    "republican democrat conservative tory liberal socialist libertarian muslim christian jew hindu catholic protestant"
    " evangelical sikh buddhist mormon latino latina hispanic arab kurd".split()
)
# Roles in the lists that are a firm or an authority where "the" stands before them: "the rail regulator".
_FIRMS_TOO = frozenset("regulator lender retailer broadcaster manufacturer insurer supplier".split())
_CRAFTS = frozenset(  # what one person makes: "the violin maker"
    "film dress cheese wine watch clock furniture bread mask policy law music hat violin guitar instrument boat"
    " pot shoe tea coffee home money decision peace match king basket puppet kite glass lace rope knife jewellery"
    " cabinet documentary programme bell doll saddle map".split()
)
_TOGETHER = frozenset("panel group coalition team band alliance network board delegation".split())
_BODIES_TOO = frozenset("outlets services businesses campaigns networks governments nations".split())
_FRESH = frozenset({"out", "just", "fresh", "due"})  # behind a paper: when it came out
_ARTICLES = frozenset({"the", "a", "an"})
_NAMED = frozenset({"called", "named", "surnamed"})  # behind it stands what somebody is called
_WIDE = frozenset({"overall", "nationwide", "statewide", "worldwide"})
_DOING = frozenset({"for", "to", "against", "on", "in", "with", "the", "a"})  # behind what somebody is doing
_ATTRIBUTES = frozenset({"inside", "outside", "above"})  # prepositions that are adjectives, too
_RELATIVE = frozenset({"who", "which", "that", "whose", "where", ",", "(", ")", ";", "—", "–", "-"})


def core_end(reading: Reading, first: int, last: int) -> int:
    """Where the head of a source ends: before its preposition, relative clause, participle or comma."""
    low, tags = reading.low, reading.document.tags
    at = first + 1
    while at < last:
        relative = low[at] in _RELATIVE and not reading.document.words[at].isupper()  # not "the WHO"
        participle = at == first + 1 and tags[at] in ("VBN", "VBD") and low[at] not in _NAMED
        if participle and at + 1 < last and tags[at + 1][:2] in ("NN", "JJ"):
            if low[at + 1] in DAYS:  # "data | released Friday"
                break
            at += 1  # "the | retired | teacher"
            continue
        if low[at] == "turned" and at + 1 < last and w.is_role(low[at + 1]):
            at += 1  # "a defender | turned | pundit"
            continue
        if low[first] in _ARTICLES and _still_describes(reading, first, at, last):
            at += 1
            continue
        if low[at] in ENDS or relative or tags[at] in ("VBN", "VBD", "VBZ", "VBP", "PRP"):
            break
        if low[at] in _FRESH and low[at - 1] in w.documents() and at > first:
            break  # "A report | out Thursday from", "a statement | just in from"
        if low[at] in _WIDE and (at + 1 >= last or reading.document.letters[at + 1] not in "NPJ"):
            break  # "voters | overall", "teachers | nationwide"
        if tags[at] in ("JJ", "TO") and tags[at - 1][:2] == "NN" and (tags[at] == "TO" or _leads_on(reading, at, last)):
            break
        acts = tags[at] == "VBG" or (low[at].endswith("ing") and low[at + 1 : at + 2] and low[at + 1] in _DOING)
        if acts and tags[at - 1].startswith("NN") and not w.is_role(low[at]):
            break  # "One organisation | campaigning for a bridge", which may be tagged as a noun
        if (
            low[at] in _NAMED
            or low[at] in ("speaking", "known", "hung")
            or (low[at] in ("close", "familiar", "privy") and at + 1 < last and low[at + 1] in ("to", "with"))
        ):
            break
        at += 1
    return at


def _still_describes(reading: Reading, first: int, at: int, last: int) -> bool:
    """ "a newly | uncovered | memo", "the tired | , | bearded envoy", "an | inside | source": the noun is to come."""
    letters = reading.document.letters
    if not (letters[at] in "EA" or reading.low[at] in _ATTRIBUTES or (letters[at] == "," and at > first + 1)):
        return False
    ahead = letters[at + 1 : last].lstrip("JAEG#,")[:1]
    return ahead in ("N", "P") and not letters[first + 1 : at].strip("JAEG#,I")


def _leads_on(reading: Reading, at: int, last: int) -> bool:
    """ "a source close to the family", "people familiar with the talks"."""
    return at + 1 < last and reading.document.tags[at + 1] in ("IN", "TO")


def head_word(reading: Reading, core: int, head: int) -> str:
    """The head noun in lower case, with the word before it where both tell from where somebody is: "the | Costa Rican
    | said"."""
    both = " ".join(reading.low[core : head + 1])
    return both if head == core + 1 and both in w.demonyms() else reading.low[head]


def is_firm(reading: Reading, core: int, head_at: int) -> bool:
    """ "the rail | regulator", "the carton | maker": a firm or an authority; but the film maker is somebody."""
    word, made = reading.low[head_at], reading.low[head_at - 1]
    return word in _FIRMS_TOO or (word == "maker" and core < head_at and made not in _CRAFTS)


@cache
def _empty() -> frozenset[str]:
    return lexicons.words("traces_function") - _SOMEBODY | _EMPTY


def is_nobody(word: str) -> bool:
    """Whether a word is the head of no source: an article, a small word, a reflexive, a mark; but "the WHO"."""
    return not word[0].isalnum() or (word.lower() in _empty() and not (word.isupper() and len(word) > 1))


def is_proper(reading: Reading, core: int, head: int, noun: str) -> bool:
    """Whether the head of a source that begins at ``core`` is a name: capitalised, and not only by where it stands.

    ``noun`` is the singular of the head.
    """
    word, low, lone = reading.document.words[head], reading.low[head], head == core
    if not word[0].isupper() or reading.low[core] in _UNKNOWN:
        return False
    if word.isupper() and len(word) > 1:
        return not (w.is_role(noun) or noun in w.documents())
    if lone and reading.starts_sentence(head):
        known = w.is_role(noun) or noun in w.documents() or low in w.anonymous() or low in BODIES
        known = known or low in w.ANYBODY or _only_opens(reading, head)
        mixed = not word.istitle() and word.isalpha()  # "WikiLeaks said"
        return not known and (mixed or reading.document.tags[head] != "NNS")
    if noun in w.documents() and reading.titled(head):  # "Leaked Documents Reveal ..."
        return False
    if w.is_role(noun) or low in w.anonymous():
        if reading.low[head - 1] == "&" and head > core:
            return True  # "Orrin & | Sons"
        if lone and reading.document.words[head - 1] == "The" and not reading.starts_sentence(head - 1):
            return True  # "According to The | Economist"
        named = reading.before(head) == "the" if lone else reading.document.words[head - 1][0].isupper()
        whole = low if lone else " ".join(reading.low[head - 1 : head + 1])
        return named and not w.organizations().isdisjoint((low, whole))  # "the Guardian", "the Business Insider"
    return True


def are_people(reading: Reading, first: int, head: int) -> bool:
    """ "Democrats said", "many Muslims", "those Norwegians": people by a plural with a capital.

    Not "the Democrats", which is the party; but "the Okafors", a family of the page.
    """
    word, low = reading.document.words[head], reading.low[head]
    if not (word.istitle() or "-" in word) or not word[0].isupper():
        return False
    if reading.low[first] == "the":
        return first == head - 1 and _is_family(reading, low.removesuffix("s"))
    single = "tory" if low == "tories" else low.removesuffix("s").rpartition("-")[2]
    return low.endswith("s") and (single in MEMBERS or single in w.demonyms())


def are_bodies(reading: Reading, head: int) -> bool:
    """ "rights groups", "news outlets": bodies in the plural, of which nobody tells which."""
    word = reading.low[head]
    small = reading.document.words[head].islower() or reading.starts_sentence(head)
    return small and reading.document.tags[head] == "NNS" and (word in w.several_bodies() or word in _BODIES_TOO)


def is_crowd(reading: Reading, head: int, last: int) -> bool:
    """ "a panel of economists", "a coalition of 40 lawmakers": people who do something together, and no body."""
    if reading.low[head + 1 : head + 2] != ["of"] or head + 2 >= last or reading.low[head] not in _TOGETHER:
        return False
    end = core_end(reading, head + 2, last)
    noun = reading.low[end - 1]
    small = reading.document.words[end - 1].islower() and reading.document.tags[end - 1] == "NNS"
    return small and (w.singular(noun) != noun or noun in w.several_bodies())


def is_force(reading: Reading, head: int) -> bool:
    """ "the coast guard": two words that are an institution though the second alone is a person."""
    return head > 0 and " ".join(reading.low[head - 1 : head + 1]) in w.organizations()


def _is_family(reading: Reading, name: str) -> bool:
    """ "the | Ruizes", "the Okafors": the plural of a name by which somebody is called in full on the page."""
    names = (name, name.removesuffix("e"))
    return any(
        at - 1 in reading.names for at in reading.where(frozenset(names)) if reading.document.words[at].istitle()
    )


def _only_opens(reading: Reading, at: int) -> bool:
    """ "Part of it is to say", "There have been": a word of the language that is a name nowhere else."""
    low = reading.low[at]
    named = reading.document.tags[at].startswith("NNP") or reading.named_inside(low)
    return of_language(low) and not (named or low in w.organizations() or low in w.places())


def behind_body_with_of(reading: Reading, end: int, last: int) -> int:
    """Where a head ends whose body has an "of": "A Department of | Health spokesperson"."""
    words, at = reading.document.words, end + 1
    if end < 1 or at >= last or reading.low[end] not in ("of", "for") or not words[end - 1][0].isupper():
        return end
    while at < last and (words[at][0].isupper() or reading.low[at] in ("and", "&", "the", ",")):
        at += 1
    post = at < last and words[end + 1][0].isupper() and words[at].islower()
    return at + 1 if post and (w.is_role(w.singular(reading.low[at])) or reading.low[at] in w.anonymous()) else end


def end_of_body(reading: Reading, first: int, head: int) -> int:
    """Where the capitalised body before a head noun ends: "Department of Health | spokesperson"."""
    if reading.document.words[first][0].isupper() and "of" in reading.low[first + 1 : head - 1]:
        return head
    return body_end(reading, first, head)


def called_behind(reading: Reading, at: int) -> str | None:
    """ "a spokesman for the parent company|, Orrin, | said": the name between commas of a body in small letters."""
    if reading.low[at : at + 1] != [","] or reading.low[at - 1] not in w.organizations():
        return None
    end = reading.sentence(at)[1]
    first = at + 1 + (reading.low[at + 1 : at + 2] == ["the"])
    if first >= end or not reading.document.words[first][0].isupper() or calls_somebody(reading, first):
        return None
    name, after = organization_at(reading, first, end)
    return name if reading.low[after : after + 1] in ([","], ["."]) else None


def behind_trade(reading: Reading, first: int, head: int) -> int:
    """ "Steel maker | Volterra Plc": where a firm's name begins behind the small noun that tells its trade."""
    words, tags = reading.document.words, reading.document.tags
    small = next((at for at in range(head - 1, first, -1) if not words[at][0].isupper()), first)
    ranked = reading.low[head].rstrip(".") in w.honorifics()  # "Residents’ association | president Brig."
    told = small > first and tags[small] in ("NN", "JJR") and not takes_of(reading, small - 1) and not ranked
    return small + 1 if told else first


def takes_of(reading: Reading, head_at: int) -> bool:
    """ "the Board of Trade", "a council for": whether a small word goes on behind a noun."""
    return head_at + 1 < len(reading.low) and reading.low[head_at + 1] in ("of", "for", "on", "and")


def behind_grades(reading: Reading, first: int, head: int) -> int:
    """ "a | senior | KXRT official": where what widens a role ends, in small letters, before its noun."""
    while first < head and reading.low[first] in w.modifiers() and reading.document.words[first].islower():
        first += 1
    return first
