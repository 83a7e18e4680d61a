"""Which words of the article are reported: direct, indirect, mixed, pull; and which marked words nobody said."""

from quotetrace.quotations.finding import find

__all__ = ["find"]
