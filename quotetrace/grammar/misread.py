"""Words whose tag misleads: cue verbs taken for participles, nouns or adjectives, and what only looks like a cue.

Each pattern reads the letters of ``grammar.letters``; the word decides whether it is a form of a cue verb. A page has
few of these, and most patterns are asked only where the letters beside one of them allow it (``_shapes``). The others
begin with the letter that they look for, and then look behind: all other letters are passed over at once.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, compress, count

from quotetrace.grammar.cues import cue_forms

# A participle or a noun where a finite verb is looked for; each begins with its letter, so that others are passed over.
_CUE_MISREAD = re.compile(
    r"E(?:(?<=[NPR,)]E)(?=[AIDJNP#SO]{0,6},?t|[DPN]{0,2},?:?Q|[RPSD]+T)|(?<=CE)(?=[DSPR])|(?<=,E)(?=P|IP[DP]|[DJNSR][IDJNP,#]{0,14}t))"
    r"|N(?:(?<=QN)(?=[PDRT])|(?<=[NPW]N)(?=[:,]?Q|:Q|,I[DJNPS#]{1,4},Q)|(?<=[NPR]AN)(?=t[^VZM])|(?<=,CN)(?=t[DSNPRJ#])|(?<=[NPR]N)(?=R?t[^VZM]|T[BA]|[DJNPR]{1,4}[VZM])|(?<=,N)(?=t[DSNPRJ#]|R[VZM]))"
)
_ASIDE = re.compile(r",([PJ]{1,4})(N),(?=[^N])")  # "That, Ruiz cautions, is ..."
# "In the hall, one worker reports, it was so quiet"
_ASIDE_BEHIND = re.compile(r"(?:^|(?<=\.)|(?<=\.Q))I[DSJNP#]{1,6},[D#]J?N(N),(?=[DSPRJN#])")
_WHEN_ASKED = re.compile(r",H[EVG],(E)(?=[DSJPNRtT])")  # "Ruiz, when contacted, confirmed the death"
# "“...,” the document states.", "“...,” a voice in the ad notes", "“...?” Ruiz wonders."
# So too "“...,” the email read.", "“...,” the Danes state in the paper": a noun for all but its place.
_BEHIND_MARKS = re.compile(
    r"(?:,Q[DS]?[JNP]{1,4}(?:I[DS]?[JNP]{1,3})?|\.QP{1,3})(N)(?=[-.,;:Q])|,QD[JNP]{1,3}(N)(?=I[DSJNP]{1,4}[,.])"
)
_TOLD_BEHIND = re.compile(r"[.,]QD[JN]{1,4}(E)(?=[^VZMG.;Q]{0,20}[.;Q])")  # "“...?” the 43-year-old asked in the clip"
# "Two men denied fighting.": the one verb of a sentence, unless a preposition says that it suffered
_ONLY_VERB = re.compile(r"(?:^|(?<=\.))[^VZMBGE.:;Q]{1,12}[NPR]A?(E)(?=[^VZME.:;QI][^VZME.:;Q]{0,60}\.)")
# "The mayor called on both sides to talk.": behind somebody alone, a verb that takes this preposition
_ASKS_OF = re.compile(r"(?:^|(?<=\.)|(?<=\.Q))(?:[^VZMBGEI.:;Q]|I(?=[DSJNP#])){1,16}[NPR](E)(?=[IT][DSJNPR#Q])")
# "..., Ruiz and Berg call it a joke": behind two who open a clause
_BOTH = re.compile(r"(?:^|(?<=[.,]))(?:D?J?N{1,2}|P{1,3})C(?:D?J?N{1,2}|P{1,3})(B)(?=[SDRPNJTQt])")
# "The owner accused fans of theft", "described Ruiz as": whoever suffers it stands before a participle, not behind
_ACCUSES = re.compile(r"(?<=[NPRJ,)])E(?=[DSJNPR#G]{1,5}I)")
# "has asked striking workers to go": who is addressed, and no participle
_ADDRESSED = re.compile(r"(?<=[VZEG])G(?=J?(N)[TtHW])")
# "The ferry was late, police confirmed.", "..., a 1979 report by the port authority found."
_LAST_VERB = re.compile(r",[DSJ#]{0,3}(?:[NP]{1,4}(?:I[DSJ]{0,2}[NP]{1,4})?|R)(E)\.")
# "... on Tuesday.", "its chief stated on Tuesday, adding that"
_LAST_IN_TIME = re.compile(r",[DSJ]{0,3}(?:[NP]{1,4}|R|(?<=[DS]J))(E)(?=(?:I[DJ]{0,2}|A?[DJ])?[NP]{1,2}(?:\.|,GE?t))")
_RARE_MEN = re.compile(r"J(?=[EVZM,.])")  # "a statement made available to newsmen described it as"
_AND_ASKS = re.compile(r"(?<=C)E(?=[IT][DSJNPR#Q])")  # "said it was late and called on the board to act"
_LAST_REPORTS = re.compile(r",DP{1,4}N?(N)\.")  # "The ferry will be sold, the Lauter Herald reports."
# "“...,” said acting mayor Ana Ruiz", "“...,” managing director Ana Ruiz said": a participle that describes a post
# "which one backbencher called", "that one official described": a rare noun, and the verb behind it
_ONE_WHO = re.compile(r"(?<=[tW])#([AJ])([EV])(?=[QTIRDSJNP])")
# "a step that grocers warned would fail", "a choice that economists caution might fail": a plural and a cue in a gap
# So too "in what both unions claim will be a fight".
_THAT_THEY_SAY = re.compile(r"(?:(?<=t)(?=Z)|(?<=[NP]t)(?=N)|(?:(?<=W)|(?<=W[DSJ]))(?=N))([ZN])([EN])(?=M)")
# "the captain related that", "Another tweeted, “...”", "Ruiz, however, alleged fraud"
_RARE_PAST = re.compile(
    r"J(?:(?<=[NPR]J)(?=t|[:,]?Q)|(?<=[NP],A,J)(?=[DSJNP#])|(?:(?<=^DJ)|(?<=\.DJ)|(?<=\.QDJ))(?=[:,]?Q))"
)
_BEHIND_COMMA = re.compile(r"[EJ](?<=Q,[EJ])(?=(?:D[JN]{0,3})?P{2,4}[,.])")  # "“...”, sentenced Ana Ruiz."
_BEHIND_TO = re.compile(r"(?<=T)N(?=[:,]?Q|t[^VZM])")  # "to state, “...”"
# "Ebeling studied law", "Ebeling said", "Reading Council says": a name that looks like a participle
_NAME_IN_ING = re.compile(r"G(?:(?<=^G)|(?<=\.G)|(?<=\.QG))(?:(E)(?=[DSNP])|(V)|P{1,3}([VZ]))")
# "“...,” Will wrote", "“...,” Read said": no other word has a capital there
_NAMED_BEHIND = re.compile(r"[VMBZG](?<=,Q[VMBZG])(?=A?[VZ])")
# "Halsted continued by saying", "Read said"
_OPENS_AS_VERB = re.compile(r"[EBM](?:(?<=^.)|(?<=\..)|(?<=\.Q.))(?:(?<=E)(?=A?[EV])|(?<!E)(?=A?[VZ]))")
_NAMED_LAST = re.compile(r"V(?<=,QV)(B)(?=[.,])")  # "“...,” said Read."
_NOUN_LIKE = re.compile(r"J(?<=DJ)(?=R[VZM]|t)")  # "told the | inquest | he ran": an adjective has a noun behind it
_AT_IT = re.compile(r"N(?<=[NP]N)(?=[IT])")  # "a source speaking to the Herald"
_AT_WORK = frozenset("speaking talking testifying writing working standing sitting waiting living".split())
_AUXILIARY = frozenset("being having getting keeping".split())
DAYS = frozenset("today yesterday monday tuesday wednesday thursday friday saturday sunday".split())
_OF_WHOM = frozenset("on upon for to of about against".split())
_FAR_THAT = 40  # tokens
_SPOKE = frozenset("said says told added asked".split())
# "Ruiz’s reported losses", "his proposed ban", "there were only eight reported cases"
_AS_ADJECTIVE = re.compile(r"(?:O|S|[ITVZBGE]D?J?[NP]{1,3}(?P<owns>Z)|[VZ]A?#)([EV])(?=J?N)")
# "in the dozen states that held primaries", "Rust Belt states Indiana, Ohio and Maine": a plural, and no third person
_AS_PLURAL = re.compile(r"Z(?:(?<=[#NJ]Z)(?=t[VZM])(?P<relative>)|(?<=PZ)(?=P{1,3}(?:,P{1,3})*,?CP))")
# "the veteran forward said", "said the left back": who plays there
_PLAYER = re.compile(r"D[JNP]{1,3}(A)(?=([VZ]))|([VZ])D[JNP]{1,3}(A)(?=[.,])")
_PLAYERS = frozenset({"forward", "back"})
_AFTER_ACCORDING = re.compile(r"GT(B)(?=[ND,.])")  # "according to exit polls"
_OPENS_CLAUSE = re.compile(r"D(?=[SR])")  # "said outside | that her father left": no determiner before "her"
_COMPOUND = re.compile(r"N([Ip])(?=A?[VZ])")
_COMPOUNDS = frozenset((("voice", "over"), ("passer", "by"), ("passers", "by"), ("runner", "up"), ("stand", "in")))
# "Watch manager Ana Ruiz said", "“...,” lead author Ana Ruiz said"
_OPENS_POST = re.compile(r"B(?:(?<=^B)|(?<=\.B)|(?<=[,.]QB))(?=N{1,2}P{1,4}[VZ])")
_RARE_NAME = re.compile(r"x(?:(?<=^x)|(?<=\.x)|(?<=\.Qx))(?=[VZM])")  # "Oboh stated that": no word that a tagger knows
# "Moses Okello, the mayor, said": a rare name in "s" that opens a sentence
_NAME_IN_S = re.compile(r"Z(?:(?<=^Z)|(?<=\.Z)|(?<=[.,]QZ)|(?<=Q-Z))(?=P{1,2}(?:,[^P]|[VZ]))")
_CRIES = frozenset("yes yeah okay please well oh hey sure alas welcome".split())
_DESCRIBING = re.compile(
    r"G(?:(?:(?<=,[VZ]G)|(?<=[,.]Q[VZ]G))(?=J?N{1,3}P|P{3})|(?<=[,.]QG)(?=J?N{1,3}P{1,4}(?P<behind>[VZ])))"
    r"|B(?<=[,.]Q[VZ]B)(?=N{1,3}P)"
)
_POSSESSOR = re.compile("O")
_UP_TO = re.compile(r"[pIA](?=T[$#])")  # "said | up to | 40 homes were lost": no infinitive, and nothing goes up
# What the letters of a cue verb and its neighbours look like where one of these patterns can match.
_SHAPE = {
    pattern: re.compile(shape)
    for pattern, shape in (
        (_AS_ADJECTIVE, "[OSZ#][EV][JN]"),
        (_ONLY_VERB, "[NPRA]E[^VZME.:;QI]"),
        (_LAST_VERB, r"[NPR]E\."),
        (_LAST_REPORTS, r"[PN]N\."),
        (_WHEN_ASKED, ",E[DSJPNRtT]"),
        (_TOLD_BEHIND, "[JN]E"),
        (_ASIDE_BEHIND, "NN,"),
        (_BEHIND_MARKS, "[JNPDS]N[-.,;:QI]"),
        (_ASKS_OF, "[NPR]E[IT]"),
        (_BOTH, "[NP]B[SDRPNJTQt]"),
        (_ONE_WHO, "[AJ][EV][QTIRDSJNP]"),
        (_THAT_THEY_SAY, "[ZN][EN]M"),
        (_RARE_PAST, "[NPRD]J[t:,Q]|,J[DSJNP#]"),
        (_BEHIND_TO, "TN[:,Qt]"),
    )
}


def _shapes(code: str, cues: Sequence[int]) -> str:
    """The letters of each cue verb, by its form, and of its neighbours, parted by blanks."""
    wide = f" {code} "
    return " ".join([wide[at : at + 3] for at in cues])


def _found(pattern: "re.Pattern[str]", code: str, shapes: str) -> Iterator["re.Match[str]"]:
    """Where a pattern is found, if a cue verb stands where one could be."""
    return pattern.finditer(code) if _SHAPE[pattern].search(shapes) else iter(())


def mended(words: Sequence[str], low: Sequence[str], code: str) -> str:
    """The letters, where a tag misleads about a cue verb or what looks like one: `the owner declared that`."""
    cues = [*compress(count(), map(cue_forms().__contains__, low))]
    return _as_verbs(words, _as_no_verbs(words, _described(words, code), cues), cues)


def _with(code: str, letters: dict[int, str]) -> str:
    found = list(code)
    for at, letter in letters.items():
        found[at] = letter
    return "".join(found)


def _described(words: Sequence[str], code: str) -> str:
    """Participles that stand as adjectives between a cue and the post of a name: `said | visiting professor Ana Ruiz`.
    So too what looks like an infinitive: `said | lead singer Ana Ruiz`.

    What closes a quotation stands right before, so that nobody else can be the subject.
    """
    found: dict[int, str] = {}
    for match in _DESCRIBING.finditer(code):
        cue = match.start() - 1 if match["behind"] is None else match.start("behind")
        if words[cue].lower() in cue_forms():
            found[match.start()] = "J"
    return _with(code, found) if found else code


def _as_no_verbs(words: Sequence[str], code: str, cues: Sequence[int]) -> str:
    """Forms of cue verbs that are adjectives or nouns here, and parts of nouns: `his proposed ban`, `a voice over`."""
    found: dict[int, str] = {}
    for match in _found(_AS_ADJECTIVE, code, _shapes(code, cues)):
        owns = match.start("owns")
        if words[match.start(2)].lower() in cue_forms() and (owns < 0 or words[owns].lower() in ("'s", "’s")):
            found[match.start(2)] = "J"
    for match in _AS_PLURAL.finditer(code):
        at = match.start()
        if words[at] == "states" or (match["relative"] is not None and words[at].endswith("s")):
            found[at] = "N"
    for match in _PLAYER.finditer(code):
        at, verb = (match.start(1), match.start(2)) if match[1] else (match.start(4), match.start(3))
        if words[at] in _PLAYERS and words[verb].lower() in cue_forms():
            found[at] = "N"
    for match in _AFTER_ACCORDING.finditer(code):
        if words[match.start()].lower() == "according":
            found[match.start(1)] = "N"
    for match in _OPENS_CLAUSE.finditer(code):
        if words[match.start()].lower() == "that":
            found[match.start()] = "t"
    for match in _UP_TO.finditer(code):
        if words[match.start()].lower() == "up":
            found |= {match.start(): "J", match.start() + 1: "J"}
    found.update((match.start(), "N") for match in _RARE_MEN.finditer(code) if words[match.start()].endswith("men"))
    for match in _COMPOUND.finditer(code):
        at = match.start(1)
        if (words[at - 1].lower(), words[at].lower()) in _COMPOUNDS:
            found[at] = "N"
    return _with(code, found) if found else code


def _as_verbs(words: Sequence[str], code: str, cues: Sequence[int]) -> str:
    """Cue verbs that a tagger takes for participles, nouns or adjectives, by what stands around them."""
    found: dict[int, str] = {}
    shapes = _shapes(code, cues)
    misread = [match.start() for match in _CUE_MISREAD.finditer(code)]
    for pattern in (_ONLY_VERB, _LAST_VERB, _LAST_REPORTS, _WHEN_ASKED, _TOLD_BEHIND, _ASIDE_BEHIND):
        misread += [match.start(1) for match in _found(pattern, code, shapes)]
    for match in _found(_BEHIND_MARKS, code, shapes):
        at = match.start(match.lastindex or 0)
        plain = words[at].lower() == "read" or words[at - 1].endswith("s")  # "the email read", "the Danes state"
        if plain and words[at].lower() in cue_forms():
            found[at] = "Z"
        else:
            misread.append(at)
    found |= _behind_somebody(words, code, shapes)
    found |= _before_object(words, code)
    for match in _found(_ONE_WHO, code, shapes):
        if words[match.start(2)].lower() in cue_forms():
            misread.append(match.start(2))
            found[match.start(1)] = "N"
    for match in _found(_THAT_THEY_SAY, code, shapes):
        if words[match.start(2)].lower() in cue_forms() and words[match.start(1)].endswith("s"):
            found[match.start(1)] = "N"
            found[match.start(2)] = "V"
    for match in _found(_RARE_PAST, code, shapes):
        at = match.start()
        if words[at].lower() in cue_forms() and (code[at + 1] == "t" or words[at].endswith("ed")):
            found[at] = "V"
    to_say = (match.start() for match in _found(_BEHIND_TO, code, shapes))
    found.update((at, "B") for at in to_say if _is_said(words[at]))
    past = (match.start() for match in _BEHIND_COMMA.finditer(code))
    found.update((at, "V") for at in past if words[at].endswith("ed"))
    found.update((match.start(), "N") for match in _OPENS_POST.finditer(code))
    owning = (match.start() for match in _POSSESSOR.finditer(code))
    found.update((at, "P") for at in owning if words[at][0].isupper())  # "Lars Berg"
    named = (match.start() for match in _NAME_IN_S.finditer(code))
    found.update((at, "P") for at in named if words[at][0].isupper() and words[at].lower() not in cue_forms())
    found.update((match.start(), "P") for match in _RARE_NAME.finditer(code) if _is_rare(words[match.start()]))
    found.update((match.start(), "N") for match in _NOUN_LIKE.finditer(code))
    found |= _names_in_ing(words, code) | _names_as_verbs(words, code)
    found.update((match.start(), "G") for match in _AT_IT.finditer(code) if words[match.start()] in _AT_WORK)
    for match in _ASIDE.finditer(code):
        if _is_named(words, *match.span(1)):
            misread.append(match.start(2))
            found.update(dict.fromkeys(range(*match.span(1)), "P"))
    found |= _as_cues(words, code, misread)
    return _with(code, found) if found else code


def _as_cues(words: Sequence[str], code: str, misread: Sequence[int]) -> dict[int, str]:
    """The letters of the words at some places that are forms of cue verbs, and finite."""
    found: dict[int, str] = {}
    for at in misread:
        word = words[at].lower()
        again = code[at - 2 : at] == ",C"  # "they note that it was late, and | caution | that"
        if again and "t" not in code[max(at - _FAR_THAT, 0) : at]:
            continue  # "cited rumours, reports, and | claims | that it was late"
        if word in cue_forms() and (code[at] in "EV" or word.endswith("s") or word == "read" or again):
            found[at] = "V" if code[at] in "EV" or word == "read" else "Z"
    return found


def _behind_somebody(words: Sequence[str], code: str, shapes: str) -> dict[int, str]:
    """Cue verbs behind a subject that opens its clause: `The mayor | called | on both`, `Ruiz and Berg | call | it`."""
    found: dict[int, str] = {}
    for match in _found(_ASKS_OF, code, shapes):
        cue = cue_forms().get(words[match.start(1)].lower())
        if cue is not None and not cue.frames.isdisjoint("OPE") and words[match.end()].lower() in _OF_WHOM:
            found[match.start(1)] = "V"
    for match in _found(_BOTH, code, shapes):
        if words[match.start(1)].lower() in cue_forms():
            found[match.start(1)] = "Z"
    return found


def _before_object(words: Sequence[str], code: str) -> dict[int, str]:
    """Cues taken for participles, by what stands behind: whom somebody accuses or asks, when something was said.

    So too what stands before "workers" in `asked | striking | workers to go`.
    """
    found: dict[int, str] = {}
    for match in _ACCUSES.finditer(code):
        at = match.start()
        cue = cue_forms().get(words[at].lower())
        behind = words[code.find("I", at)]
        names = cue is not None and (("o" in cue.frames and behind == "of") or ("x" in cue.frames and behind == "as"))
        if names and words[at + 1].lower() not in DAYS:
            found[at] = "V"
    for match in _LAST_IN_TIME.finditer(code):
        cue = cue_forms().get(words[match.start(1)].lower())
        if cue is not None and not cue.frames.isdisjoint("ct"):
            found[match.start(1)] = "V"
            if code[match.start(1) - 1] == "J":
                found[match.start(1) - 1] = "N"  # "its | chief | declared"
    for match in _AND_ASKS.finditer(code):
        cue = cue_forms().get(words[match.start()].lower())
        if cue is not None and "O" in cue.frames and words[match.end()].lower() in ("on", "upon", "to"):
            found[match.start()] = "V"
    for match in _ADDRESSED.finditer(code):
        cue = cue_forms().get(words[match.start() - 1].lower())
        if cue is not None and not cue.frames.isdisjoint("aI") and words[match.start(1)].endswith("s"):
            found[match.start()] = "J"
    return found


def _names_in_ing(words: Sequence[str], code: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for match in _NAME_IN_ING.finditer(code):
        verb = match.start(match.lastindex or 0)
        speaks = code[verb] == "E" or words[verb].lower() in _SPOKE
        if match[3]:  # "Visiting Paris showed": what is done tells, and says nothing
            cue = cue_forms().get(words[verb].lower())
            speaks = cue is not None and "q" in cue.frames
        if speaks and words[match.start()].lower() not in _AUXILIARY:
            found |= {match.start(): "P", verb: "V"}
    return found


def _is_rare(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word.lower() not in _CRIES


def _names_as_verbs(words: Sequence[str], code: str) -> dict[int, str]:
    """Names that look like verbs, where a cue follows: `“...,” | Will | wrote`, `| Halsted | continued by saying`."""
    found: dict[int, str] = {}
    for match in chain(_NAMED_BEHIND.finditer(code), _OPENS_AS_VERB.finditer(code)):
        at = match.start()
        verb = at + 2 if code[at + 1] == "A" else at + 1
        if words[at][0].isupper() and words[verb].lower() in cue_forms():
            found |= {at: "P", verb: "Z" if code[verb] == "Z" else "V"}
    for match in _NAMED_LAST.finditer(code):
        if words[match.start(1)][0].isupper() and words[match.start()].lower() in cue_forms():
            found[match.start(1)] = "P"
    return found


def _is_said(word: str) -> bool:
    cue = cue_forms().get(word.lower())
    return cue is not None and "q" in cue.frames and cue.lemma == word.lower()


def _is_named(words: Sequence[str], first: int, last: int) -> bool:
    return all(word[0].isupper() for word in words[first:last])
