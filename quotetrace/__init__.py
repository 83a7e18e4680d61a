"""quotetrace: who said what, and where else was it said?

>>> report = trace("“The bridge will open in May,” said Ana Ruiz.")
>>> report.quotations[0].text
'The bridge will open in May,'
"""

from quotetrace.api import explain, extract_quotes, trace, trace_quotes, verify
from quotetrace.config import Config
from quotetrace.errors import (
    ConfigError,
    InputError,
    QuotetraceError,
    ReadError,
    SchemaError,
    StoreError,
    WorkerError,
)
from quotetrace.indexing import QuoteIndex
from quotetrace.models import (
    Affiliation,
    Alteration,
    Appearance,
    Article,
    Correction,
    DiffStep,
    Hit,
    Mention,
    Quotation,
    Related,
    Span,
    Speaker,
    Trace,
    Verification,
    Version,
)
from quotetrace.outputs.report import Report
from quotetrace.piping import pipe

__version__ = "0.1.0"

__all__ = [
    "Affiliation",
    "Alteration",
    "Appearance",
    "Article",
    "Config",
    "ConfigError",
    "Correction",
    "DiffStep",
    "Hit",
    "InputError",
    "Mention",
    "Quotation",
    "QuoteIndex",
    "QuotetraceError",
    "ReadError",
    "Related",
    "Report",
    "SchemaError",
    "Span",
    "Speaker",
    "StoreError",
    "Trace",
    "Verification",
    "Version",
    "WorkerError",
    "__version__",
    "explain",
    "extract_quotes",
    "pipe",
    "trace",
    "trace_quotes",
    "verify",
]
