"""Talk that dashes open instead of quotation marks: `— Why now? asked Ruiz.`, paragraph behind paragraph."""

import re
from collections.abc import Sequence

from quotetrace.layers import Block, Marked

_DASH = re.compile(r"[—–―]\s?(?=\S)")
_STOPS = (".", "?", "!", "…")
_SAID = (
    r"(?:said|says|asked|asks|answered|answers|replied|replies|added|adds|told|tells|cried|cries|shouted|whispered"
    r"|muttered|insisted|insists|explained|explains|wondered|repeated|repeats|continued|continues|recalled|recalls"
    r"|assured|assures|admitted|admits|claimed|claims|noted|notes|stressed|stresses|commented|comments)"
)
_ASIDE = rf"(?:{_SAID}\b|(?:he|she|they|I|we|(?:[A-Z][\w.’'-]{{0,30}}\s){{1,4}}?)\s?{_SAID}\b)"
# the teller between dashes: "— We were late, — recalls Ana Ruiz. — It rained."
_DASHED = re.compile(rf"[,?!….]?\s[—–―]\s(?={_ASIDE})")
_RESUMED = re.compile(r"[.,]\s[—–―]\s(?=\S)")
# where the talk ends and the teller goes on: ", he said", "? asked Ms Vance"
_TOLD = re.compile(rf"[,?!…](?=\s{_ASIDE})")


def find_dashed(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The stretches of talk in runs of at least two paragraphs that open with a dash, if one of them says who talks.

    A list opens its items with dashes too, and nobody says them. Where dashes part the teller from the talk, one
    paragraph is enough.
    """
    found: list[Marked] = []
    run: list[Marked] = []
    told = sure = False
    for block in blocks:
        opening = _DASH.match(text, block.words, block.end) if block.kind == "body" else None
        if opening and text[block.start : block.end].endswith(_STOPS):
            stretches = _parted(text, block, opening.end())
            end = None if stretches else _TOLD.search(text, opening.end(), block.end)
            stop = end.end() if end else block.end
            told, sure = told or end is not None or bool(stretches), sure or bool(stretches)
            run += stretches or [_stretch(text, block.words, opening.end(), stop)]
            continue
        found += run if told and (sure or len(run) > 1) else ()
        run, told, sure = [], False, False
    return found + (run if told and (sure or len(run) > 1) else [])


def _parted(text: str, block: Block, start: int) -> list[Marked]:
    """The pieces of talk in a paragraph whose teller stands between dashes; none where no such teller is found."""
    pieces, first = [], block.words
    while (end := _DASHED.search(text, start, block.end)) is not None:
        stop = end.start() + (not text[end.start()].isspace())
        pieces.append(_stretch(text, first, start, stop))
        again = _RESUMED.search(text, end.end(), block.end)
        if again is None:
            return pieces
        first, start = again.start() + 2, again.end()
    return [*pieces, _stretch(text, first, start, block.end)] if pieces else []


def _stretch(text: str, first: int, start: int, stop: int) -> Marked:
    return Marked(first, stop, start, stop, text[first], closed=False)
