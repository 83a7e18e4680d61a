"""Report: everything found in the articles, and the ways out of the library."""

import json
from collections.abc import Mapping
from typing import Any, Self

from attrs import frozen

from quotetrace.errors import ConfigError
from quotetrace.models import Article, Quotation, Speaker, Trace


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@frozen(kw_only=True, repr=False)
class Report:
    """What the articles report: who said what, and which quotations are versions of one utterance.

    ``articles`` keeps the order of the input; every quotation stands in exactly one trace.

    >>> Report.from_json(Report().to_json()) == Report()
    True
    >>> Report()
    <Report: 0 quotations, 0 speakers, 0 traces, 0 articles>
    """

    articles: tuple[Article, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    traces: tuple[Trace, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain dicts and lists, schema ``quotetrace/1``; every key is always present."""
        from quotetrace.outputs.encode import encode

        return encode(self)

    def to_json(self, *, indent: int | None = None) -> str:
        r"""Return the report as one JSON object in ASCII: other characters are escaped ("\\u2019"), so nothing breaks.

        ``indent`` is the number of spaces to indent by; None writes a single line. Raises
        :class:`quotetrace.ConfigError` for anything else.
        """
        if indent is not None and (isinstance(indent, bool) or not isinstance(indent, int) or indent < 0):
            raise ConfigError(f"to_json(indent={indent!r}): pass the number of spaces to indent by, or None.")
        return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the report that :meth:`to_dict` made ``data`` of. Unknown keys are ignored.

        Raises :class:`quotetrace.SchemaError`, naming the place, where something is missing or of the wrong type, a
        span is empty, an id names nothing that is there or is had twice, a quotation is nested in itself, or one does
        not stand in exactly one trace.
        """
        from quotetrace.outputs.decode import decode

        return cls(**decode(data))

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Return the report that :meth:`to_json` wrote. Raises :class:`quotetrace.SchemaError` for anything else."""
        from quotetrace.outputs.decode import parse

        return cls.from_dict(parse(text))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one flat dict a quotation, every key always present (see :data:`quotetrace.outputs.rows.COLUMNS`)."""
        from quotetrace.outputs.rows import records

        return records(self)

    def to_html(self, *, title: str = "Who said what") -> str:
        """Return a complete page: no scripts, nothing to fetch, light and dark, fit for print. Encode it as UTF-8."""
        from quotetrace.outputs.page import page

        return page(self, title=title)

    def _repr_html_(self) -> str:
        from quotetrace.outputs.page import fragment

        return fragment(self)

    def __str__(self) -> str:
        """Return the table that the command line prints: 80 columns, without colour."""
        from quotetrace.outputs.table import table

        return table(self)

    def __repr__(self) -> str:
        counts = (
            _counted(len(self.quotations), "quotation"),
            _counted(len(self.speakers), "speaker"),
            _counted(len(self.traces), "trace"),
            _counted(len(self.articles), "article"),
        )
        return f"<Report: {', '.join(counts)}>"
