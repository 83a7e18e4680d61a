"""Talk that dashes open instead of quotation marks: `— Why now? asked Ruiz.`, paragraph behind paragraph."""

import re
from collections.abc import Sequence

from quotetrace.layers import Block, Marked

_DASH = re.compile(r"[—–―]\s?(?=\S)")
_STOPS = (".", "?", "!", "…")
_SAID = (
    r"(?:said|says|asked|asks|answered|answers|replied|replies|added|adds|told|tells|cried|cries|shouted|whispered"
    r"|muttered|insisted|explained|wondered|repeated|continued)"
)
# where the talk ends and the teller goes on: ", he said", "? asked Ms Vance"
_TOLD = re.compile(rf"[,?!…](?=\s(?:{_SAID}\b|(?:he|she|they|I|we|(?:[A-Z][\w.’'-]{{0,30}}\s){{1,4}}?)\s?{_SAID}\b))")


def find_dashed(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The stretches of talk in runs of at least two paragraphs that open with a dash, if one of them says who talks.

    A list opens its items with dashes too, and nobody says them.
    """
    found: list[Marked] = []
    run: list[Marked] = []
    told = False
    for block in blocks:
        opening = _DASH.match(text, block.words, block.end) if block.kind == "body" else None
        if opening and text[block.start : block.end].endswith(_STOPS):
            end = _TOLD.search(text, opening.end(), block.end)
            told = told or end is not None
            stop = end.end() if end else block.end
            run.append(Marked(block.words, stop, opening.end(), stop, opening.group()[0], closed=False))
            continue
        found += run if told and len(run) > 1 else ()
        run, told = [], False
    return found + (run if told and len(run) > 1 else [])
