"""What a cue verb reports: the clause, infinitive, noun phrase or quotation behind it, or the clause before it."""

import re

from attrs import frozen

from quotetrace.grammar.cues import Cue
from quotetrace.grammar.phrases import is_channel, is_time, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, group_start, subject_after, subject_before
from quotetrace.quotations.scene import Scene

_ALWAYS_ADDRESSED = frozenset({"tell", "inform", "notify", "remind", "assure", "reassure", "teach"})
_WH = frozenset("how what whether why where when who which if".split())
_FINITE = "VZM"
_TO_THAT = re.compile(r",[HIGE][^,.;Qq]{1,30},t|,?[IA](?:[IDSJNP#OATC$GR,]|Q[^Q]{1,9}Q)*,?t")  # "during a visit to Oslo on Friday that"
_FRONTING = frozenset("when after while as although though before since because if once until".split())
_UNSAID = frozenset("declined refused declines refuses gave offered".split())
_LEAVES = frozenset("but though although whereas while".split())  # ", but" opens the reporter's own clause


@frozen
class Behind:
    """What stands behind a cue: its content (tokens), who is addressed, and which frame it is."""

    content: Tokens
    frame: str
    addressee: Tokens | None = None


def content_behind(scene: Scene, verb: int, cue: Cue) -> Behind | None:
    """The content that follows the cue in its sentence, or None."""
    limit = _limit(scene, verb)
    at, addressee = _past_addressee(scene, verb + 1, limit, cue)
    at = _past_adverbials(scene, at, limit)
    if at >= limit:
        return None
    found = _framed(scene, verb, at, limit, cue)
    if found is None:
        return None
    (first, last), frame = found
    if last - first < 2 and scene.code[first] != "Q":
        return None
    if frame == "noun" and scene.code[verb - 1] == "," and scene.code[verb] == "V":
        return None  # `..., stressed Dr. Ruiz, but ...`
    return Behind((first, last), frame, addressee)


def _limit(scene: Scene, verb: int) -> int:
    """The end of the sentence without its final stop."""
    first, last = scene.limits(verb)
    while last > verb + 1 and scene.code[last - 1] in ".~" and scene.document.words[last - 1] not in ("…", "..."):
        last -= 1
    return last


def _past_addressee(scene: Scene, at: int, limit: int, cue: Cue) -> tuple[int, Tokens | None]:
    """`told reporters`, `warned the board`: the phrase between the cue and what it reports."""
    code = scene.code
    if "a" not in cue.frames and "I" not in cue.frames:
        if at + 1 < limit and code[at] == "T" and phrase_at(scene.document, at + 1):  # "said to reporters"
            end = reach_right(scene.document, at + 1, limit, appositions=False)
            if end < limit and code[end] in "tQ:,":
                return end, (at + 1, end)
        return at, None
    phrase = phrase_at(scene.document, at) if at < limit else None
    if phrase is None or phrase[0] != at or is_time(scene.document, *phrase):
        return at, None
    end = reach_right(scene.document, at, limit, appositions=False)
    title = scene.opens.get(end)  # CNBC's “Squawk Box”: a programme's title belongs to its phrase
    if title and not title.opaque and title.last < limit and code[title.last] in "tI,DSPNR:TQ":
        end = title.last
        while end < limit and code[end] == "I" and (further := phrase_at(scene.document, end + 1)):
            end = further[1]
    if end < limit and (code[end] in "tTWHQ,:I" or cue.lemma in _ALWAYS_ADDRESSED) and not (
        code[end] in _FINITE and cue.lemma not in _ALWAYS_ADDRESSED
    ):
        if code[end] in _FINITE:  # "told reporters Iran was ..." in one phrase: the last noun opens the clause
            return at, None
        return end, (at, end)
    return at, None


def _past_adverbials(scene: Scene, at: int, limit: int) -> int:
    """Over "on Tuesday", "in a statement", "late Monday", "later", as far as content follows them."""
    code, document = scene.code, scene.document
    start = at
    far = _TO_THAT.match(code, at, min(limit, at + 24))
    if far:
        return far.end() - 1
    while at < limit:
        letter = code[at]
        phrase = phrase_at(document, at)
        if letter in "Ap" and not (letter == "A" and code[at + 1 : at + 2] in ("J", "#")):
            at += 1
        elif letter in "IT" and at + 1 < limit and phrase_at(document, at + 1):
            end = _adverbial_end(scene, at, limit)
            if end is None:
                break
            at = end
        elif phrase and phrase[0] == at and is_time(document, *phrase):
            at = phrase[1]
        elif letter == "," and at + 1 < limit and (at > start and code[at + 1] in "IQ" or code[at + 1] in "tA"):
            at += 1
        else:
            break
    if at < limit and code[at] in ",:" and at + 1 < limit and (code[at + 1] == "Q" or code[at] == ":"):
        at += 1
    return at


