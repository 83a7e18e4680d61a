"""Whose occasion a transcript is of: the company of a call, the station of a programme, the committee of a hearing."""

import re
from collections.abc import Iterator

from quotetrace.patterns import late
from quotetrace.speakers.spelling.forms import Name
from quotetrace.speakers.text.phrases import phrase_before
from quotetrace.speakers.text.reading import Reading

_FOR_WHOM = frozenset({"for", "with", "of", "by", "honoring", "honouring"})
_EVENTS = frozenset(
    "rally fundraiser event dinner lunch luncheon breakfast reception party meeting interview speech debate gala"
    " ceremony service funeral vigil protest talk lecture concert conference forum rallies fundraisers events".split()
)
_TOP = 12  # blocks above the first turn that are looked at, the last ones
_OPENING = 4  # turns in which somebody is welcomed
_LONGEST = 200  # characters of a line that tells an occasion
_WORD = r"[A-ZÀ-Ý0-9][\w&.’'-]*"
_NAME = rf"{_WORD}(?:,? (?:(?:and|&|of|the|for|de|du|des) )*{_WORD}){{0,6}}(?: (?:plc|[a-z]\.[a-z]\.))?"
_TERM = (
    r"(?:Q[1-4]|[HF]Y?[12]?\d{0,4}|(?:19|20)\d\d|first|second|third|fourth|fiscal|full|half|interim|annual|quarterly"
    r"|year[- ]end|preliminary)(?![a-z])[- ]?"
)
_CALL = r"(?:earnings|results|trading update|conference|investor|analyst) (?:conference )?(?:call|webcast|briefing)"
_ANY_CALL = r"(?:conference |investor |analyst )?(?:call|webcast|briefing)"  # once a quarter or a year is told
_OF_CALL = re.compile(rf"\b{_CALL}\b", re.IGNORECASE)
# What a title holds beside the name of the company.
_BESIDE = late(
    rf"^(?:(?:edited|full|complete)? ?transcript(?: of)?:? |{_TERM} ?(?:quarter|year)?\s*)+"
    rf"|\(.*|(?:’s|'s|’|')?\s*(?:[-–—:|].*)$"
    rf"|(?:’s|'s|’|')?,?\s+(?:{_TERM}|earnings|results|reports|trading|conference|investor|analyst)\b.*",
    re.IGNORECASE,
)
# What a line of the occasion alone leaves over.
_OCCASION = frozenset("earnings results call conference webcast briefing transcript update participants".split())
_WELCOME = late(
    rf"\b[Ww]elcome (?:you |everyone |everybody )?(?:all )?to (?:the |today’s |today's )?({_NAME}?)(?:’s|'s|’|')? "
    rf"(?:(?i:{_TERM})(?:[\w-]+ ){{0,4}}?(?:\d{{4}} )?(?i:{_CALL}|{_ANY_CALL})|(?:\d{{4}} )?(?i:{_CALL}))"
)
_ABOUT = frozenset({"about"})
_HEADED_ABOUT = late(rf"About ({_NAME})")
_AIR = r"(?:[Rr]adio|RADIO|T\.?V|[Tt]elevision|TELEVISION|[Bb]roadcasting|BROADCASTING|News|NEWS|FM|Network|NETWORK)"
_ON_AIR = rf"((?:{_WORD} )*{_AIR}(?: {_WORD}){{0,3}}|[A-Z]{{3,5}}(?: News)?)"
_AIR_NAME = rf"(?:{_WORD} ){{1,3}}{_AIR}|{_AIR} {_WORD}"
_CHANNEL = rf"Channel {_WORD}"
_AIRED = late(rf"\b(?:[Hh]eard|[Aa]ired|[Bb]roadcast|[Ff]irst aired|[Ss]een) (?:on|by) {_ON_AIR}(?![\w-])")
_SIGNED = late(
    rf"\b(?:[Ff]rom|[Ff]or|[Aa]t) {_ON_AIR}(?: in {_NAME})?, (?:I’m|I'm|I am|this is) "
    rf"|\b(?:[Tt]his is|on) {_ON_AIR}\. I(?:’m|'m| am) "
)
_GREETED = late(
    rf"\b(?:[Ww]elcome (?:back )?to|[Yy]ou(?:’re|'re| are) (?:watching|listening to)|[Tt]his is) "
    rf"(?:(?:{_NAME} )?(?:here )?on ({_CHANNEL}|{_AIR_NAME})|({_CHANNEL}|{_AIR_NAME}))(?![\w-])"
)
_HEADED = late(rf"(?:THE |The )?((?:{_WORD} )+{_AIR}|{_AIR} {_WORD})$")
_SITS = r"(?:committee|subcommittee|commission|inquiry|tribunal|council|panel)"
_SITTING = late(
    rf"(?:The )?((?:[\w’'&-]+,? ){{1,8}}{_SITS}|(?:[\w’'&-]+ ){{0,4}}{_SITS} (?:on|for|of inquiry into) [\w ,’'&-]+)$",
    re.IGNORECASE,
)
_TOLD = late(
    rf"\b(?:told|tells|tell|before|to|by) the ((?:[\w’'-]+ ){{1,4}}{_SITS}(?: (?:on|into) [\w’'-]+)?)(?![\w’'-])"
)
_SMALL = re.compile(r"(?<= )(?:Of|And|The|For|On|In|Into|To|At|By|A)(?= )")


