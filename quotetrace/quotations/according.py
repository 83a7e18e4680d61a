"""`According to the police, ...`, `..., according to a report.`: a source without a verb."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from quotetrace.grammar.asides import FINITE
from quotetrace.grammar.phrases import past_copy, phrase_at, reach_right
from quotetrace.grammar.subjects import Tokens, has_verb
from quotetrace.grammar.who import people
from quotetrace.layers import Kind, Reported
from quotetrace.quotations.endings import clause_end
from quotetrace.quotations.reports import has_marks
from quotetrace.quotations.scene import Scene, Stretch

_WHERE = frozenset(("of", "from"))  # , of the Institute of the Sea,
_WORDS = ("words", "opinion", "view")
_VERBS = frozenset("VZM;:")
_PARTICIPLES = ("EI", "EP", "EA")
_LONGEST_PARTICIPLE = 12  # tokens of "published on Friday", comma included
_SURE = 0.85
_REPORTED = ("reported", "stated", "noted", "indicated", "explained", "revealed", "announced", "said", "told")
_PHRASES: dict[str, list[tuple[str, ...]]] = {
    "according": [("according", "to")],
    "in": [("in", "the", noun, "of") for noun in ("words", "opinion", "view", "estimation")],
    "as": [("as", "per"), *(("as", word, "by") for word in _REPORTED)],
}


def read_according(scene: Scene) -> Iterator[Reported]:
    """What is so "according to" somebody, with its source.

    Of two in one sentence, each has what the other does not have: `..., according to Ruiz, and ..., according to Chan.`
    """
    places = [(at, length) for at, length in _places(scene.document.low) if _opens(scene, at, length)]
    taken = 0  # up to this token the words belong to the one before
    for (at, length), (following, _) in pairwise([*places, (len(scene.code), 0)]):
        found = _read(scene, at, at + length, taken, following)
        if found is not None:
            yield found[0]
            taken = found[1]


def _places(low: list[str]) -> list[tuple[int, int]]:
    """Where such words stand, and how many they are."""
    found = []
    for opening, phrases in _PHRASES.items():
        seconds = {phrase[1] for phrase in phrases}
        at = -1
        for _ in range(low.count(opening)):
            at = low.index(opening, at + 1)
            if low[at + 1 : at + 2] and low[at + 1] in seconds:
                found += [(at, len(phrase)) for phrase in phrases if tuple(low[at : at + len(phrase)]) == phrase]
    return sorted(found)


def _opens(scene: Scene, at: int, length: int) -> bool:
    if scene.code[at] == "q" or at + length >= len(scene.code):
        return False
    return scene.is_read(scene.document.block_of(at))


def _read(scene: Scene, at: int, source: int, taken: int, following: int) -> tuple[Reported, int] | None:
    """What stands around the words from ``at`` to ``source``, after ``taken`` and before ``following``; its end."""
    first, last = _limits(scene, at)
    first = max(first, min(taken, at))
    shared = following < last
    last = min(last, following)
    while last > at and scene.code[last - 1] in (",C" if shared else ".~"):
        last -= 1
    semicolon = scene.code.find(";", at, last)
    last = semicolon if semicolon >= 0 else last
    relative = at - 1 > first and scene.code[at - 1] == "W"  # "..., which according to Ruiz is normal"
    quoted = _quoted_before(scene, at)
    before = (at - 1, at) if relative else quoted or _before(scene, first, at)
    told = not relative and scene.word(source - 2) not in _WORDS and has_verb(scene.code, *before)
    fronted = before[1] - before[0] <= 1
    end = _source_end(scene, source, last, told=told, fronted=fronted, relative=relative)
    behind = (last, last) if told and not _adds(scene.code, end, last) else _behind(scene, end, last)
    marked = scene.opens.get(behind[0])
    if marked is None and _is_whole(scene, before):
        behind = (last, last)
    if marked and scene.word(source - 2) in _WORDS:  # `voted to, in the words of Ruiz, “try”`
        before, behind = (at, at), (marked.first, marked.last)
    closed = _marked_before(scene, before, at) if scene.word(source - 2) in _WORDS else None
    if closed is not None:  # `the deal – “a joke”, in the words of Ruiz – was signed`
        before, behind = closed, (end, end)
    pieces = [piece for piece in (before, behind) if relative or piece[1] - piece[0] > 1]
    pieces = [piece for piece in pieces if piece != behind or not _only_describes(scene, *behind)]
    if len(pieces) == 2:
        if shared:
            pieces.pop()
        else:
            first, stop = pieces[1][0], clause_end(scene, at, pieces[1][0], last)
            pieces[1:] = [(first, stop)] if first < min(stop, len(scene.code)) else []
    if not pieces or end <= source:
        return None
    reported = Reported(
        kind=kind_of(scene, pieces),
        content=tuple(scene.characters(*piece) for piece in pieces),
        rule="indirect.according-to",
        cue=scene.characters(at, source),
        source=scene.characters(source, _named_end(scene, source, end, last, fronted)),
        confidence=_SURE,
    )
    return reported, max(end, pieces[-1][1])


def _limits(scene: Scene, at: int) -> Tokens:
    """How far anything reaches: within the sentence, the marks and the brackets that token ``at`` stands in."""
    first, last = scene.limits(at)
    inside = _around(scene, at)
    if inside is not None:  # `said that “he fired, according to the police”`
        first, last = max(first, inside.first + 1), min(last, inside.last - 1)
    bracket = scene.bracket(at)
    if bracket is not None:  # "(the number is closer to 15, according to Ruiz)"
        closing = scene.code.find(")", at, last)
        first, last = bracket + 1, closing if closing > 0 else last
    return first, last


def _around(scene: Scene, at: int) -> Stretch | None:
    """The stretch in marks that the words stand in, where it is no quotation of its own."""
    before = bisect_right(scene.firsts, at) - 1
    found = scene.stretches[before] if before >= 0 else None
    return found if found is not None and not found.opaque and found.first < at < found.last else None


def _quoted_before(scene: Scene, at: int) -> Tokens | None:
    """`“... in May. They left,” | according to Ruiz`: a quotation of several sentences that ends right before."""
    end = at - (scene.code[at - 1] in ",-")
    if scene.code[end - 1 : end] != "Q" or scene.code[end - 2 : end - 1] != "q":
        return None
    last = scene.between(scene.code.rfind("Q", 0, end - 1), end)
    stretch = next((each for each in last if each.opaque and each.last == end), None)
    return (stretch.first, stretch.last) if stretch and stretch.first < scene.limits(at)[0] < stretch.last else None


def _is_whole(scene: Scene, piece: Tokens) -> bool:
    """`“It is bad,” | according to Ruiz, while Birk called it “a start”`: a quotation, and none of what follows."""
    opened = scene.opens.get(piece[0])
    return opened is not None and opened.opaque and opened.last == piece[1]


def _only_describes(scene: Scene, first: int, last: int) -> bool:
    """`According to Ruiz, | writing for the Courier:`: nothing is said yet."""
    return (
        scene.code[first : first + 1] in ("G", "E")
        and not has_verb(scene.code, first, last)
        and "Q" not in scene.code[first:last]
    )


def _marked_before(scene: Scene, before: Tokens, at: int) -> Tokens | None:
    """The stretch in marks right before the comma that the attribution stands behind, where more stands before it."""
    stretches = scene.between(*before)
    last = stretches[-1] if stretches else None
    if last is None or last.last != before[1] or last.first <= before[0] or last.marked.parent is not None:
        return None
    return (last.first, last.last) if at - last.last <= 1 else None


def _source_end(scene: Scene, source: int, last: int, *, told: bool, fronted: bool, relative: bool) -> int:
    """Where the source ends: `according to | a report out Thursday from the trust`, `| the card around its neck |, is`.

    In front, what tells more of it is its own: `According to minutes | published on Friday, two left`. ``told`` says
    that all is said before it, ``fronted`` that nothing is.
    """
    end = reach_right(scene.document, source, last, appositions=not fronted)
    if fronted and (_opens_subject(scene, end, last) or _is_subject(scene, end, last)):
        return end
    reduced = not relative and _reduced_by(scene, end, last, fronted) is not None
    if relative or (end < last and scene.code[end] in FINITE and not reduced):
        return end
    if told or not fronted:
        stops = ",;-:" if told else ",;-:QtVZM"
        end += reduced
        while end < last and scene.code[end] not in stops:
            end += 1
    if told:
        return end
    if scene.code[end : end + 2] in _PARTICIPLES or (reduced and fronted):
        comma = scene.code.find(",", end, min(last, end + _LONGEST_PARTICIPLE))
        end = comma if comma > 0 else end
    while (further := _past_aside(scene, end, last)) > end:
        end = further
    return end


def _opens_subject(scene: Scene, comma: int, last: int) -> bool:
    """`According to Ruiz, | the ferry, which was built in May, was unsafe`: a noun, more of it, and its verb."""
    code, phrase = scene.code, phrase_at(scene.document, comma + 1) if scene.code[comma : comma + 1] == "," else None
    if phrase is None or phrase[0] != comma + 1 or code[phrase[1] : phrase[1] + 2] != ",W":
        return False
    closing = code.find(",", phrase[1] + 1, last)
    return closing > 0 and code[closing + 1 : closing + 2] in ("V", "Z", "M")


def _is_subject(scene: Scene, at: int, last: int) -> bool:
    """`According to neighbours | the couple had argued`: no comma, and a subject right before its verb."""
    phrase = phrase_at(scene.document, at) if at < last and scene.code[at] in "DSR" else None
    return phrase is not None and phrase[0] == at and scene.code[phrase[1] : phrase[1] + 1] in tuple(FINITE)


def _named_end(scene: Scene, source: int, end: int, last: int, fronted: bool) -> int:
    """Where a source ends whose words end at ``end``: in front before what it does, `according to | the Courier |,
    citing two aides, the sale is off`; behind what it says with whom a report was tabled by."""
    if fronted:
        deed = scene.code.find(",G", source, end)
        return end if deed < 0 else deed
    reach = reach_right(scene.document, source, last)
    by = _reduced_by(scene, reach, last, fronted=False) if scene.code[reach : reach + 1] == "V" else None
    return min(end, reach if by is None else reach_right(scene.document, by + 1, last))


def _reduced_by(scene: Scene, end: int, last: int, fronted: bool) -> int | None:
    """The "by" of what tells more of the source: `a study | released this week by Orrin University |, ...`, `a report |
    tabled Tuesday by`; None where nothing does."""
    if end >= last or not (scene.code[end] == "E" or (scene.code[end] == "V" and scene.word(end).endswith("ed"))):
        return None
    by = end + 1
    while by < min(last, end + _LONGEST_PARTICIPLE) and scene.code[by] not in ",VZM" and scene.word(by) != "by":
        by += 1
    if by >= last or scene.word(by) != "by":
        return None
    comma = scene.code.find(",", by, min(last, end + _LONGEST_PARTICIPLE))
    whole = not fronted or (comma > 0 and phrase_at(scene.document, comma + 1) is not None)
    return by if whole else None


def _adds(code: str, end: int, last: int) -> bool:
    """`..., according to Ruiz, | because nobody wants it`: no `, | published on Monday`, `, | who left`."""
    start = end + 1
    if code[end : end + 1] not in (",", "-") or start >= last or code[start] in "CWYGEQ":
        return False
    return code[start] not in "DSJNP" or has_verb(code, start, last)


def _past_aside(scene: Scene, end: int, last: int) -> int:
    """`According to an official, who asked not to be named, the sale is off`: the relative clause is the source's.

    So is what tells of it: `According to the report, a copy of which we hold, the sale is off`.

    So is an age, a post or a place: `According to Ruiz, 44, of Oslo, an economist at the bank, the sale is off`.
    """
    if scene.code[end : end + 2] == ",G" and scene.code[end + 2 : end + 3] not in (",", "C"):
        # "According to Ruiz, | citing two aides |, the sale is off"
        comma = scene.code.find(",", end + 1, last)
        return comma if comma > 0 and has_verb(scene.code, comma, last) else end
    if scene.code[end : end + 2] == ",W" and scene.word(end + 1) in ("who", "whose", "which"):
        comma = scene.code.find(",", end + 1, last)
        return comma if comma > 0 else end
    copied = past_copy(scene.document, end, last)
    if copied > end:
        return copied
    comma = scene.code.find(",", end + 1, last)
    return comma if comma > 0 and scene.code[end] == "," and _is_aside(scene, end + 1, comma, last) else end


def _is_aside(scene: Scene, first: int, comma: int, last: int) -> bool:
    """Whether between two commas an age, a place of work or a post stands, the post behind a name."""
    code, rest = scene.code[first:comma], scene.code[comma + 1 : last]
    if code == "#" or (scene.word(first) in _WHERE and phrase_at(scene.document, first + 1) is not None):
        return any(letter in FINITE for letter in rest)
    if code and not code.strip("P") and _goes_on(rest) and _is_described(scene, first - 1):
        return True  # `the boss of Toyoda, | Mr. Akio Sato |, the firm will stay`
    named = scene.code[first - 2] in "P#Q" or scene.word(first - 3) in _WHERE
    heads = (phrase_at(scene.document, at) for at in range(first, comma))
    posts = {scene.word(phrase[1] - 1) for phrase in heads if phrase is not None}
    told = code[:1] not in tuple("DSJNA") or not _VERBS.isdisjoint(code) or posts.isdisjoint(people())
    return named and not told and _goes_on(rest)


def _is_described(scene: Scene, comma: int) -> bool:
    """Whether what stands before a comma is somebody by their work: `the boss of Toyoda`, `its director`."""
    phrase = phrase_at(scene.document, comma - 1)
    if phrase is not None and scene.word(phrase[0] - 1) in ("of", "for", "at"):
        phrase = phrase_at(scene.document, phrase[0] - 2)
    return phrase is not None and scene.code[phrase[0]] in "DS" and scene.word(phrase[1] - 1) in people()


def _goes_on(code: str) -> bool:
    """Whether a clause begins, and no list goes on: `, | two plants are at risk`, not `, | his wife and he died`."""
    verb = next((at for at, letter in enumerate(code) if letter in FINITE), None)
    return bool(verb) and not set(",C") & set(code[:verb])


def _before(scene: Scene, first: int, at: int) -> Tokens:
    """The clause before: from the sentence's beginning, or a semicolon, to the comma."""
    code = scene.code
    end = at
    while end > first and code[end - 1] in ",-":
        end -= 1
    start = max(first, code.rfind(";", first, end) + 1)
    while start < end and code[start] in "C,":
        start += 1
    return start, end


def _behind(scene: Scene, end: int, last: int) -> Tokens:
    while end < last and scene.code[end] in ",-:":
        end += 1
    return end, last


def kind_of(scene: Scene, pieces: list[Tokens]) -> Kind:
    """The kind of what is so according to somebody, by the marks in it."""
    if not any(has_marks(scene, *piece) for piece in pieces):
        return "indirect"
    opened = scene.opens.get(pieces[0][0])
    return "direct" if len(pieces) == 1 and opened and opened.opaque and opened.last == pieces[0][1] else "mixed"