def _adverbial_end(scene: Scene, at: int, limit: int) -> int | None:
    """The end of a prepositional phrase that tells when or how something was said."""
    phrase = phrase_at(scene.document, at + 1)
    if phrase is None:
        return None
    end = phrase[1]
    if is_time(scene.document, *phrase) or is_channel(scene.document, *phrase):
        while end < limit and scene.code[end] == "I" and (further := phrase_at(scene.document, end + 1)):
            end = further[1]
        return end
    far = reach_right(scene.document, at + 1, limit, appositions=False)
    follows = scene.code[far : far + 2]
    return far if follows[:1] in ("t", ":") or follows in (",Q", ",t") or follows[:1] == "Q" else None


def _framed(scene: Scene, verb: int, at: int, limit: int, cue: Cue) -> tuple[Tokens, str] | None:
    code, frames = scene.code, cue.frames
    letter = code[at]
    if at in scene.opens and "k" not in frames:
        return _quoted(scene, at, limit, cue)
    if letter == "t" and frames & set("ctd") and any(c in "VZMB" for c in code[at:limit]):
        return (at, clause_end(scene, verb, at, limit)), "that"
    if letter in _FINITE and frames & set("ct") and _gapped(scene, verb):
        return (at, clause_end(scene, verb, at, limit)), "relative"
    if letter == "T" and frames & set("iI") and at + 1 < limit and code[at + 1] in "ABQ":
        return (at, clause_end(scene, verb, at, limit)), "infinitive"
    if letter in "WHI" and "w" in frames and scene.word(at) in _WH:
        return (at, clause_end(scene, verb, at, limit)), "question"
    if letter == "I" and "P" in frames and scene.word(at) in ("of", "about", "against") and at + 1 < limit:
        return (at + 1, clause_end(scene, verb, at + 1, limit)), "noun"
    if "c" in frames and _is_clause(scene, at, limit):
        return (at, clause_end(scene, verb, at, limit)), "clause"
    if "o" in frames and (phrase := phrase_at(scene.document, at)) and " of " in f" {' '.join(map(scene.word, range(at, limit)))} ":
        return (max(at, phrase[0]), _fragment_end(scene, at, clause_end(scene, verb, at, limit))), "accusation"
    if "k" in frames:
        return _called(scene, verb, at, limit)
    if "x" in frames:
        return _described(scene, verb, at, limit)
    start = at + 1 if letter == "A" else at
    if "n" in frames and code[start : start + 1] and code[start] in "DSJPN$#" and phrase_at(scene.document, start):
        return (at, clause_end(scene, verb, at, limit, noun=True)), "noun"
    return None


def _gapped(scene: Scene, verb: int) -> bool:
    """`a row that analysts warned could last`: the subject of what is reported stands before the cue."""
    subject = subject_before(scene.document, verb, scene.limits(verb)[0])
    return subject is not None and subject[0] > 0 and scene.code[subject[0] - 1] in "tWN"


def _quoted(scene: Scene, at: int, limit: int, cue: Cue) -> tuple[Tokens, str] | None:
    stretch = scene.opens[at]
    if stretch.opaque:
        return ((at, stretch.last), "quote") if cue.frames & set("cqtm") else None
    if not cue.frames & set("cqtd"):
        return None
    after = scene.code[stretch.last : stretch.last + 2]
    if after[:1] in _FINITE or after[:1] == "A" and after[1:] in _FINITE and after[1:]:
        return (at, clause_end(scene, stretch.last, stretch.last, limit)), "clause"
    return (at, stretch.last), "fragment"


