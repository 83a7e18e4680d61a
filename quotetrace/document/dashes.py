"""Talk that dashes open instead of quotation marks: `— Why now? asked Ruiz.`, paragraph behind paragraph."""

import re
from collections.abc import Sequence

from attrs import define, field

from quotetrace.layers import Block, Marked
from quotetrace.patterns import late

_DASH = re.compile(r"(?:[—–―]\s?|--?\s)(?=[^\sa-z—–―-])")
_STOPS = (".", "?", "!", "…")
_SAID = (
    r"(?:said|says|asked|asks|answered|answers|replied|replies|added|adds|cried|cries|shouted|shouts"
    r"|whispered|whispers|muttered|mutters|insisted|insists|explained|explains|wondered|wonders|repeated|repeats"
    r"|continued|continues|recalled|recalls|assured|assures|admitted|admits|claimed|claims|noted|notes|stressed"
    r"|stresses|commented|comments|warned|warns|argued|argues|believes|thinks|concluded|concludes|confirmed|confirms"
    r"|stated|states|wrote|writes|exclaimed|exclaims)"
)
_NAMED = r"(?:[A-Z][\w.’'-]{0,30}\s){1,4}?"
_DESCRIBED = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w’'-]{1,30}\s){1,4}?"
# "The board, the mayor said, did nothing", "In May, Ruiz said that": there the teller tells it all.
_GOES_ON = r",\s[a-z]|\s(?:that|how|whether|why|if|what|it|there|he|she|they|we|I|the|a|an|his|her|their)\b"
_WHO = rf"(?:he\s|she\s|they\s|I\s|we\s|{_NAMED}|{_DESCRIBED})"
_ASIDE = rf"(?:(?:tells|told|{_SAID})\b|{_WHO}(?:(?:tells|told)\b(?!,\s[a-z])|{_SAID}\b(?!{_GOES_ON})))"
# the teller between dashes: "— We were late, — recalls Ana Ruiz. — It rained.", "—It rained —said Ana Ruiz—. We left."
_DASHED = late(rf"[,?!….]?\s[—–―]\s?(?={_ASIDE})")
_RESUMED = re.compile(r"[.,!?]\s[—–―]\s?(?=\S)|[—–―][.,;]?\s(?=\S)")
# where the talk ends and the teller goes on: ", he said", "? asked Ms Vance"
_TOLD = late(rf"[,?!…](?=\s{_ASIDE})")
# the talk goes on behind its teller: ", she says. – Nobody should go in."
_AGAIN = re.compile(r"[.!?]\s(?:[—–―]\s?|-\s)(?=\S)")


@define
class _Run:
    """Paragraphs of talk behind one another: their stretches, of how many paragraphs, and how many say who talks."""

    stretches: list[Marked] = field(factory=list)
    paragraphs: int = 0
    told: int = 0
    sure: bool = False
    hyphens: bool = False

    def is_talk(self) -> bool:
        """Whether somebody talks. A list opens its items with dashes too, and nobody says them: one paragraph is enough
        where dashes part the teller from the talk, or where all say who talks; of hyphens all must."""
        if self.sure or (self.told and self.told == self.paragraphs):
            return True
        return self.told > 0 and self.paragraphs > 1 and not self.hyphens


def find_dashed(text: str, blocks: Sequence[Block]) -> list[Marked]:
    """The stretches of talk in paragraphs that open with a dash, where they say who talks: see :class:`_Run`."""
    found: list[Marked] = []
    run = _Run()
    for block in blocks:
        opening = _DASH.match(text, block.words, block.end) if block.kind == "body" else None
        if opening and text[block.start : block.end].endswith(_STOPS):
            _add(run, text, block, opening.end())
            continue
        if opening and text[block.words] == "-":
            run.paragraphs += 1  # an item of a list
            continue
        found += run.stretches if run.is_talk() else ()
        run = _Run()
    return found + (run.stretches if run.is_talk() else [])


def _add(run: _Run, text: str, block: Block, start: int) -> None:
    """Take a paragraph in whose talk begins at ``start``."""
    hyphen = text[block.words] == "-"
    between = [] if hyphen else _parted(text, block, start)
    pieces = between or _behind(text, block, start)
    run.stretches += pieces
    run.paragraphs += 1
    run.told += bool(between) or pieces[0].end < block.end
    run.sure = run.sure or bool(between)
    run.hyphens = run.hyphens or hyphen


def _parted(text: str, block: Block, start: int) -> list[Marked]:
    """The pieces of talk in a paragraph whose teller stands between dashes; none where no such teller is found."""
    pieces, first = [], block.words
    while (end := _DASHED.search(text, start, block.end)) is not None:
        stop = end.start() + (not text[end.start()].isspace())
        pieces.append(_stretch(text, first, start, stop))
        again = _RESUMED.search(text, end.end(), block.end)
        if again is None:
            return pieces
        first, start = again.end() if again[0][0] in "—–―" else again.start() + 2, again.end()
    return [*pieces, _stretch(text, first, start, block.end)] if pieces else []


def _behind(text: str, block: Block, start: int) -> list[Marked]:
    """The pieces of talk in a paragraph whose teller stands behind a comma, or the whole paragraph."""
    pieces, first = [], block.words
    while True:
        end = _TOLD.search(text, start, block.end)
        pieces.append(_stretch(text, first, start, end.end() if end else block.end))
        again = _AGAIN.search(text, end.end(), block.end) if end else None
        if again is None:
            return pieces
        first, start = again.start() + 2, again.end()


def _stretch(text: str, first: int, start: int, stop: int) -> Marked:
    return Marked(first, stop, start, stop, text[first], closed=False)
