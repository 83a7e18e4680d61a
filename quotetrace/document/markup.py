"""HTML left in a text: its tags and entities read away, and for every character the place that it had before."""

import re
from array import array
from collections.abc import Iterable, Iterator
from html import unescape

from quotetrace.layers import Origin

_BLOCK = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr html iframe img li link main meta nav ol p pre section table tbody td tfoot th "
    "thead title tr ul video".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small span strike strong sub "
    "sup time tt u var wbr".split()
)
_UNSEEN = frozenset(("script", "style", "template"))  # what no reader of the page sees
_TAG = r"</?([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])[^<>]{0,2000}>"
# "&amp;ldquo;" was escaped twice
_ENTITY = r"&(?:amp;)?(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_TAGS = re.compile(_TAG)
_MARKS = re.compile(
    r"&(?:amp;)?(?:[lr][ds]quo|quot|apos|nbsp|[mn]dash|hellip|\#(?:34|39|160|82(?:1[12679]|2[0167]|30)));"
)
_PARTS = re.compile(rf"(?P<comment><!--)|<![A-Za-z][^<>]{{0,300}}>|{_TAG}|(?P<entity>{_ENTITY})")
_LINE_BREAKS = str.maketrans("\r\n", "  ")  # of one length, so that places stay
_INVISIBLE = "\u00ad\u200b\u2060"  # soft hyphens and the like, inside of words
_SEEN = str.maketrans("", "", _INVISIBLE)
_UNSEEN_IN_WORD = re.compile(rf"(?<=[^\W\d_])[{_INVISIBLE}]+(?=[^\W\d_])")
_FEWEST = 2  # tags or entities: one alone may be what the article writes about

Cut = tuple[int, int]
Replaced = tuple[int, int, str]  # where it starts and ends, and what is read in its place
Piece = tuple[int, int, str | None]  # where it starts and ends, and what is read in its place: None where as it is


def read_markup(text: str) -> Origin | None:
    """What the reader of a page sees of its HTML; None for a text without any.

    A text counts as HTML by two tags, one of which closes or both of which lay out the page, or by two entities of
    marks that news is set with.
    """
    tagged, laid_out = _is_tagged(text) if "<" in text else (False, False)
    if not tagged and not ("&" in text and sum(1 for _ in _MARKS.finditer(text)) >= _FEWEST):
        return None
    return origin(text, _pieces(text, tagged=tagged), laid_out=laid_out)


def read_visible(text: str) -> Origin | None:
    """The text without soft hyphens and the like inside of words, which nobody sees; None where there are none."""
    if not any(sign in text for sign in _INVISIBLE):
        return None
    cuts = [found.span() for found in _UNSEEN_IN_WORD.finditer(text)]
    return without(text, cuts) if cuts else None


def without(text: str, cuts: Iterable[Cut]) -> Origin:
    """The text without some stretches, in order; of those that overlap the first counts."""
    return with_others(text, ((start, end, "") for start, end in cuts))


def with_others(text: str, replaced: Iterable[Replaced]) -> Origin:
    """The text with other words for some stretches, in order; of those that overlap the first counts."""
    return origin(text, _between(text, replaced))


def _between(text: str, replaced: Iterable[Replaced]) -> Iterator[Piece]:
    at = 0
    for start, end, words in replaced:
        if start >= at:
            yield at, start, None
            yield start, end, words
            at = end
    yield at, len(text), None


def origin(text: str, pieces: Iterable[Piece], *, laid_out: bool = False) -> Origin:
    """The text that pieces make, each as it is or with other words in its place, and where all of it stood.

    ``laid_out`` says that the text's own line breaks mean nothing.
    """
    plain: list[str] = []
    starts, ends = array("q"), array("q")
    for start, end, words in pieces:
        if words is None:
            piece = text[start:end]
            plain.append(piece.translate(_LINE_BREAKS) if laid_out else piece)
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))
        else:
            plain.append(words)
            starts.extend([start] * len(words))
            ends.extend([end] * len(words))
    return Origin(text, "".join(plain), starts, ends)


def _is_tagged(text: str) -> tuple[bool, bool]:
    """Whether the text has tags of HTML, and whether these lay it out, so that its own line breaks mean nothing."""
    known = [tag for tag in _TAGS.finditer(text) if tag[1].lower() in _BLOCK | _INLINE]
    closing = any(tag[0][1] == "/" for tag in known)
    blocks = sum(tag[1].lower() in _BLOCK for tag in known)
    tagged = len(known) >= _FEWEST and (closing or blocks >= _FEWEST)
    return tagged, blocks >= max(_FEWEST, text.count("\n\n"))


def _pieces(text: str, *, tagged: bool) -> Iterator[Piece]:
    """The text in pieces from start to end, with what is read in place of each: None where it is read as it is."""
    at, unclosed = 0, set[str]()
    while (part := _PARTS.search(text, at)) is not None:
        start, end = part.span()
        words = _read(part, tagged=tagged)
        if words is None:
            yield at, end, None
            at = end
            continue
        yield at, start, None
        name = "-->" if part["comment"] else f"</{(part[2] or '').lower()}"
        if (name == "-->" or (name[2:] in _UNSEEN and part[0][1] != "/")) and name not in unclosed:
            closed = text.find(name, end)
            unclosed |= {name} if closed < 0 else set()  # asked once, so that the time stays linear
            end = closed + len("-->") * (name == "-->") if closed >= 0 else end
        yield start, end, words
        at = end
    yield at, len(text), None


def _read(part: "re.Match[str]", *, tagged: bool) -> str | None:
    """What stands for a tag or an entity; None where it is none of HTML's."""
    if part["entity"]:
        words = unescape(part[0].replace("&amp;", "&", 1) if part[0] != "&amp;" else part[0]).translate(_SEEN)
        return None if words == part[0] else words
    if not tagged:
        return None
    name = (part[2] or "").lower()
    if name == "q":
        return "”" if part[0][1] == "/" else "“"
    if not name or name in _INLINE or name in _UNSEEN:  # a comment may stand between two words of one name
        return ""
    if name in _BLOCK:
        return "\n" if name == "br" else "\n\n"
    return None