def _is_clause(scene: Scene, at: int, limit: int) -> bool:
    """A subject and a finite verb stand ahead: what follows the cue can be a reported clause without "that"."""
    code = scene.code
    if code[at] not in "DSJ$#NPRGEAIWHYQ(x":
        return False
    seen = aside = relative = False
    for i in range(at, limit):
        letter = code[i]
        if letter in _FINITE:
            if code[i - 1] == "C" and not relative:
                return False  # "reported a loss and cut its outlook"
            if seen and not aside and not relative:
                return True
            relative = False
        elif letter in "NPR#DGO$":
            seen = True
        elif letter in ",(-":
            aside = seen and not aside
        elif letter == ")":
            aside = False
        elif letter in "WY":
            relative = seen
        elif letter in ";:.q":
            return False
    return False


def _called(scene: Scene, verb: int, at: int, limit: int) -> tuple[Tokens, str] | None:
    """`called the plan “untrue”`, `called it a boring recall`: an object and what it is called."""
    code = scene.code
    if at in scene.opens:  # `what Ruiz called “a mess”`
        before = subject_before(scene.document, verb, scene.limits(verb)[0])
        asked = before is not None and before[0] > 0 and code[before[0] - 1] == "W"
        return ((at, scene.opens[at].last), "called") if asked else None
    phrase = phrase_at(scene.document, at)
    if phrase is None or phrase[0] != at or code[verb] not in "VEG":
        return None
    end = reach_right(scene.document, at, limit, appositions=False)
    if end in scene.opens:
        return (at, scene.opens[end].last), "called"
    if end < limit and (code[end] in "QDJ" or (code[at] == "R" and code[end] in "NPAI" and code[end] != "I")):
        return (at, clause_end(scene, verb, at, limit)), "called"
    return None


def _described(scene: Scene, verb: int, at: int, limit: int) -> tuple[Tokens, str] | None:
    """`described the vote as a ban`: an object and "as"."""
    end = reach_right(scene.document, at, limit, appositions=False) if phrase_at(scene.document, at) else at
    if end < limit and end > at and scene.word(end) == "as":
        return (at, _fragment_end(scene, at, clause_end(scene, verb, at, limit))), "described"
    return None


def _fragment_end(scene: Scene, at: int, end: int) -> int:
    """`accused them of “theft” after the vote`: what is reported ends with its last words in marks."""
    inside = [s.last for s in scene.stretches if at <= s.first and s.last <= end]
    return inside[-1] if inside and end < len(scene.code) and scene.code[inside[-1]] in "IH" else end


def clause_end(scene: Scene, verb: int, at: int, limit: int, *, noun: bool = False) -> int:
    """Where what is reported, from ``at`` on, ends: before the next attribution, a semicolon, the reporter's "but".

    ``noun`` says that it is a noun phrase, which any further verb ends.
    """
    code = scene.code
    fronted = _is_fronted(scene, verb)
    aside = False
    i = at + 1
    while i < limit:
        letter = code[i]
        if letter == ";":
            return i
        if letter == "," and i + 1 < limit:
            if fronted and code[i + 1] in "DSJNPR#" and _is_clause(scene, i + 1, limit):
                return i
            if not aside and code[i + 1] in _FINITE and i - at > 2:  # "Ruiz, who said she would stay, left"
                return i
            aside = not aside and code[i + 1] in "WYDENPGIJ#A"
        if letter == "Q" and i in scene.opens:
            stretch = scene.opens[i]
            if stretch.opaque:
                return _trimmed(code, at, i)
            i = stretch.last
            continue
        if letter in ",C" and i + 1 < limit and _breaks(scene, verb, at, i, limit):
            return _trimmed(code, at, i)
        if noun and letter == "C" and code[i + 1 : i + 2] and code[i + 1] in _FINITE:
            return _trimmed(code, at, i)
        i += 1
    return limit


def _is_fronted(scene: Scene, verb: int) -> bool:
    """`When Ruiz said the vote was over, they left`: the report stands in a clause that opens its sentence."""
    floor, _ = scene.limits(verb)
    return scene.code[floor] in "IH" and scene.word(floor) in _FRONTING


def _trimmed(code: str, at: int, end: int) -> int:
    while end > at and code[end - 1] in ",:-C":
        end -= 1
    return end


