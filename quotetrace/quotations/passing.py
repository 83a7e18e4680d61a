"""What may stand between a cue and what it reports: who is addressed, when, where and how it was said."""

import re

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, has_verb
from quotetrace.grammar.who import people
from quotetrace.quotations.scene import Scene

_ALWAYS_ADDRESSED = frozenset({"tell", "inform", "notify", "remind", "assure", "reassure", "teach"})
_TO_THAT = re.compile(
    r",[HIGE][^,.;Qq]{1,30},t|,?[IAT](?:[IDSJNP#OATC$GR,]|(?<=[N,])Ep?(?=[ITA])|Q[^Q]{1,9}Q)*(?:,[WH][^,.;:Qqt]{1,16},|,?)t"
)
_TAKEN_FOR_PAST = re.compile(r"(?<=N)V(?=p?[ITA])")
_DASHED = re.compile(r"(?:I[DSJ]{0,2}[NPJ#]{1,3})?-[^-.;:Qq]{1,24}-t")
_TO_QUOTE = re.compile(r",I[^,.;:Qq]{1,16},Q")  # "announces, in four languages, “...”"
ABOUT = frozenset("of about against to for on with".split())
WH = frozenset("how what whether why where when who which if".split())
_ON = frozenset("on about over".split())
_FARTHEST_ASKER = 24  # tokens of who asks, a post and a nickname included
_ASKED = frozenset(("on", "upon", "to", "with"))
_RELATIVE = re.compile(r"W[^VZM,;:Qq]{0,3}(?P<verb>[VZM])[^VZM,;:QqtT]{0,12}[NPR]T(?=A?B)")  # "who saw the fire to"
_DEGREES = frozenset("only even just almost nearly roughly about barely hardly".split())
_WHEN = frozenset("later earlier afterwards afterward today yesterday then again recently".split())
_QUESTION = frozenset("if whether how what why when where who about".split())
_TELLS_MORE = re.compile(r"t[VZM][^VZMCQqtW,;:]{0,12}(?=[t:])")  # "that lost a house"
_TITLED = frozenset(("headline", "subheading", "teaser", "navigation"))
_NEAR_QUESTION = 6  # tokens: "Asked on the steps whether"
_OCCASIONS = frozenset(
    "oath evidence match game break interval scene arrival parliament meeting summit ceremony session english spanish "
    "french german italian portuguese arabic russian ukrainian turkish mandarin japanese korean hindi urdu".split()
)
_HALF_DAYS = frozenset(("a.m.", "p.m."))  # that end a sentence have its stop in them
_LONGEST_RELATIVE = 24  # tokens of a relative clause between commas
_FARTHEST_THAT = 24  # tokens to a "that" behind adverbials: "during a visit to Oslo on Friday that"


def sentence_limit(scene: Scene, verb: int) -> int:
    """The end of the sentence without its final stop, of a headline without what goes on meanwhile."""
    _, last = scene.limits(verb)
    words = scene.document.words
    while last > verb + 1 and scene.code[last - 1] in ".~" and words[last - 1] not in ("…", "...", *_HALF_DAYS):
        last -= 1
    return _meanwhile(scene, verb + 2, last) if scene.document.block_at(verb).kind in _TITLED else last


def _meanwhile(scene: Scene, first: int, last: int) -> int:
    """`Mayor denies talks | as notice rocks town`: in a headline, where the clause of what goes on meanwhile begins."""
    for at in range(first, last - 2):
        phrase = phrase_at(scene.document, at + 1) if scene.word(at) == "as" else None
        if phrase and phrase[0] == at + 1 and has_verb(scene.code, at + 2, last):
            return at
    return last


