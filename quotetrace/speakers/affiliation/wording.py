"""Which words can be what somebody is: where a role begins behind other words, where it ends, what is none."""

from functools import cache

from quotetrace import lexicons
from quotetrace.speakers.text import words as w
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

# Words in -ing that stand before a role without an article and belong to it: "managing director".
_GERUNDS = frozenset(
    "acting advertising aspiring banking boxing breeding broadcasting budding building catering cleaning climbing"
    " coaching commanding commissioning computing conducting consulting contributing cooking corresponding counseling"
    " counselling cycling dancing defending drawing editing engineering farming fishing founding fundraising gaming"
    " batting bowling fielding pitching goalkeeping scouting refereeing"
    " gardening governing graduating hunting investing issuing landing leading learning lending licensing lighting"
    " living lobbying managing manufacturing marketing mining nursing operating outgoing painting parking performing"
    " planning policing polling practicing practising presiding processing programming prosecuting publishing"
    " purchasing racing recording recruiting reigning remaining reporting returning riding rising rowing ruling running"
    " sailing screening serving shipping shooting singing sitting skating skiing staffing standing supervising"
    " surfing surviving swimming teaching testing trading training turning visiting voting walking weaving"
    " welding working wrestling writing".split()
)
# Participles, and what looks like one, that do the same: "elected official Ann Lee", "lay preacher Bo Lie".
_PARTICIPLES = frozenset(
    "accredited alleged appointed bereaved celebrated certified chartered convicted decorated disabled displaced"
    " elected embattled experienced injured jailed lay licensed limited noted qualified registered renowned retired"
    " seasoned self-employed set suspected suspended trained unelected wounded".split()
)
# Before "the" or alone at the head of a description, and none of its words: "perhaps the most famous graduate".
_HEDGES = frozenset(
    "perhaps probably arguably possibly maybe often usually sometimes just only simply merely still now currently"
    " already even especially particularly mainly mostly largely essentially basically also really"
    " both all each every such".split()
)
# Behind the noun of a role these begin what is none of its words: "governor | there", "secretary | during the war".
_BEHIND = frozenset(
    "during under despite because than while since before after though although amid like among between against"
    " behind over about by into through via without within including when where whom now currently there here yet not"
    " never recently ever even too also well again ago later once often best most responsible like whose if so unless"
    " i he she we they it you him them us himself herself themselves itself that this these those".split()
)
# Before people without a name, and nothing that they are.
_OWNS = w.POSSESSIVE | {"own"}
_COUNTING = frozenset(
    "many numerous several multiple various countless few fewer some any most more all both each every other others"
    " another first second third such same".split()
)
_WHEN = frozenset({"last", "this", "next", "earlier", "late", "early"})
_TIMES = frozenset(
    "week weekend month year day night morning evening afternoon spring summer autumn winter fall season term monday"
    " tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december this in".split()
)
# Past forms that no stem tells.
_IRREGULAR = frozenset(
    "met saw sent told left led held kept lost made paid sold won beat hit cut put took gave got found fought taught"
    " thought bought brought caught built felt heard had was were did went came became began broke chose drove fled"
    " flew forgot grew knew ran rose sang sat shot spoke spent stood stole struck swore threw wore wrote said".split()
)
_LEADING = (["the"], ["a"], ["an"])
_SAID = frozenset("said says added adds explained explains told recalled recalls".split())
_DANGLING = frozenset(
    "a an the of for at to in on with from by and or but as his her its their my our your that this who".split()
)
_SUBJECTS = frozenset({"who", "he", "she", "which", "that", "it", "also"})
_HELD_AT = frozenset({"of", "at", "for", "with", "in", "from", "who"})
_JOINTS = frozenset({"of", "for", "to", "like"})
_PAST = frozenset({"former", "ex", "onetime", "one-time", "erstwhile"})
_FELLOWS = frozenset({"incumbent", "fellow", "rival"})
_OF_FIELDS = frozenset({"minister", "secretary", "commissioner", "undersecretary", "director", "clerk", "chief"})
# Who serves or follows another, whose office is told behind "of" or "for".
_SERVE = frozenset(
    "lawyer attorney counsel solicitor agent aide adviser advisor assistant ambassador envoy delegate staffer supporter"
    " backer critic opponent rival ally campaigner surrogate fan colleague".split()
)
# Offices that take no field before them: what stands there in small letters is another word, or another role.
_SOVEREIGN = frozenset(
    "president senator governor congressman congresswoman representative judge justice king queen prince princess pope"
    " chancellor".split()
)
_QUOTES = frozenset({"''", "``", '"', "“", "”", "?", "!", "…", "..."})
_OF_PARTS = frozenset("president director head manager vp secretary officer svp evp chief partner advocate".split())
_NO_PERSON = frozenset(
    "act artifact attribute body cognition communication event food group location motive object".split()
)
_PERCENT = frozenset({"percent", "per", "%", "points", "point"})
# Who works where the other does: the noun at the end of a role.
BESIDE = frozenset(
    "deputy vice-chair vice-chairman vice-chairwoman vice-president vice-captain co-chair co-founder co-owner"
    " co-captain colleague teammate team-mate coach captain manager boss assistant aide skipper second-in-command"
    " half-back sous-chef".split()
)


