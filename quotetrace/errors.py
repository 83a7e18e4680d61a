"""Everything quotetrace raises, each with its cure in the message.

QuotetraceError
├── InputError    (TypeError)   what was passed as text or quotations is of the wrong type
├── ConfigError   (ValueError)  an option has a value it cannot have
├── SchemaError   (ValueError)  JSON that is not a quotetrace report
├── ReadError     (OSError)     a file that cannot be read or decoded
├── StoreError    (OSError)     the file of an index that cannot be read or written
└── WorkerError   (RuntimeError) a process that read articles died

Text itself never raises: any string, however odd, gets an answer.
"""


class QuotetraceError(Exception):
    """The root of every error that quotetrace raises on purpose."""


class InputError(QuotetraceError, TypeError):
    """The caller passed something that is not text."""


class ConfigError(QuotetraceError, ValueError):
    """An option of :class:`quotetrace.Config` has an impossible value."""


class SchemaError(QuotetraceError, ValueError):
    """The JSON is not a report of a schema this version knows."""


class ReadError(QuotetraceError, OSError):
    """A file could not be read as text."""


class StoreError(QuotetraceError, OSError):
    """The file of a :class:`quotetrace.QuoteIndex` could not be read or written; what was in it still is."""


class WorkerError(QuotetraceError, RuntimeError):
    """A process that :func:`quotetrace.pipe` had started died."""
