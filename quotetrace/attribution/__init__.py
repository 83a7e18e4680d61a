"""The cue, the source and the addressee, and which quotation they belong to."""

from collections.abc import Sequence

from quotetrace.attribution.arranging import arrange
from quotetrace.attribution.credits import without_credit
from quotetrace.attribution.reader import Reader
from quotetrace.attribution.rereading import evidence, reread
from quotetrace.attribution.sources import with_sources
from quotetrace.attribution.times import without_time
from quotetrace.attribution.unreal import is_unreal
from quotetrace.config import Config
from quotetrace.layers import Document, Reported

__all__ = ["attribute", "evidence", "with_sources"]


def attribute(document: Document, rules: Sequence[Reported], config: Config) -> list[Reported]:
    """The reported stretches with their sources, read again by the learned reader, in order.

    ``rules`` are what the rules of quotations found. Stances are left out unless ``config.attitudes`` asks for them.
    """
    told = with_sources(document, rules)
    reader = Reader.load(config.weights)
    found = reread(document, evidence(document, rules, told), reader, stances=config.attitudes)
    wanted = [
        without_credit(document.text, without_time(document, each))
        for each in found
        if config.attitudes or each.kind != "indirect" or not (each.stance or is_unreal(document, each))
    ]
    return arrange(document, wanted, reader.sure)