def is_noun(low: str) -> bool:
    """Whether a word is what somebody is or does, in the singular or not, or a title for it: "leaders", "Sen."."""
    return w.is_role(low) or w.is_role(w.singular(low)) or low in w.OFFICES or low.rstrip(".") in w.titles_of_posts()


def beginning(reading: Reading, first: int, last: int) -> int:
    """Where a role begins that ends before a name, within the noun phrase that ends there.

    For "backing former | Gov.", "the reason | President", "presidential candidate | Sen.", "spokesman for | Speaker".
    """
    for at in range(last - 1, first - 1, -1):
        if _parts(reading, at, first, last):
            return without_hedges(reading, at + (reading.low[at] not in _PAST), last)
    return without_hedges(reading, first, last)


def _parts(reading: Reading, at: int, first: int, last: int) -> bool:
    """Whether a word before a name stands outside of the role that ends there."""
    low, words, tag = reading.low, reading.document.words, reading.document.tags[at]
    if words[at] in _QUOTES:
        return True
    if low[at] in _JOINTS:
        return at > first and at + 1 < last and _titled(reading, at + 1, last)
    if at + 1 >= last:
        return False
    if at > first and low[at] in _PAST and tag[:2] in ("JJ", "NN", "RB"):
        return True  # "combative former | campaign manager"
    if low[at].endswith("ing") and tag[:2] in ("VB", "NN", "JJ") and words[at].islower():
        if low[at - 1] in _SAID:
            return False  # "said | backing vocalist Ann Lee"
        onward = tag == "VBG" or low[at + 1] in w.FORMER | _FELLOWS or words[at + 1][0].isupper()
        return onward and not _attributive(reading, at, _GERUNDS)
    if tag in ("VBN", "VBD", "VBZ", "VBP") and words[at].islower():
        return not _attributive(reading, at, _PARTICIPLES)
    plain = words[at].islower() and words[at + 1][0].isupper() and low[at].isalpha()
    if plain and low[at + 1] in w.OFFICES.keys() | _SOVEREIGN:  # "remark | President", "opponent | Sen."
        noun = tag[:2] == "NN" or w.is_role(low[at]) or _acts(reading, at)
        return noun and not (_fits(low[at]) or low[at] in w.modifiers())
    if w.is_role(low[at]) and low[at] not in w.modifiers() and at + 1 < last:
        abbreviated = low[at + 1] in w.OFFICES and at + 2 == last  # "Committee Chairman | Rep."
        return abbreviated or (plain and is_noun(low[last - 1]) and not w.is_role(low[at + 1].rstrip(".")))
    return False


def _acts(reading: Reading, at: int) -> bool:
    """ "her views | resemble | Sen. Ruiz’s": a verb behind a plural that the tagger takes for an adjective."""
    before = reading.document.tags[at - 1] if at > reading.sentence(at)[0] else ""
    return (
        before in ("NNS", "PRP") and reading.document.tags[at] == "JJ" and reading.low[at].removesuffix("e") in _verbs()
    )


@cache
def _verbs() -> frozenset[str]:
    return frozenset(stem for stems in lexicons.table("senses_verbs").values() for stem in stems.split())


def _fits(low: str) -> bool:
    """Whether a noun in small letters is a body whose head a president or a governor can be: "company President"."""
    return low in w.organizations() or low in w.kinds_of_bodies() or low in w.FORMER


def _titled(reading: Reading, first: int, last: int) -> bool:
    """ "a spokesman for | House Speaker | Ann Lee": an office without an article, which is that of the next name."""
    low, served = reading.low, reading.before(first - 1)
    if last >= len(low) or not reading.document.words[last][0].isupper():
        return False  # "an aide to the governor, | Ann Lee"
    if reading.before(phrase_before(reading, last)) in ("a", "an") and served.startswith("spokes"):
        return False  # who speaks is somebody unnamed: "a spokesman for Mayor Ann Lee" is read with the source
    if served in _OF_FIELDS:
        return False  # "Minister for | Justice | Ann Lee"
    if low[first] in w.OFFICES or low[first] in _SOVEREIGN:
        return True
    close = served in w.KIN or served in w.NEAR
    near = served in _SERVE or close or served.startswith("spokes")
    single = w.is_role(low[last - 1]) and (low[first] not in ("the", "a", "an") or (close and low[first] == "the"))
    return near and single


