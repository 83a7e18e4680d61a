"""Why somebody is the speaker, in words: what the report itself holds of a source and of whom it means."""

from bisect import bisect_left
from collections.abc import Iterable

from quotetrace.models import Mention, Quotation, Speaker

_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "they": "they", "their": "they"}
_PRONOUNS |= {"i": "I", "we": "we", "my": "I", "our": "we", "who": "who", "it": "it", "its": "it", "both": "both"}
_WORDS_APART = " \t\n,.;:“”‘’\"'()"
_SMALL = frozenset({"the", "a", "an", "of", "and"})
_FEW = 3  # of those who are named nearer, as many are told


def why_speaker(quotation: Quotation, speakers: Iterable[Speaker]) -> list[str]:
    """A sentence for each speaker of a quotation: how its source, or what it follows, leads to whom.

    ``speakers`` are all of the report; of those who are not among them nothing is told.
    """
    everybody = [*speakers]
    spoken = [one for one in everybody if one.id in quotation.speakers]
    return [_why(quotation, one, everybody) for one in spoken]


def _why(quotation: Quotation, speaker: Speaker, everybody: list[Speaker]) -> str:
    if quotation.source is None:
        goes_on = quotation.status == "inherited"
        how = "who speaks in what stands before it, and goes on" if goes_on else _last_named(quotation, speaker)
        return f"Speaker: {speaker.name}, {how}."
    source = quotation.source
    named = [each for each in _mentions(quotation, speaker) if source.start <= each.span.start < source.end]
    first = source.text.split()[0].strip(_WORDS_APART).lower() if source.text.split() else ""
    if named and speaker.name in source.text:
        return f"Speaker: {speaker.name}, named in the source."
    if named and speaker.kind == "person" and (fuller := _fuller(quotation, speaker, named[0])) is not None:
        return f"Speaker: {speaker.name}; “{named[0].span.text}” in the source is told in full as {_at(fuller)}."
    if named:
        return f"Speaker: {speaker.name}, told by “{named[0].span.text}” in the source."
    if first in _PRONOUNS:
        return f"Speaker: {speaker.name}. {_of_pronoun(quotation, speaker, everybody, first)}"
    return f"Speaker: {speaker.name}. {_of_description(quotation, speaker)}"


def _of_pronoun(quotation: Quotation, speaker: Speaker, everybody: list[Speaker], word: str) -> str:
    """What speaks for it that a pronoun means somebody: who was named last, whom it cannot mean."""
    assert quotation.source is not None
    told = [f"“{quotation.source.text.split()[0]}” is taken for {speaker.name}, {_last_named(quotation, speaker)}"]
    before = [each for each in _references(quotation, speaker) if each.span.start < quotation.source.start]
    same = [each for each in before if _PRONOUNS.get(each.span.text.lower()) == _PRONOUNS[word]]
    if same:
        told.append(f"“{same[-1].span.text}” stood for the same person before ({_place(same[-1])})")
    wanted = _PRONOUNS[word] if _PRONOUNS[word] in ("he", "she") else None
    if wanted and speaker.pronouns == wanted:
        told.append(f"the text has “{wanted}” for {speaker.name}")
    elif wanted and speaker.pronouns is None:
        told.append(f"nothing in the text tells whether {speaker.name} is “he” or “she”")
    nearer = [one for one in _named_since(quotation, speaker, everybody) if one.kind == "person"][:_FEW]
    barred = [one.name for one in nearer if wanted and one.pronouns not in (None, wanted)]
    open_ = [one.name for one in nearer if one.name not in barred]
    if barred:
        told.append(f"{' and '.join(barred)}, named since, cannot be “{wanted}”")
    if open_:
        told.append(f"{' and '.join(open_)}, named since, {'is' if len(open_) == 1 else 'are'} less likely here")
    return "; ".join(told) + "."


def _of_description(quotation: Quotation, speaker: Speaker) -> str:
    """What speaks for it that a description means somebody: a role told with one of its words, or who was met."""
    assert quotation.source is not None
    text = quotation.source.text
    words = {word.strip(_WORDS_APART).lower() for word in text.replace("-", " ").split()} - _SMALL
    for fact in speaker.affiliations:
        role = fact.role or ""
        if words & {word.lower() for word in role.replace("-", " ").split()}:
            where = f" ({fact.span.start}: “{fact.span.text}”)" if fact.span else ""
            return f"“{text}” is taken for {speaker.name}, whose role the text gives as “{role}”{where}."
    return f"“{text}” is taken for {speaker.name}, {_last_named(quotation, speaker)}."


def _last_named(quotation: Quotation, speaker: Speaker) -> str:
    """Who somebody is by the last naming before a quotation: "named last before as “Ruiz” (at character 14)"."""
    spot = quotation.source.start if quotation.source is not None else quotation.content[0].start
    before = [each for each in _mentions(quotation, speaker) if each.span.start < spot]
    if before:
        return f"named last before as {_at(before[-1])}"
    behind = _mentions(quotation, speaker)
    return f"named further on as {_at(behind[0])}" if behind else "whom the text names nowhere"


def _fuller(quotation: Quotation, speaker: Speaker, named: Mention) -> Mention | None:
    """The first longer naming of somebody of whom a source has a short one."""
    longer = (each for each in _mentions(quotation, speaker) if len(each.span.text) > len(named.span.text))
    return next(longer, None)


def _named_since(quotation: Quotation, speaker: Speaker, everybody: list[Speaker]) -> list[Speaker]:
    """Who is named between the last naming of somebody and a source, the nearest first."""
    assert quotation.source is not None
    end = quotation.source.start
    own = [each.span.start for each in _mentions(quotation, speaker) + _references(quotation, speaker)]
    begin = max((start for start in own if start < end), default=0)
    found: list[tuple[int, Speaker]] = []
    for other in everybody:
        starts = sorted(each.span.start for each in _mentions(quotation, other))
        at = bisect_left(starts, end) - 1
        if other.id != speaker.id and at >= 0 and starts[at] > begin:
            found.append((starts[at], other))
    return [other for _, other in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _mentions(quotation: Quotation, speaker: Speaker) -> list[Mention]:
    return [each for each in speaker.mentions if each.article == quotation.article]


def _references(quotation: Quotation, speaker: Speaker) -> list[Mention]:
    return [each for each in speaker.references if each.article == quotation.article]


def _at(mention: Mention) -> str:
    return f"“{mention.span.text}” ({_place(mention)})"


def _place(mention: Mention) -> str:
    return f"at character {mention.span.start}"
