"""Which institution a common noun stands for: "the company", "the union", "the water bureau"."""

from quotetrace.speakers.affiliation.institutions import FIRMS
from quotetrace.speakers.staging.kinds import Phrase, read_phrase
from quotetrace.speakers.staging.stage import Other, Stage
from quotetrace.speakers.text.bodies import is_paper, may_be
from quotetrace.speakers.text.reading import Reading

# Bodies that the last one named may be called, whatever its name.
_ANY_BODY = frozenset(
    {
        "company",
        "firm",
        "group",
        "agency",
        "party",
        "union",
        "team",
        "newspaper",
        "paper",
        "organization",
        "organisation",
    }
    | {"charity", "airline", "retailer", "carmaker", "chipmaker", "watchdog", "regulator", "network", "broadcaster"}
)
_OTHERS = frozenset({"union", "charity", "regulator", "watchdog", "party"})  # who speak in the news about a firm
_TRADES = frozenset({"maker", "lender", "retailer", "insurer", "manufacturer", "supplier", "giant", "producer"})
_HOUSES = frozenset({"company", "firm", "chain", "group"})
_RANKS = frozenset({"largest", "biggest", "number", "top", "leading"})  # "number two"
_MAKING = frozenset("operator maker manufacturer supplier builder".split())
_DOING = frozenset("contractor developer operator housebuilder".split())
_ARTICLES = frozenset({"the", "a", "an"})
_CLOSING = (",", ".", ")", "—", "–", ";")
_WIDE = 5  # tokens from an article to its noun
_FEW = 4  # words of a description by words of a name
_REACH = 60  # tokens before a description in which its noun stands with a name
_SAME_BODY = frozenset(
    {"company", "firm", "group", "ministry", "agency", "department", "university", "bank", "party", "union", "club"}
    | {"team", "council", "board", "court", "newspaper", "paper", "organization", "organisation", "charity", "hospital"}
    | {"school", "committee", "commission", "airline", "retailer", "carmaker", "chipmaker", "watchdog", "regulator"}
    | {"institute", "foundation", "association", "federation", "network", "broadcaster", "college", "office", "insurer"}
)


def stands_for(stage: Stage, phrase: Phrase) -> Other | None:
    """The body met before that a definite noun stands for; where it only is named, the phrase gets that name."""
    named: str | None = None
    behind = stage.reading.low[phrase.last : phrase.last + 2]
    if phrase.head in _OTHERS and behind == [",", "which"]:  # "The union, which speaks for drivers, said"
        return None
    if _bare(stage.reading.low, phrase):
        phrase.kind = "organization"
        known = _met(stage, phrase)
        if known is not None:
            known.places.append((phrase.first, phrase.last))
            return known
        named = _named(stage, phrase)
    elif phrase.last - phrase.core < _FEW + _is_seated(stage.reading.low, phrase):
        named = _worded(stage, phrase) or _firm(stage, phrase)
    if named is not None:
        phrase.name, phrase.proper, phrase.kind = named, True, "organization"
    return None


def _named(stage: Stage, phrase: Phrase) -> str | None:
    """What the page calls the body that a lone noun stands for."""
    named = stage.institutions.acting(phrase.first) if phrase.head in FIRMS else None
    named = named or _hired(stage, phrase)
    if named is None and phrase.head in _SAME_BODY:
        named = stage.institutions.called(phrase.head, phrase.first)
    named = named or called_before(stage, phrase)
    if named is None and phrase.head in ("club", "team", "side"):
        team = stage.institutions.sides.at(phrase.first) or ""
        named = team if " " in team else None  # "Ayr" is the town’s name first
    named = named or stage.institutions.nearest(phrase.head, phrase.first, surely=True)
    return named or (_led_by(stage, phrase) if phrase.head in _SAME_BODY else None)


def doer_before(reading: Reading, token: int) -> Phrase | None:
    """ "The ship was stopped by | the Coast Guard |. It said": the body by which something was done in the sentence
    before a token's, in its paragraph."""
    document = reading.document
    number = document.sentence_of[token]
    before = document.sentences[max(number - 1, 0)]
    if not number or before.block != document.sentences[number].block:
        return None
    by = [
        at for at in range(before.first, before.last - 1) if reading.low[at] == "by" and document.letters[at - 1] == "E"
    ]
    phrase = read_phrase(reading, by[-1] + 1, before.last - 1) if by and not reading.quoted(by[-1]) else None
    if phrase is None or phrase.kind != "organization" or not (phrase.proper or phrase.article == "definite"):
        return None
    return phrase