def is_verb(reading: Reading, at: int) -> bool:
    """Whether a word tagged as a verb can be one: not that in "squadron leader", "lay preacher", "chartered surveyor".

    A role right behind shows that it is none, where it describes people or where no verb is spelled so.
    """
    low = reading.low[at]
    if w.is_role(low):
        return False
    before_role = at + 1 < len(reading.low) and w.is_role(reading.low[at + 1])
    present = low.endswith("s") or (reading.document.tags[at] in ("VB", "VBP") and low not in _IRREGULAR)
    if before_role and present and reading.before(at) not in _SUBJECTS and _bare(reading, at + 1):
        return False  # ", | signals | engineer at Orrin", "now | lead | negotiator": no verb has such an object
    return not (before_role and (low in _PARTICIPLES or not _is_verbal(low)))


def _bare(reading: Reading, at: int) -> bool:
    """Whether a role for one person ends at a token, no name behind: "signals | engineer | at", not "engineers"."""
    low, ahead = reading.low, "".join(reading.low[at + 1 : at + 2])
    single = w.singular(low[at]) == low[at] and reading.document.tags[at] in ("NN", "NNP")
    return single and (not ahead[:1].isalnum() or ahead in _HELD_AT)


def compounds(reading: Reading, at: int) -> bool:
    """Whether a word in -ing begins the noun of a post for one person, of whatever field: "buying | director at",
    "emerging | markets economist at"; no verb has such an object, without an article."""
    low, letters = reading.low, reading.document.letters
    for spot in range(at + 1, min(at + 4, len(low) - 1)):
        if w.is_role(low[spot]) and _bare(reading, spot):
            return True
        if letters[spot] not in "NJ" or not reading.document.words[spot].islower():
            return False
    return False


@cache
def _is_verbal(low: str) -> bool:
    """Whether a lower-case word is spelled as a form of a verb.

    >>> _is_verbal("defied"), _is_verbal("met"), _is_verbal("squadron")
    (True, True, False)
    """
    stems = {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("e")}
    return low.endswith("ed") or low in _IRREGULAR or not stems.isdisjoint(_verbs())


def _attributive(reading: Reading, at: int, known: frozenset[str]) -> bool:
    """Whether a participle goes with the role behind it: "the visiting professor", "managing director"."""
    low, tags = reading.low, reading.document.tags
    if low[at] in known or low[at] in w.modifiers() | w.FORMER or "-" in low[at]:
        return True
    if at == reading.sentence(at)[0]:
        return False
    return tags[at - 1] in ("DT", "PRP$", "POS", "CD") or tags[at - 1][:2] == "JJ" or low[at - 1] in w.POSSESSIVE


def without_hedges(reading: Reading, first: int, last: int) -> int:
    """Where the words of a role begin behind an age, a number or a word that only hedges."""
    low, tags = reading.low, reading.document.tags
    while first < last - 1:
        aged = low[first].endswith(("year-old", "years-old")) or (tags[first] == "CD" and low[first].isalpha())
        aged = aged or low[first + 1].startswith(("year-old", "years-old")) or low[first : first + 2] == ["year", "old"]
        hedged = low[first] in _HEDGES and (low[first] not in ("only", "even") or low[first + 1] in ("the", "a", "an"))
        if not (aged or hedged or low[first] in ("the", "a", "an") or not low[first][0].isalnum()):
            break
        first += 1
    return first


def of_several(reading: Reading, first: int, head: int) -> int:
    """Where the role of people without a name begins behind what counts them: "by many | Wall Street players".

    For "he and other | election lawyers", "even | leaders", "some of the first five | questioners".
    """
    low, document = reading.low, reading.document
    for at in range(head - 1, first - 1, -1):
        letter, tag = document.letters[at], document.tags[at]
        counts = low[at] in _COUNTING or low[at] in _HEDGES or tag == "CD"
        apart = letter in "DIRS" or tag[:1] == "W" or low[at] in _OWNS or document.words[at] in _QUOTES
        joined = low[at] == "and" and at > first and document.letters[at - 1] in "RD"
        if (counts or apart or joined) and low[at] not in ("of", "for", "in"):
            return at + 1
    return first


def ends(reading: Reading, at: int) -> bool:
    """Whether a role with a noun before a token ends there: "the governor | there", "lawyer | now at Orrin"."""
    low, tag = reading.low, reading.document.tags[at]
    if low[at] in _BEHIND or reading.document.words[at] in _QUOTES:
        return True
    if low[at] in _WHEN and not _TIMES.isdisjoint(low[at + 1 : at + 2]):
        return True  # "elected treasurer | last week"
    adverb = tag[:2] == "RB" and low[at] not in w.modifiers() and not is_noun(low[at])
    widens = reading.document.letters[at + 1 : at + 2] in ("J", "E")  # "highly | experienced"
    return adverb and (is_noun(low[at - 1]) or not widens) and reading.document.words[at].islower()