def past_addressee(scene: Scene, at: int, limit: int, cue: Cue) -> tuple[int, Tokens | None]:
    """`told reporters`, `warned the board`: the phrase between the cue and what it reports."""
    code = scene.code
    if cue.lemma == "put":  # "as Ruiz put it"
        return (at + 1, None) if at < limit and scene.word(at) in ("it", "this", "things") else (limit, None)
    if "O" in cue.frames:  # "called on the board to resign"
        return _past_asked(scene, at, limit) or (at, None)
    if "a" not in cue.frames and "I" not in cue.frames:
        if at + 1 < limit and code[at] == "T" and phrase_at(scene.document, at + 1):  # "said to reporters"
            end = reach_right(scene.document, at + 1, limit, appositions=False)
            if end < limit and (code[end] in "Q:," or _opens_that(code, end)):
                return end, (at + 1, end)
        return at, None
    if code[at : at + 2] == "SS":  # "told her her chimney was leaning"
        return at + 1, (at, at + 1)
    phrase = phrase_at(scene.document, at) if at < limit else None
    if phrase is None or phrase[0] != at or is_time(scene.document, *phrase):
        return at, None
    if "P" in cue.frames and _is_told_of(scene, phrase[1], limit):
        return phrase[1], phrase
    end = reach_right(scene.document, at, limit, appositions=False)
    title = scene.opens.get(end)  # CNBC's “Squawk Box”: a programme's title belongs to its phrase
    if title and not title.opaque and title.last < limit and code[title.last] in "tI,DSPNR:TQ":
        end = title.last
        while end < limit and code[end] == "I" and (further := phrase_at(scene.document, end + 1)):
            end = further[1]
    if end >= limit:
        return (end, (at, end)) if cue.lemma in _ALWAYS_ADDRESSED else (at, None)
    if code[end] == "," and code[end + 1] != "t" and _far_that(scene, phrase[1], limit) is not None:
        return phrase[1], phrase  # "informed | staff | in Lund, Skåne, on Monday that it was over"
    if "I" in cue.frames and code[end] == "W" and code[at] != "R":
        end = _past_relative(scene, end, limit)
    if "n" in cue.frames and _is_promised(scene, end, limit):
        return at, None
    if code[end] in FINITE:  # "told reporters Iran was ..." in one phrase
        sure = cue.lemma in _ALWAYS_ADDRESSED
        if sure and code[end] == "Z" and code[end + 1 : end + 2] in ("M", "V", "Z"):  # "told AFP | rates could fall"
            return end, (at, end)
        cut = _where_subject_begins(scene, at, end, sure=sure)
        return (cut, (at, cut)) if cut else (at, None)
    if code[end] == "t" and code[at] != "R" and (told := _TELLS_MORE.match(code, end, limit)) is not None:
        end = told.end()  # "told families | that lost a house | that"
    if code[end] in "tTWHQ,:I" or code[end : end + 2] == "AT" or cue.lemma in _ALWAYS_ADDRESSED:
        return end, (at, end)
    if _far_that(scene, phrase[1], limit) is not None:  # "warned | followers | on air and in print that it was late"
        return phrase[1], phrase
    return (end, (at, end)) if "c" in cue.frames and _is_warned(scene, at, end, limit) else (at, None)


def past_agent(scene: Scene, verb: int, limit: int, cue: Cue) -> int:
    """`was told | by a guard | to go`, `had been warned | by her doctor | that`: over who says it to somebody."""
    named = scene.code[verb] == "E" and scene.word(verb + 1) == "by" and not cue.frames.isdisjoint("aI")
    if not named or verb + 2 >= limit or phrase_at(scene.document, verb + 2) is None:
        return verb + 1
    end = reach_right(scene.document, verb + 2, limit, appositions=False)
    return end if end < limit and scene.code[end] in "tTDSJNPR" else verb + 1


