"""Tokens with exact offsets: one compiled regex, Penn Treebank conventions (do|n't, Smith|'s, U.S., 1,000)."""

import re
from collections.abc import Sequence
from itertools import chain

import numpy as np

_TOKEN = re.compile(
    r"""(?=\S)(?:                                                             # blanks are left at once, for speed
      [A-Za-z]++(?=[ ,])                                                    # most words: first, for speed
    | [^\w\s'’`.\#@-]                                                       # marks that nothing joins
    | (?:https?://|www\.)[^\s<>"“”]+                                      # addresses
    | (?i:ca|wo|do|does|did|is|are|was|were|could|would|should|has|have|had|must|need|might|ai|sha)(?=n['’]t\b)
    | (?i:n['’]t\b)
    | ['’](?i:s|re|ve|ll|d|m)\b
    | (?:[A-Za-z]\.){2,}                                                  # U.S., p.m.
    | (?:Mr|Mrs|Ms|Mx|Dr|Prof|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Cmdr|Maj|Adm|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|Bros
       |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|No|Supt|Insp|Det|Const|Messrs|Mt|Ft|Ave|Blvd|Pres|Atty
       |Del|Ald|Cllr|Cpl|Pfc|Pvt|Pte|Brig|Asst|Lieut|Msgr|Fr|Reps|Sens|Govs|Gens|Drs|Profs|Ofc|Amb|Engr|Sta|Sto)\.
    | (?:Engr|Eng|Fr|Smt|Cllr|Barr|Alh|Msgr|Ald|Brig|Cpl|Pte|Pvt|Arch|Amb|Mme|Mlle|Bro|Sis|Pst|Bp|Abp|Cdr
       |Comdr|Adv|Dep|Mdm|Ven|Sec|Comm|Hr)\.(?=[^\S\n][A-Z])                             # titles, where a name follows
    | [A-Z]\.(?=[^\S\n]?[A-Z])                                            # an initial
    | [DRI]-(?:(?:[A-Z]\.){2,3}|[A-Z][a-z]{1,6}\.)(?=[,)])                # a party and a state: D-Calif., R-N.Y.
    | [#@]\w+
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|p|pm|am|km|kg)?(?:-\w+)*
    | \w*(?:(?:[ÃÂ][\x80-\x9f\xa1-\xbf]\w*)+|(?:[ÃÂ][^\w\s]|â€™)\w+)             # cafÃ©, donâ€™t: decoded wrongly
    | [A-Za-z]\w+\.(?:com|org|net|gov|edu|co\.uk|io|eu|tv)\b
    | (?:Achieng|Anyang|Kajwang|Ojwang|Adhiang|Ogeng)['’](?=[^\S\n][A-Z])  # Luo names: Achieng' Ouma, Anyang' Otieno
    | \w+(?:(?:[-‐‑]|(?<=ng)['’]-(?=[A-Z])|['’](?!(?i:s|re|ve|ll|d|m|t)\b))\w+|&\w+)*
    | (?<=[^\s(\[])'(?=''(?!'))                                              # 'one,''' ends the inner quotation first
    | ``|''|\.{2,}|-{2,}
    | [^\w\s]
    )""",
    re.VERBOSE,
)


_SPACES = np.array([*map(str.isspace, map(chr, range(0x3002)))])  # the last one stands for all characters behind it


def split_tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of ``text[start:end]``: their words, starts and ends (code points of ``text``).

    >>> split_tokens("“Don’t,” said Ms. Ruiz’s aide.", 0, 30)[0]
    ['“', 'Do', 'n’t', ',', '”', 'said', 'Ms.', 'Ruiz', '’s', 'aide', '.']
    """
    return split_all(text, [(start, end)])[:3]


def split_all(text: str, spans: Sequence[tuple[int, int]]) -> tuple[list[str], list[int], list[int], list[int]]:
    """The tokens of several stretches of a text, in order, as :func:`split_tokens` gives them, and how many each has.

    Nothing but space stands between tokens, so that where they stand follows from their lengths: asked of all at once,
    that takes less time than asking every match.
    """
    found = [_TOKEN.findall(text, start, end) for start, end in spans]
    words, sizes = [*chain.from_iterable(found)], [*map(len, found)]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    signs = np.flatnonzero(~_SPACES.take(codes, mode="clip"))  # where a sign stands that is no space
    counted = np.zeros(len(words) + 1, np.intp)  # such signs, from the first token on
    np.cumsum(np.fromiter(map(len, words), np.intp, len(words)), out=counted[1:])
    before = np.cumsum([0, *sizes])[:-1]  # tokens before each stretch
    begins = signs.searchsorted(np.array([start for start, _ in spans], np.intp))
    ahead = np.repeat(begins - counted[before], np.array(sizes, np.intp))
    return words, signs[counted[:-1] + ahead].tolist(), (signs[counted[1:] + ahead - 1] + 1).tolist(), sizes
