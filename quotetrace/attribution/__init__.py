"""The cue, the source and the addressee, and which quotation they belong to."""

from quotetrace.attribution.sources import attribute

__all__ = ["attribute"]
