"""quotetrace: who said what, and where else was it said?

>>> report = trace("“The bridge will open in May,” said Ana Ruiz.")
>>> report.quotations[0].text
'The bridge will open in May,'
"""

from quotetrace.api import explain, extract_quotes, trace, trace_quotes
from quotetrace.config import Config
from quotetrace.errors import ConfigError, InputError, QuotetraceError, ReadError, SchemaError
from quotetrace.models import (
    Affiliation,
    Alteration,
    Appearance,
    Article,
    DiffStep,
    Mention,
    Quotation,
    Related,
    Span,
    Speaker,
    Trace,
    Version,
)
from quotetrace.outputs.report import Report

__version__ = "0.1.0"

__all__ = [
    "Affiliation",
    "Alteration",
    "Appearance",
    "Article",
    "Config",
    "ConfigError",
    "DiffStep",
    "InputError",
    "Mention",
    "Quotation",
    "QuotetraceError",
    "ReadError",
    "Related",
    "Report",
    "SchemaError",
    "Span",
    "Speaker",
    "Trace",
    "Version",
    "__version__",
    "explain",
    "extract_quotes",
    "trace",
    "trace_quotes",
]