def _breaks(scene: Scene, verb: int, at: int, i: int, limit: int) -> bool:
    """Whether the clause ends at the comma or conjunction ``i``."""
    code = scene.code
    following = i + 1
    if code[i] == "," and code[following] == "C":
        following += 1
    if following >= limit:
        return False
    if code[i] == "C" and scene.word(following) in _UNSAID:
        return True
    if code[i] == "C" and code[following] == "V" and code[verb] == "V" and scene.word(i) in ("and", "but") and code[i - 1] != ",":
        if _first_finite(code, verb, i) in "MZ":  # "said she would stay and left"
            return True
    if scene.word(following) == "according" and scene.word(min(following + 1, limit)) == "to":
        return code[i] == ","
    if code[i] == "," and scene.word(following if code[i + 1] != "C" else i + 1) in _LEAVES and _is_clause(scene, min(i + 2, limit - 1), limit):
        return True
    return _next_attribution(scene, i, following, limit)


def _first_finite(code: str, verb: int, last: int) -> str:
    return next((code[i] for i in range(verb + 1, last) if code[i] in _FINITE), "V")


def _next_attribution(scene: Scene, i: int, following: int, limit: int) -> bool:
    """Another cue with a subject of its own (`, Chan said`), or sharing this one's (`and suggested that`), begins here."""
    code = scene.code
    for c in range(following, min(following + 14, limit)):
        if code[c] in ",;:Q" and c > following and code[i] == "C":
            return False
        cue = scene.cue(c)
        if cue is None or "s" in cue.frames:
            continue
        start = group_start(scene.document, c, following)
        if start == following:  # "and suggested", ", adding"
            if "b" in cue.frames and code[i] == ",":
                return True
            if code[i] == "," and code[c] != "G" and i + 1 == following:
                return (found := subject_after(scene.document, c, limit)) is not None and found[1] >= limit - 2
            return _has_content(scene, c, cue, limit)
        subject = subject_before(scene.document, c, following)
        if subject and subject[0] - following <= 1 and (code[i] == "," or _has_content(scene, c, cue, limit)):
            return True
        if code[c] in _FINITE:
            return False
    return False


def _has_content(scene: Scene, verb: int, cue: Cue, limit: int) -> bool:
    at, _ = _past_addressee(scene, verb + 1, limit, cue)
    at = _past_adverbials(scene, at, limit)
    if at >= limit:
        return False
    found = scene.code[at] == "t" or at in scene.opens or bool(cue.frames & set("okx")) and scene.code[at] in "DSPRN"
    return found or "c" in cue.frames and _is_clause(scene, at, limit)


def content_before(scene: Scene, verb: int, subject: Tokens | None) -> list[Tokens]:
    """`The vote was close, Ruiz said.`, `The vote, said Ruiz, was close.`: the pieces around a parenthetical attribution."""
    code = scene.code
    floor, _ = scene.limits(verb)
    limit = _limit(scene, verb)
    start = group_start(scene.document, verb, floor)
    inverted = start > floor and code[start - 1] == "," and (subject is None or subject[0] > verb)
    if inverted:
        behind = subject_after(scene.document, verb, limit)
        if behind is None:
            return []
        comma, end = start - 1, behind[1]
    elif subject and subject[0] > floor and code[subject[0] - 1] == "," and subject[1] <= verb:
        comma, end = subject[0] - 1, verb + 1
    else:
        return []
    cue = scene.cue(verb)
    if cue and end == verb + 1:
        end = _past_addressee(scene, end, limit, cue)[0]
    end = _past_adverbials(scene, end, limit)
    first = _clause_first(scene, floor, comma)
    pieces = [(first, comma)] if comma > first else []
    if end + 1 < limit and code[end] in ",-" and (code[end + 1] != "G" or not _has_verb(code, first, comma)):
        pieces.append((end + 1, clause_end(scene, verb, end + 1, limit)))
    if not any(_has_verb(code, *piece) for piece in pieces):
        return []
    return pieces


def _clause_first(scene: Scene, floor: int, comma: int) -> int:
    """The first token of the clause before a parenthetical attribution; what an opaque stretch closes stays out."""
    first = floor
    for stretch in reversed(scene.stretches):
        if stretch.opaque and stretch.last <= comma and stretch.last > floor:
            first = stretch.last
            break
    semicolon = scene.code.rfind(";", first, comma)
    first = semicolon + 1 if semicolon >= 0 else first
    while first < comma and scene.code[first] in "C,.":
        first += 1
    return first


def _has_verb(code: str, first: int, last: int) -> bool:
    return any(letter in _FINITE for letter in code[first:last])