def _is_adverb(reading: Reading, at: int) -> bool:
    return reading.document.tags[at] == "RB" or reading.low[at] == "once"


def starts(reading: Reading, at: int, end: int) -> int:
    """Where a description begins behind what only hedges: "perhaps | the most famous graduate"; ``end`` where none can.

    None is "accused of fraud", "referring to the vote", "or the feud", "48 percent to 45", "especially among".
    """
    low, tags = reading.low, reading.document.tags
    while at < end and (low[at] in _HEDGES or (_is_adverb(reading, at) and low[at + 1 : at + 2] in _LEADING)):
        at += 1
    if at + 1 >= end:
        return at
    if tags[at] in ("VBN", "VBD") and reading.before(at) in ("is", "was", "been", "be") and is_noun(low[at + 1]):
        return at + 1  # "was elected | president"
    if tags[at] in ("CC", "IN") and not is_noun(low[at]) and low[at] not in w.modifiers():
        return end
    if tags[at] == "CD" and not _PERCENT.isdisjoint(low[at + 1 : at + 3]):
        return end
    titled = reading.document.words[at][0].isupper() and is_noun(low[at + 1])  # "Superintending Engineer"
    doing = reading.document.letters[at] == "G" and not (titled or compounds(reading, at))
    if doing and not (_attributive(reading, at, _GERUNDS) or is_noun(low[at])):
        return end  # ", underscoring the divisions"
    participle = reading.document.letters[at] in "GE" or tags[at] in ("VBN", "VBD", "VBG")
    behind = tags[at + 1] in ("IN", "TO", "RB", "RP")
    return end if participle and behind and (low[at] == "accused" or not is_noun(low[at])) else at


def described_on(reading: Reading, comma: int, end: int) -> int:
    """ "the brusque, | no-nonsense | governor of": the noun of a role behind two adjectives; else the comma."""
    low, letters = reading.low, reading.document.letters
    noun = next((at for at in range(comma + 1, min(comma + 4, end)) if w.is_role(low[at])), comma)
    described = all(letters[at] in "JEA" or "-" in low[at] for at in range(comma + 1, noun))
    opened = low[comma - 2] in ("the", "a", "an") and low[comma - 1] not in w.organizations()
    return noun if noun > comma + 1 and described and opened and not w.is_role(low[comma - 1]) else comma


def closing(reading: Reading, first: int, last: int) -> int:
    """Where a role ends within a stretch, words left out that would hang at its end: "founder | of"."""
    low, document = reading.low, reading.document
    while last > first + 1:
        word = low[last - 1]
        acts = document.letters[last - 1] in "GZV" and document.words[last - 1].islower() and not is_noun(word)
        marked = document.words[last - 1] in _QUOTES and not _QUOTES.isdisjoint(document.words[first : last - 1])
        if marked or not (acts or word in _DANGLING or word in _BEHIND or not word[0].isalnum()):
            break
        last -= 1
    return last


def is_headed(reading: Reading, first: int, last: int) -> bool:
    """Whether the noun at the end of a stretch can be a person: not "delegate math", "the official party line"."""
    low, at, words = reading.low, last - 1, reading.document.words
    if _names_at_end(reading, first, last):
        return False
    if first >= last or is_noun(low[at]) or low[at] in w.POSITIONS or reading.document.tags[at][:2] != "NN":
        return True
    if not words[at].islower() or _OF_PARTS & {*low[first:at]}:  # "vice president sales"
        return True
    return not _is_thing(low[at])


def _names_at_end(reading: Reading, first: int, last: int) -> bool:
    """ "the former | president Bushes", "her | son Ghassan": a role in small letters with a name behind it."""
    low, words, at = reading.low, reading.document.words, last
    while at > first and words[at - 1][0].isupper() and not is_noun(low[at - 1]) and low[at - 1] not in w.places():
        at -= 1
    return first < at < last and words[at - 1].islower() and w.is_role(low[at - 1])


@cache
def _is_thing(low: str) -> bool:
    """Whether a lower-case noun is one of things, bodies or notions by the kinds of nouns, and of no person."""
    if low in w.organizations() or low in w.documents() or low in w.things():
        return True
    forms = {low, low.removesuffix("e")}  # as the lists have them
    kinds = {kind for kind, stems in lexicons.table("senses_nouns").items() if not forms.isdisjoint(stems.split())}
    return not kinds.isdisjoint(_NO_PERSON)


def owner_named(reading: Reading, first: int, last: int) -> str | None:
    """The name of an owner who has an office: "Governor | Jan Roe | ’s chief strategist"; None for "the mayor’s"."""
    while first < last and (is_noun(reading.low[first]) or not reading.document.words[first][0].isupper()):
        first += 1
    return reading.text(first, last) or None
