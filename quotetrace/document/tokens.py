"""Tokens with exact offsets: one compiled regex, Penn Treebank conventions (do|n't, Smith|'s, U.S., 1,000)."""

import re

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
    | (?:Engr|Fr|Smt|Cllr|Barr|Alh|Msgr|Ald|Brig|Cpl|Pte|Pvt|Arch|Amb|Mme|Mlle|Bro|Sis|Pst|Bp|Abp|Cdr
       |Comdr|Adv|Dep|Mdm|Ven|Sec|Comm|Hr)\.(?=[^\S\n][A-Z])                             # titles, where a name follows
    | [A-Z]\.(?=[^\S\n]?[A-Z])                                            # an initial
    | [#@]\w+
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|p|pm|am|km|kg)?(?:-\w+)*
    | \w*(?:(?:[ÃÂ][\x80-\x9f\xa1-\xbf]\w*)+|(?:[ÃÂ][^\w\s]|â€™)\w+)             # cafÃ©, donâ€™t: decoded wrongly
    | [A-Za-z]\w+\.(?:com|org|net|gov|edu|co\.uk|io|eu|tv)\b
    | \w+(?:(?:[-‐‑]|['’](?!(?i:s|re|ve|ll|d|m|t)\b))\w+|&\w+)*
    | (?<=[^\s(\[])'(?=''(?!'))                                              # 'one,''' ends the inner quotation first
    | ``|''|\.{2,}|-{2,}
    | [^\w\s]
    )""",
    re.VERBOSE,
)


def split_tokens(text: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of ``text[start:end]``: their words, starts and ends (code points of ``text``).

    >>> split_tokens("“Don’t,” said Ms. Ruiz’s aide.", 0, 30)[0]
    ['“', 'Do', 'n’t', ',', '”', 'said', 'Ms.', 'Ruiz', '’s', 'aide', '.']
    """
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(text, start, end):
        words.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return words, starts, ends
