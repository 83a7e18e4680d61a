"""Traces: versions of one utterance, within and across articles, with what was changed between them.

:func:`trace` merges quotations, :func:`trace_rows` rows with raw speakers, and :func:`echoes` finds texts that carry
the same words before anybody knows who spoke.
"""

from .comparable import Vocabulary
from .echoes import echoes
from .rows import Row
from .tracing import trace, trace_rows

__all__ = ["Row", "Vocabulary", "echoes", "trace", "trace_rows"]