def company_of_call(reading: Reading) -> str | None:
    """ "Orrin Foods (ORF) Q2 2025 Earnings Call Transcript", "welcome to the Orrin Foods results call".

    A line of the occasion alone, "Q2 2025 Earnings Call", stands below the company’s.
    """
    above = ""
    for line in _top(reading):
        if _OF_CALL.search(line) and line[:1].isupper():
            for told in (line, above):
                name = _BESIDE.sub("", _BESIDE.sub("", told).strip()).strip(" ,")
                if name and re.fullmatch(_NAME, name) and _OCCASION.isdisjoint(name.lower().split()):
                    return name
        above = line
    found = (match for line in _opening(reading) if (match := _WELCOME.search(line)))
    return next((match[1].rstrip("’'") for match in found), None)


def issuer_of_release(reading: Reading) -> str | None:
    """ "About Orrin Foods" on a line of its own below a press release: the firm that speaks in it, named above too."""
    if not reading.has(_ABOUT):
        return None
    for at in reading.where(_ABOUT):
        if at != reading.sentence(at)[0] or at + 1 in reading.names:
            continue
        block = reading.document.block_at(at)
        found = _HEADED_ABOUT.fullmatch(reading.document.text[block.start : block.end].partition("\n")[0].strip())
        above = reading.document.text.count(found[1], 0, block.start) if found else 0
        if found and above > 1:
            return found[1]
    return None


def station(reading: Reading) -> str | None:
    """ "Heard on Altona Public Radio", "For Altona Public Radio, I’m Ana Ruiz", "ALTONA PUBLIC RADIO" above all.

    So too what the first turns bid welcome to: "Welcome to Morning Call on Channel Nine".
    """
    lines = list(_top(reading))
    turns = ((_SIGNED, _turns(reading)), (_GREETED, _opening(reading)))
    for pattern, told in ((_AIRED, lines), *turns, (_HEADED, lines)):
        for line in told:
            found = pattern.fullmatch(line) if pattern is _HEADED else pattern.search(line)
            if found:
                return cased(next(filter(None, found.groups())).rstrip("."))
    return None


def committee(reading: Reading) -> str | None:
    """ "WATER SERVICES COMMITTEE", "Select Committee on Land Reform" on a line of its own above a hearing.

    Else what those above a hearing told: "Ana Ruiz has told the ports committee that the crane failed".
    """
    found = (match for line in _top(reading) if (match := _SITTING.fullmatch(line)) and line[:1].isupper())
    named = next((cased(match[1]) for match in found), None)
    told = (match for _, line in _blocks(reading) if (match := _TOLD.search(line))) if named is None else ()
    return next((match[1] for match in told), named)


def cased(name: str) -> str:
    """A shouted name as it is written elsewhere; one word is left as it is: "NPR"."""
    if not (name.isupper() and " " in name):
        return name
    return _SMALL.sub(lambda small: small[0].lower(), name.title().replace("’S", "’s").replace("'S", "'s"))


def _blocks(reading: Reading) -> Iterator[tuple[str, str]]:
    document = reading.document
    for block in document.blocks:
        yield block.kind, document.text[block.words if block.kind == "turn" else block.start : block.end]


def _top(reading: Reading) -> Iterator[str]:
    """The short lines above the first turn."""
    lines: list[str] = []
    for kind, text in _blocks(reading):
        if kind == "turn":
            yield from (line for line in lines[:_TOP] if len(line) < _LONGEST)
            return
        lines += [line.strip() for line in text.split("\n")]


def _turns(reading: Reading) -> Iterator[str]:
    return (text for kind, text in _blocks(reading) if kind == "turn")


def _opening(reading: Reading) -> Iterator[str]:
    for number, text in enumerate(_turns(reading)):
        if number >= _OPENING:
            return
        yield text


def hosted(reading: Reading, name: Name) -> bool:
    """ "a rally for | Ann Lee | at the fairgrounds", "an interview with | Ann Lee | at the White House"."""
    at, begin = phrase_before(reading, name.first) - 1, reading.sentence(name.core)[0]
    return at > begin and reading.low[at] in _FOR_WHOM and reading.low[at - 1] in _EVENTS