def to_question(scene: Scene, verb: int, at: int, limit: int) -> int:
    """`Questioned | by Ann Lee about | why it was shut`: over who asks, and a preposition, to what is asked; else
    ``at``."""
    if scene.word(at) != "by" or scene.code[verb] not in "EV":
        return at + 1 if scene.word(at) in _ON and scene.word(at + 1) in WH and at + 1 < limit else at
    for end in range(at + 2, min(limit, at + _FARTHEST_ASKER)):
        opens = scene.code[end - 1] == "," and scene.code[end] == "W"  # "by Ann Lee, who sits on the board,"
        if opens or scene.code[end] in "VZMGq;:":
            break
        if scene.word(end) in WH:
            return end
    return at


def _is_told_of(scene: Scene, at: int, limit: int) -> bool:
    """`warned | investors | of a “hard” year`: many, and what they are told of; not `warned | members of the board`."""
    told = scene.word(at) == "of" and scene.word(at - 1) in people() and at + 1 < limit
    told = told and scene.document.tags[at - 1] == "NNS"
    return told and scene.word(at + 1) != "the" and scene.code[at + 1] in "DJNQ#"


def _is_warned(scene: Scene, at: int, end: int, limit: int) -> bool:
    """`warned | shareholders | the mill would close`: somebody, and another noun phrase with a verb, the only one.

    Not `warned | the deal the minister signed would fail`, where a second verb tells that the first is the deal's.
    """
    code, clause = scene.code, end + (scene.document.low[end : end + 2] in (["more", "than"], ["as", "many"])) * 2
    if clause >= limit or phrase_at(scene.document, clause) is None or code[at:end] == "R":
        return False
    verb = reach_right(scene.document, clause, limit, appositions=False)
    verb += code[verb : verb + 1] == "A"
    if verb >= limit or code[verb] not in FINITE:
        return False
    last = scene.word(end - 1)
    return code[end - 1] == "P" or last in people() or not has_verb(code, verb + 2, limit)


def _opens_that(code: str, at: int) -> bool:
    """Whether a clause is opened by "that" behind a noun: not in `adds to the drama | that has grown`."""
    return code[at : at + 1] == "t" and code[at + 1 : at + 2] not in ("V", "Z", "M")


def _is_promised(scene: Scene, end: int, limit: int) -> bool:
    """`promised | a free replacement | by August`: no person, and a preposition behind: what is promised."""
    is_person = scene.code[end - 1] in "RP" or scene.word(end - 1) in people()
    return not is_person and scene.code[end] in "IT" and scene.code[end + 1 : min(end + 2, limit)] not in ("B", "A")


def _where_subject_begins(scene: Scene, first: int, last: int, *, sure: bool) -> int | None:
    """`told | the court | Ruiz | was away`, `told | reporters | talks | had failed`: where two phrases meet in one.

    ``sure`` says that the verb always has somebody who is told; None where nothing parts the two.
    """
    code, tags = scene.code, scene.document.tags
    names = last
    while names > first and code[names - 1] == "P":
        names -= 1
    if first < names < last and code[names - 1] == "N":
        return names
    for at in range(first + 1, last):
        if sure and code[at] == "#" and (code[at - 1] == "P" or tags[at - 1] == "NNS"):
            return at  # "told the Herald | two people were missing"
        if code[at] not in "NJ":
            continue
        person = scene.word(at - 1) in people()
        named = code[at - 1] == "P" or (len(scene.word(at - 1)) > 1 and scene.document.words[at - 1].isupper())
        agency = named and (
            tags[last - 1] in ("NNS", "NNPS") or at - 1 == first
        )  # `AFP | talks`, not `the Senate | leader`
        if (person and tags[at - 1] == "NNS") or (sure and (agency or (person and tags[last - 1] == "NNS"))):
            return at
        if sure and tags[at - 1] == "NNS":
            return at
    return None


def _past_asked(scene: Scene, at: int, limit: int) -> tuple[int, Tokens] | None:
    """`called | on the board | to resign`, `appealed | to drivers | not to stop`: who is asked behind a preposition."""
    if at + 1 >= limit or scene.word(at) not in _ASKED or phrase_at(scene.document, at + 1) is None:
        return None
    end = reach_right(scene.document, at + 1, limit, appositions=False)
    to = end + (scene.code[end : end + 1] == "A")
    return (to, (at + 1, end)) if scene.code[to : to + 2] in ("TB", "TA", "TN", "TQ") else None