def _hired(stage: Stage, phrase: Phrase) -> str | None:
    """ "The lifts are serviced by Orrin Lifts. In a letter | the company | said": the firm by which something is done
    in the sentence before."""
    if phrase.head not in FIRMS | _TRADES | _MAKING | _DOING:
        return None
    doer = doer_before(stage.reading, phrase.first)
    if doer is None or not doer.proper or stage.institutions.excludes(doer.name, "company"):
        return None
    return stage.institutions.full(doer.name)


def _led_by(stage: Stage, phrase: Phrase) -> str | None:
    """ "The Office of Tides fined Orrin. | The regulator | said": the body that the sentence before is about, where the
    page brings in no other body of that kind."""
    low, subjects = stage.reading.low, stage.institutions.subjects
    if any(low[at - 1] != "the" for at in stage.reading.where(frozenset({phrase.head})) if at < phrase.first):
        return None
    begin = stage.reading.sentence(phrase.first)[0]
    found = subjects.before(begin) or subjects.leading_over(phrase.first)
    if found is None or not found[0].isupper() or " " not in found or found in stage.institutions.people:
        return None
    return found if may_be(found, phrase.head) else None


def _firm(stage: Stage, phrase: Phrase) -> str | None:
    """ "Orrin will close a mill. | The carton maker | said": the firm that has just acted, or the page’s own."""
    if phrase.head in _HOUSES and phrase.owner is None:  # "the phone | company |", of many that a page may name
        return stage.institutions.acting(phrase.first)
    if phrase.head not in _TRADES or phrase.owner is not None:
        return None
    return stage.institutions.acting(phrase.first) or stage.institutions.main()


def largest(stage: Stage, phrase: Phrase) -> str | None:
    """ "Orrin’s profit rose. | The world’s second-largest jam maker | said": the firm of which a rank is told."""
    words = stage.reading.low[phrase.core : phrase.last]
    ranked = any(word.rpartition("-")[2] in _RANKS for word in words)
    if not ranked or phrase.owner is None or phrase.plural or phrase.proper:
        return None
    name = stage.institutions.acting(phrase.first) or stage.institutions.main()
    if name is None or stage.institutions.excludes(name, "company"):
        return None
    phrase.proper = True
    return name


def _worded(stage: Stage, phrase: Phrase) -> str | None:
    """ "The water bureau" by words of its name; "the governing body" is the body that spoke last."""
    words = [word for word in stage.reading.low[phrase.core : phrase.last] if word.isalpha()]
    if words == ["governing", "body"]:
        body = stage.met("proper")
        return body.name if body is not None else None
    if len(words) < 2:
        return None
    named = (name for form in _numbers(words[-1]) for name in stage.institutions.holding(form, phrase.first))
    return next((name for name in named if _holds(name, words)), None)


def _holds(name: str, words: list[str]) -> bool:
    """Whether a longer name has all the words, in whichever number: the Qinghe Water Bureau "the water bureau"."""
    held = frozenset(name.lower().replace("-", " ").split())
    return len(held) > len(words) and all(not held.isdisjoint(_numbers(word)) for word in words)


def _numbers(word: str) -> tuple[str, str]:
    """A noun as it is, and its other number: "archive", "archives"."""
    return word, word.removesuffix("s") if word.endswith("s") else word + "s"


def _is_seated(low: list[str], phrase: Phrase) -> bool:
    return low[phrase.core].endswith("-based")


def _bare(low: list[str], phrase: Phrase) -> bool:
    """Whether a body is told by no more than its kind, and by where it sits: "the Altona-based | group", "the same |
    insurer"."""
    begin = phrase.core + (_is_seated(low, phrase) or low[phrase.core] == "same")
    return phrase.last - begin == 1


def is_the_firm(phrase: Phrase) -> bool:
    """ "Under the agreement, | the Company | said": as press releases write what is nobody's name."""
    return phrase.name.lower() == phrase.head and phrase.head in FIRMS and phrase.last - phrase.core == 1


