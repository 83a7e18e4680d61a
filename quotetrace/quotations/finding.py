"""All reported stretches of an article, in order of position. The order in which they are looked for stands here."""

from bisect import bisect_right
from itertools import accumulate

from quotetrace.layers import Document, Reported
from quotetrace.quotations.according import read_according
from quotetrace.quotations.boards import read_boards
from quotetrace.quotations.direct import read_direct
from quotetrace.quotations.echoed import read_echoed
from quotetrace.quotations.headlines import read_headlines, read_notes
from quotetrace.quotations.hearings import read_hearings
from quotetrace.quotations.layout import read_pulls, read_turns
from quotetrace.quotations.nesting import read_nested
from quotetrace.quotations.owned import read_owned
from quotetrace.quotations.phrased import read_phrased
from quotetrace.quotations.pieces import read_pieces
from quotetrace.quotations.reports import read_reports
from quotetrace.quotations.scene import set_scene
from quotetrace.quotations.stretches import find_speech
from quotetrace.quotations.tables import read_tables
from quotetrace.quotations.views import read_views
from quotetrace.quotations.worded import read_worded

_BEHIND = ("direct.cue-behind", "direct.split")


def find(document: Document) -> list[Reported]:
    """The reported stretches of ``document``, stances too, ordered by position; most sources are not known yet."""
    scene = set_scene(document)
    scene.blank(find_speech(scene))
    direct, used = read_direct(scene)
    tables = list(read_tables(document))
    passed_on = {(each.content[0][0], each.cue) for each in direct if each.rule in _BEHIND}
    told = (each for each in read_according(scene) if not _passes_on(each, passed_on))
    according = [*tables, *told, *read_views(scene), *read_worded(scene)]
    inside = [span for each in according for span in each.content]
    reach = _reach(inside)
    found = [each for each in direct if not _is_told(each, reach)] + according
    found += read_reports(scene, used, inside)
    found += read_hearings(scene, found)
    found = _with(found, list(read_phrased(scene, found)))
    found += read_owned(scene, found)
    found += read_headlines(scene, found)
    found += read_notes(scene, found)
    found = _with(found, list(read_boards(scene, found)))
    found += read_pulls(document)
    found += read_turns(document)
    found += read_pieces(scene, found)
    found += read_echoed(scene, found)
    found += read_nested(scene, found)
    found = [each for each in found if _has_words(document, each)]
    found.sort(key=lambda each: (each.content[0][0], -each.content[-1][1]))
    return found


def _passes_on(each: Reported, quoted: set[tuple[int, tuple[int, int] | None]]) -> bool:
    """`“He was gone,” Ruiz told the guards, according to Birk`: Ruiz’s words, with who says them, and no more."""
    start, end = each.content[0]
    cues = [cue for first, cue in quoted if first == start and cue is not None and cue[1] <= end]
    return len(each.content) == 1 and bool(cues)


def _with(found: list[Reported], surer: list[Reported]) -> list[Reported]:
    """All of both, but what has the same words only once: as the ``surer`` ones have it."""
    told = {each.content for each in surer}
    return [each for each in found if each.content not in told] + surer


def _has_words(document: Document, quotation: Reported) -> bool:
    """`says „…`: nothing but marks is no quotation."""
    return any(any(map(str.isalnum, document.text[start:end])) for start, end in quotation.content)


Reach = tuple[list[int], list[int]]


def _reach(spans: list[tuple[int, int]]) -> Reach:
    """Where the spans begin, in order, and how far those that have begun by then reach at most."""
    ordered = sorted(spans)
    return [start for start, _ in ordered], list(accumulate((end for _, end in ordered), max))


def _is_told(quotation: Reported, reach: Reach) -> bool:
    """`“...”, according to Ruiz`: a quotation that has its source that way needs no other."""
    if quotation.rule not in ("direct.alone", "direct.colon"):
        return False
    start, end = quotation.content[0]
    begun = bisect_right(reach[0], start)
    return begun > 0 and end <= reach[1][begun - 1]