def _past_relative(scene: Scene, at: int, limit: int) -> int:
    """`asked anyone who saw the fire | to call`; "asked reporters who told them to leave" is a question."""
    relative = _RELATIVE.match(scene.code, at, limit)
    if relative is None:
        return at
    cue = scene.cue(relative.start("verb"))
    return at if cue and "I" in cue.frames else relative.end() - 1


def addressee_of(scene: Scene, verb: int) -> Tokens | None:
    """`“...,” Ruiz told reporters on Monday`: the characters of whom the cue at token ``verb`` names."""
    cue = scene.cue(verb)
    found = past_addressee(scene, verb + 1, sentence_limit(scene, verb), cue)[1] if cue else None
    return scene.characters(*found) if found else None


def _remarks(scene: Scene, that: int) -> bool:
    """`said on Friday, | a move | that unions welcomed`: a remark in apposition, and the relative clause behind it."""
    phrase = phrase_at(scene.document, that - 1)
    return phrase is not None and scene.code[phrase[0] - 1] == "," and scene.word(phrase[0]) in ("a", "an")


def _with_participles(scene: Scene, at: int, end: int) -> str:
    """The letters from ``at`` on, with what is taken for a past behind a noun, and has no object, as a participle:
    `a statement | read | in court`, `a letter | issued | by her office`."""
    return _TAKEN_FOR_PAST.sub("E", scene.code[at:end])


def _far_that(scene: Scene, at: int, limit: int) -> int | None:
    """`said | during a visit to Oslo, Norway, | that`, `said | on a show, where she is a guest, | that`: the "that"
    behind when, where and how something was said."""
    far = _TO_THAT.match(_with_participles(scene, at, min(limit, at + _FARTHEST_THAT)))
    that = at + far.end() - 1 if far else -1
    told = far is not None and _opens_that(scene.code, that) and not _remarks(scene, that)
    return None if not told or _says_more(scene, that - 1) else that


def _says_more(scene: Scene, participle: int) -> bool:
    """`said on Monday, | adding that`: the clause belongs to the nearer cue."""
    says = scene.code[participle] == "G" or scene.code[participle - 1 : participle + 1] == "GE"  # "having admitted"
    cue = scene.cue(participle) if says else None
    return cue is not None and not cue.frames.isdisjoint("ct")


def past_adverbials(scene: Scene, at: int, limit: int, *, commas: bool = True) -> int:
    """Over "on Tuesday", "in a statement", "late Monday", "later", and with ``commas`` over a pause between them."""
    code, document = scene.code, scene.document
    start = at
    if (that := _far_that(scene, at, limit)) is not None:
        return that
    at = _past_dashes(code, at, limit)
    aside = _TO_QUOTE.match(code, at, min(limit, at + _FARTHEST_THAT)) if commas else None
    if aside:
        return aside.end() - 1
    while at < limit:
        letter = code[at]
        phrase = phrase_at(document, at)
        bare = letter == "I" and code[at + 1 : at + 2] == "t"  # "said | outside | that", "told us a year | ago | that"
        if (
            bare
            or (letter in "Ap" and not _measures(scene, at) and scene.word(at) != "once")
            or _is_late(scene, at, start)
        ):
            at += 1
        elif letter in "IT" and at + 1 < limit and phrase_at(document, at + 1):
            end = _adverbial_end(scene, at, limit)
            if end is None:
                break
            at = end
        elif phrase and phrase[0] == at and is_time(document, *phrase):
            at = phrase[1]
            if (that := _far_that(scene, at, limit)) is not None:
                return that
        elif (
            commas
            and letter == ","
            and at + 1 < limit
            and ((at > start and code[at + 1] in "IQ") or code[at + 1] in "tA")
        ):
            at += 1
        else:
            break
    if at < limit and code[at] in ",:" and at + 1 < limit and (code[at + 1] == "Q" or code[at] == ":"):
        at += 1
    return at