def is_trader(stage: Stage, phrase: Phrase) -> bool:
    """ "| The operator of the dam | denied it", "after | its maker | said so": the firm that a page is about, whose
    name the phrase gets; nobody is the maker of a thing, but there are operators with a microphone."""
    low = stage.reading.low
    plain = phrase.head in _MAKING and low[phrase.core] == phrase.head and not phrase.plural
    behind = low[phrase.core + 1] if phrase.core + 1 < len(low) else ""
    told = low[phrase.first] == "its" or (phrase.article == "definite" and behind == "of")
    alone = phrase.head in _DOING and low[phrase.first : phrase.last] == ["the", phrase.head]
    if not ((plain and told) or (alone and not _somebody_is(stage, phrase))) or stage.reading.in_label(phrase.first):
        return False
    name = (stage.institutions.acting(phrase.first) if alone and not told else None) or stage.institutions.main()
    if name is None or stage.institutions.excludes(name, "company"):
        return False
    phrase.kind, phrase.name, phrase.proper, phrase.role = "organization", name, True, None
    phrase.affiliation = name
    return True


def _somebody_is(stage: Stage, phrase: Phrase) -> bool:
    """ "Bo Lee, a contractor": whether a noun for firms is what the page tells of a person, or brings in unnamed."""
    if any(phrase.head in (role or "").lower().split() for one in stage.people.persons for role, _ in one.posts()):
        return True
    before = (at for at in stage.reading.where(frozenset({phrase.head})) if at < phrase.first)
    return any(not {"a", "an", "another"}.isdisjoint(stage.reading.low[max(at - 2, 0) : at]) for at in before)


def name_apposed(stage: Stage, phrase: Phrase) -> str | None:
    """ "Orrin, | the insurer |, has yet to pay. The insurer said", "The caterer, | Orrin |, denied it": the name of a
    body that stood last beside the same noun, whatever the noun; None where somebody is called so too."""
    reading, words = stage.reading, stage.reading.document.words
    if phrase.plural or phrase.owner is not None or reading.low[phrase.first] != "the":
        return None
    if phrase.last - phrase.core != 1 or not words[phrase.core].islower():
        return None
    for at in reversed(reading.where(frozenset({phrase.head}))):
        if at + 1 >= phrase.first or reading.quoted(at) or not words[at].islower():
            continue
        run = _run_behind(stage, at) or _run_before(stage, at)
        if run is not None:
            return None if stage.people.between(*run) else reading.text(*run)
    return None


def _run_behind(stage: Stage, at: int) -> tuple[int, int] | None:
    """ "The caterer, | Orrin Foods |, said", "the caterer | Orrin Foods | said": the capitals behind a noun."""
    reading, words = stage.reading, stage.reading.document.words
    comma = reading.low[at + 1] == ","
    first = last = at + 1 + comma
    end = reading.sentence(at)[1]
    while last < end and (words[last][0].isupper() or (words[last] == "&" and last > first)):
        last += 1
    closed = not comma or (last < end and words[last] in _CLOSING)
    begun = {reading.before(at), reading.before(at - 1)} & _ARTICLES
    return (first, last) if last > first and closed and begun else None


def _run_before(stage: Stage, at: int) -> tuple[int, int] | None:
    """ "| Orrin Foods |, the insurer, said", "| Orrin |, an insurer in Altona": the capitals before a noun apposed."""
    reading, words = stage.reading, stage.reading.document.words
    comma = next((spot - 1 for spot in range(at - 1, max(at - _WIDE, 0), -1) if reading.low[spot] in _ARTICLES), -1)
    if comma < 1 or words[comma] != "," or at + 1 >= len(words) or words[at + 1] not in (*_CLOSING, "in", "for", "of"):
        return None
    first, begin = comma, reading.sentence(at)[0]
    while first > begin and (words[first - 1][0].isupper() or words[first - 1] == "&"):
        first -= 1
    return (first, comma) if first < comma else None


def called_before(stage: Stage, phrase: Phrase) -> str | None:
    """ "The airline Skyvane cancelled all flights": the name that stood behind the same noun."""
    reading, words = stage.reading, stage.reading.document.words
    if phrase.plural or reading.low[phrase.first] != "the" or phrase.last - phrase.core != 1:
        return None
    for at in range(phrase.first - 2, max(phrase.first - _REACH, 0), -1):
        if words[at] != phrase.head or not words[at + 1][0].isupper():
            continue
        end = at + 1
        while end < phrase.first and (words[end][0].isupper() or (words[end] == "&" and words[end + 1][0].isupper())):
            end += 1
        if not stage.people.between(at + 1, end):
            return reading.text(at + 1, end)
    return None


