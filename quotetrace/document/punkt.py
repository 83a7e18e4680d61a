"""Whether a sentence ends between a word with its stop and the next word: NLTK's Punkt with parameters that we ship.

Punkt (Kiss and Strunk 2006, "Unsupervised multilingual sentence boundary detection") meets each pair without the marks
around it (``“Mr.``, ``U.S.”``), which its own word splitter glues to words. It knows nothing but two lists of ours, so
that we decide as it does without it. The library takes longer to import than some reports to make, and is asked about
strange signs that may be initials.
"""

import re
from contextlib import suppress
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from quotetrace.lexicons import words

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# Punkt's flag for "seen in lower case inside a sentence": a capital on such a word speaks for a new sentence.
_SEEN_IN_LOWER_CASE = 1 << 5
# No abbreviation is longer; Punkt never sees a longer word.
LONGEST_WORD = 40
_LENGTH_OF_INITIAL = 2  # with its stop
# Punkt's regexes carry a clock since NLTK 3.10. No word runs it down, but a machine that sleeps meanwhile may.
_ASKED_AGAIN = 3

_STOPS = (".", "?", "!", "‽", "؟", "।")
_SHORT_OPENERS = frozenset("ai")  # "I" and "A" behind an initial are more likely initials too
_PUNCTUATION = frozenset(".?!")  # no sentence begins with one of these
_IN_WORD = r"""[^\s"“”„«»‹›(){}\[\]?!…‽؟।,;:—–.]"""
_TOKEN = re.compile(
    rf"\.{{2,}}|…|[?!‽؟।]|(?![‘’'`]){_IN_WORD}{_IN_WORD}*+(?:\.(?={_IN_WORD}){_IN_WORD}*+)*+(?:\.(?!\.))?|\."
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}\Z")
_NUMBER = re.compile(r"-?[.,]?\d[\d,.-]*\.")


@cache
def abbreviations() -> frozenset[str]:
    """Words that a full stop does not end, in lower case without it."""
    return words("abbreviations") | {"u.s"}


@lru_cache(maxsize=1 << 14)
def divided(word: str, following: str) -> bool:
    """Whether a sentence ends between a word with its stop, marks around it included, and the next one.

    >>> divided("“Mr.", "Lee"), divided("U.S.", "officials"), divided("U.S.", "He"), divided("1999.", "Lee")
    (False, False, True, True)
    """
    tokens = _tokens(f"{word} {following}")
    stops = [(token, behind) for token, behind in pairwise(tokens) if token.endswith(_STOPS)]
    if any(len(token) == _LENGTH_OF_INITIAL and _is_strange(token[0]) for token, _ in stops):
        return _divided_by_punkt(f"{word} {following}")
    return any(_ends(token, behind) for token, behind in stops)


def _is_strange(sign: str) -> bool:
    """Whether only the library tells if a sign is an initial: "Ⅳ.", "_."."""
    return sign == "_" or not (sign.isascii() or sign.isalpha() or sign.isdecimal())


def _tokens(pair: str) -> list[str]:
    capitalised = words("sentences_capitalised")
    found = [_plain(token, capitalised) for token in _TOKEN.findall(pair)]
    # Punkt wants a word behind the stop: where only marks stand there, one of them is it.
    return found if _TOKEN.search(pair.rsplit(maxsplit=1)[-1]) else [*found, "”"]


def _plain(token: str, capitalised: frozenset[str]) -> str:
    """The token as Punkt shall read it: dotted letters as one known abbreviation, "ill." as a mere end."""
    if token[-1] != ".":
        return "..." if token == "…" else token[:LONGEST_WORD]
    if len(token) > LONGEST_WORD:
        return token[-LONGEST_WORD:]
    if _DOTTED.match(token):
        return "U.S."
    return "." if token[0].islower() and token[:-1] in capitalised else token


def _ends(token: str, following: str) -> bool:
    """Punkt's decision (Kiss and Strunk 4.1 to 4.3) with nothing known but abbreviations and words that open sentences.

    An abbreviation or dots end a sentence before a word that opens one; an initial unless a name or a small letter
    follows; a number unless a small letter follows; everything else does.
    """
    first = _opening(following) if following[0].isupper() else ""
    opens = first in words("sentences_starters")
    if len(token) == _LENGTH_OF_INITIAL and token[0].isalpha():
        goes_on = following in _PUNCTUATION or following[0].islower() or following[0].isupper()
        return not _is_abbreviation(token) and (opens or not goes_on)
    if token.startswith("..") or _is_abbreviation(token):
        return opens or first in _SHORT_OPENERS
    if _NUMBER.fullmatch(token):
        return not (following in _PUNCTUATION or following[0].islower())
    return True


def _opening(word: str) -> str:
    """A word as it may open sentences: in lower case, without a stop that ends one."""
    low = word.lower()
    return low[:-1] if low.endswith(".") and len(low) > 1 and not _is_abbreviation(word) else low


def _is_abbreviation(token: str) -> bool:
    low = token[:-1].lower()
    return token[-1] == "." and (low in abbreviations() or low.rpartition("-")[2] in abbreviations())


def _divided_by_punkt(pair: str) -> bool:
    for _ in range(_ASKED_AGAIN):
        with suppress(TimeoutError):
            return bool(_punkt().text_contains_sentbreak(pair))
    return True


class _Flags(dict[str, int]):
    """Punkt's flags of words. Its own table keeps every word that it is asked for, and grows with each article."""

    def __missing__(self, word: str) -> int:
        return 0


@cache
def _punkt() -> "PunktSentenceTokenizer":
    """Punkt with our words; nltk is imported here, where it is needed, for it takes a fifth of a second."""
    from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

    class Language(PunktLanguageVars):  # type: ignore[misc]
        """Which marks end a sentence, and which words Punkt reads beside them."""

        sent_end_chars = _STOPS

        def word_tokenize(self, s: str) -> list[str]:
            return _tokens(s)

    parameters = PunktParameters()
    parameters.abbrev_types.update(abbreviations())
    starters = words("sentences_starters")
    parameters.sent_starters.update(starters, _SHORT_OPENERS)
    parameters.ortho_context = _Flags.fromkeys(starters, _SEEN_IN_LOWER_CASE)
    return PunktSentenceTokenizer(parameters, lang_vars=Language())