def _past_dashes(code: str, at: int, limit: int) -> int:
    """`claimed in May | – wrongly – | that`: over a word between dashes before "that", and the time before it."""
    found = _DASHED.match(code, at, limit)
    return found.end() - 1 if found else at


def _measures(scene: Scene, at: int) -> bool:
    """`said | nearly 40 people`, `said | only a third`: an adverb that belongs to what is said."""
    following = scene.code[at + 1 : at + 2]
    return (
        scene.code[at] == "A"
        and scene.word(at) not in _WHEN
        and (following in ("J", "#", "N") or (following == "D" and scene.word(at) in _DEGREES))
    )


def _is_late(scene: Scene, at: int, start: int) -> bool:
    """`announced late on Tuesday`, `said | later | rents were rising`: adjectives that tell the time."""
    if at == start and scene.word(at) == "later" and scene.code[at] == "J":
        return True
    return scene.code[at] == "J" and scene.word(at) in ("late", "early") and scene.code[at + 1 : at + 2] == "I"


def _adverbial_end(scene: Scene, at: int, limit: int) -> int | None:
    """The end of a prepositional phrase that tells when or how something was said."""
    phrase = phrase_at(scene.document, at + 1)
    if phrase is None:
        return None
    end = phrase[1]
    if is_time(scene.document, *phrase) or is_channel(scene.document, phrase[1]):
        while end < limit and scene.code[end] == "I" and (further := phrase_at(scene.document, end + 1)):
            end = further[1]
        return end
    if _is_occasion(scene, phrase) and end < limit and scene.code[end] in "DSPRN":
        return end  # "said | under oath | the vault was empty"
    far = reach_right(scene.document, at + 1, limit, appositions=False)
    follows = scene.code[far : far + 2]
    return (
        far
        if _opens_that(scene.code, far) or follows[:1] == ":" or follows in (",Q", ",t") or follows[:1] == "Q"
        else None
    )


def _past_issued(scene: Scene, at: int, limit: int) -> int:
    """`said in a statement | issued by her office | the vote was over`, `| read out by his brother |`: over who or what
    brought the words."""
    by = at + 1 + (scene.code[at + 1 : at + 2] == "p")
    issued = scene.code[at : at + 1] in ("E", "V") and scene.word(by) in ("by", "through") and by + 1 < limit
    whose = phrase_at(scene.document, by + 1) if issued else None
    return whose[1] if whose is not None else at


def _is_occasion(scene: Scene, phrase: Tokens) -> bool:
    """`said | in evidence | ...`, `said | after the match | ...`: on what occasion or in which language."""
    return scene.word(phrase[1] - 1) in _OCCASIONS


def is_answered(scene: Scene, at: int) -> bool:
    """`Asked whether she would stay, Ruiz shrugged.`: the question is a clause that opens its sentence."""
    cue, (floor, limit) = scene.cue(at), scene.limits(at)
    opens = at == floor and cue is not None and "w" in cue.frames and scene.document.words[at].endswith("ed")
    comma = scene.code.find(",", at, limit)
    behind = scene.document.low[at + 1 : limit if comma < 0 else comma]
    return opens and not _QUESTION.isdisjoint(behind[:_NEAR_QUESTION])


def past_aside(scene: Scene, comma: int, limit: int) -> int:
    """`described the attack| , which killed two, | as a shame`: the token behind what stands between commas."""
    if scene.code[comma] != ",":
        return comma
    ahead = range(comma + 1, min(comma + _LONGEST_RELATIVE, limit - 1))
    closes = next((at for at in ahead if scene.code[at] in ",.;:"), comma)
    return closes + 1 if closes > comma and scene.code[closes] == "," and scene.word(closes + 1) == "as" else comma