def _met(stage: Stage, phrase: Phrase) -> Other | None:
    """The organization that "the company" or "the ministry" stands for, among those that spoke."""
    named = stage.met("body", phrase.head) or (stage.met("body", "police") if phrase.head == "force" else None)
    if named is not None:
        return named
    last = stage.met("proper") if phrase.head in _ANY_BODY else None
    if last is None or (not _spoke_here(stage, phrase, last) and _is_called(stage, phrase)):
        return None
    if stage.institutions.excludes(last.name, phrase.head):
        return None
    return None if _named_since(stage, phrase, last) else last


def _is_called(stage: Stage, phrase: Phrase) -> bool:
    return stage.institutions.called(phrase.head, phrase.first) is not None


def _spoke_here(stage: Stage, phrase: Phrase, last: Other) -> bool:
    """ "Tarn Foods said it would pay. In a statement | the company | denied it": the body of the paragraph that spoke,
    none named since."""
    called = stage.institutions.called(phrase.head, phrase.first) if phrase.head not in FIRMS else None
    if called is not None and called in stage.reading.text(last.places[-1][1], phrase.first):
        return False  # "Tarn Foods said it had told the Department of Tides. | The agency | confirmed it"
    document = stage.reading.document
    blocks = {document.block_of(at) for at in (last.places[-1][0], phrase.first)}
    before = stage.institutions.before(phrase.first) if len(blocks) == 1 else None
    return before is not None and stage.institutions.full(before) == last.name


def press_body(stage: Stage, phrase: Phrase) -> Other | None:
    """ "The Altona Enquirer wrote so. The paper said": a newspaper that spoke, where no other paper was brought in."""
    last = stage.met("proper") if phrase.head == "paper" and phrase.last - phrase.core == 1 else None
    if last is None or not is_paper(last.name):
        return None
    before = (at for at in stage.reading.where(frozenset({"paper"})) if at < phrase.first)
    return None if any(stage.reading.low[at - 1] != "the" for at in before) else last


def _named_since(stage: Stage, phrase: Phrase, last: Other) -> bool:
    """ "Colombia’s aviation regulator has opened a case. The regulator said": a body of its own since another spoke."""
    low, spoken = stage.reading.low, max(place[0] for place in last.places)
    floor = max(spoken, phrase.first - _REACH)
    return any(low[at] == phrase.head and low[at - 1] != "the" for at in range(floor + 1, phrase.first))


def _call_in_full(stage: Stage, phrase: Phrase, word: str) -> None:
    """ "The Altona Herald broke the story. | The Herald | said": the one body before whose name the noun ends.

    So too where it begins it: "the University of Altona ... | The University | said".
    """
    held = stage.institutions.holding(phrase.head, phrase.first)
    names = {name for name in held if name.endswith(f" {word}") or _goes_on(name, word)}
    if phrase.kind == "organization" and phrase.proper and len(names) == 1:
        phrase.name = phrase.affiliation = names.pop()


def in_full(stage: Stage, phrase: Phrase) -> str:
    """ "the Brennan Center for Justice ... | the Brennan Center": the one body before whose name goes on behind it."""
    held = stage.institutions.holding(phrase.head, phrase.first) if " " in phrase.name else []
    names = {name for name in held if _goes_on(name, phrase.name)}
    return names.pop() if len(names) == 1 else phrase.name


def _goes_on(name: str, short: str) -> bool:
    """Whether a name goes on behind some words that stand for it: "University | of Altona"."""
    return name.startswith((f"{short} of ", f"{short} for "))


def short_name(stage: Stage, phrase: Phrase) -> Other | None:
    """ "According to the Dublin Observer ... The | Observer | said": a noun in capitals that ends a body's name."""
    word = stage.reading.document.words[phrase.last - 1]
    if phrase.last - phrase.first != 2 or phrase.article != "definite" or not word[0].isupper() or word.isupper():
        return None
    known = stage.met("body", phrase.head)
    if known is None or not known.proper or not known.name.endswith(f" {word}"):
        _call_in_full(stage, phrase, word)
        return None
    known.places.append((phrase.first, phrase.last))
    return known
