"""From JSON of schema ``quotetrace/1`` back to records; anything else raises SchemaError and names the place."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast, get_args

from attrs import frozen

from quotetrace.errors import SchemaError
from quotetrace.models import (
    Affiliation,
    Alteration,
    AlterationKind,
    Appearance,
    Article,
    DiffOperation,
    DiffStep,
    Held,
    Mention,
    Quotation,
    QuotationKind,
    Related,
    Relation,
    Sector,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    Trace,
    Verdict,
    Version,
)
from quotetrace.outputs import references
from quotetrace.outputs.encode import SCHEMA

T = TypeVar("T")
_CURE = references.CURE


@frozen
class _Entry:
    """A JSON object on its way in, and where it stands ("quotations[3].cue"), so that errors can name the place."""

    data: Mapping[str, Any]
    place: str

    def _wrong(self, key: str, wanted: str) -> SchemaError:
        found = "nothing" if key not in self.data else type(self.data[key]).__name__
        return SchemaError(f"{self.place}{key}: {wanted} belongs here, found {found}. {_CURE}")

    def text(self, key: str) -> str:
        value = self.data.get(key)
        if not isinstance(value, str):
            raise self._wrong(key, "a string")
        return value

    def maybe(self, key: str) -> str | None:
        return None if self.data.get(key) is None else self.text(key)

    def choice(self, key: str, choices: object) -> str:
        value = self.text(key)
        allowed = get_args(choices)
        if value not in allowed:
            raise SchemaError(f"{self.place}{key}: {value!r} is none of {', '.join(allowed)}. {_CURE}")
        return value

    def whole(self, key: str) -> int:
        value = self.data.get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(key, "a whole number")
        return value

    def share(self, key: str) -> float:
        value = self.data.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self._wrong(key, "a number from 0 to 1")
        return float(value)

    def flag(self, key: str) -> bool:
        value = self.data.get(key)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def _list(self, key: str, needed: bool) -> list[Any]:
        value = self.data.get(key, None if needed else [])
        if not isinstance(value, list | tuple):
            raise self._wrong(key, "a list")
        return list(value)

    def texts(self, key: str, needed: bool = True) -> tuple[str, ...]:
        values = self._list(key, needed)
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(key, "a list of strings")
        return tuple(values)

    def each(self, key: str, make: "Callable[[_Entry], T]", needed: bool = True) -> tuple[T, ...]:
        values = self._list(key, needed)
        return tuple(make(_entry(value, f"{self.place}{key}[{number}]")) for number, value in enumerate(values))

    def span(self, key: str) -> Span | None:
        value = self.data.get(key)
        return None if value is None else _span(_entry(value, f"{self.place}{key}"))


def _entry(value: object, place: str) -> _Entry:
    if not isinstance(value, Mapping):
        raise SchemaError(f"{place}: an object belongs here, found {type(value).__name__}. {_CURE}")
    return _Entry(value, f"{place}." if place != "report" else "")


def _span(entry: _Entry) -> Span:
    span = Span(entry.whole("start"), entry.whole("end"), entry.text("text"))
    if not 0 <= span.start < span.end:
        raise SchemaError(f"{entry.place}end: no stretch of a text is {span.start} to {span.end}. {_CURE}")
    return span


def _content(entry: _Entry) -> tuple[Span, ...]:
    found = entry.each("content", _span)
    if not found:
        raise SchemaError(f"{entry.place}content: at least one span belongs here. {_CURE}")
    return found


def _article(entry: _Entry) -> Article:
    return Article(
        id=entry.maybe("id"),
        url=entry.maybe("url"),
        headline=entry.maybe("headline"),
        outlet=entry.maybe("outlet"),
        published=entry.maybe("published"),
        language=entry.maybe("language"),
    )


def _quotation(entry: _Entry) -> Quotation:
    return Quotation(
        id=entry.text("id"),
        article=entry.text("article"),
        kind=cast(QuotationKind, entry.choice("kind", QuotationKind)),
        content=_content(entry),
        text=entry.text("text"),
        cue=entry.span("cue"),
        source=entry.span("source"),
        addressee=entry.span("addressee"),
        speakers=entry.texts("speakers"),
        within=entry.maybe("within"),
        status=cast(Status, entry.choice("status", Status)),
        confidence=entry.share("confidence"),
        rule=entry.text("rule"),
        candidates=entry.texts("candidates", needed=False),
    )


def _affiliation(entry: _Entry) -> Affiliation:
    return Affiliation(
        role=entry.maybe("role"),
        organization=entry.maybe("organization"),
        status=cast(Held, entry.choice("status", Held)),
        span=entry.span("span"),
    )


def _mention(entry: _Entry) -> Mention:
    return Mention(article=entry.text("article"), span=_span(entry))


def _speaker(entry: _Entry) -> Speaker:
    return Speaker(
        id=entry.text("id"),
        name=entry.text("name"),
        kind=cast(SpeakerKind, entry.choice("kind", SpeakerKind)),
        role=entry.maybe("role"),
        affiliation=entry.maybe("affiliation"),
        affiliations=entry.each("affiliations", _affiliation),
        aliases=entry.texts("aliases"),
        mentions=entry.each("mentions", _mention),
        pronouns=entry.maybe("pronouns"),
        references=entry.each("references", _mention, needed=False),
        sector=None if entry.maybe("sector") is None else cast(Sector, entry.choice("sector", Sector)),
        sector_evidence=entry.maybe("sector_evidence"),
        number=entry.maybe("number"),
        condition=entry.maybe("condition"),
    )


def _alteration(entry: _Entry) -> Alteration:
    return Alteration(
        kind=cast(AlterationKind, entry.choice("kind", AlterationKind)),
        representative=entry.maybe("representative"),
        version=entry.maybe("version"),
    )


def _step(entry: _Entry) -> DiffStep:
    return DiffStep(
        operation=cast(DiffOperation, entry.choice("operation", DiffOperation)),
        representative=entry.text("representative"),
        version=entry.text("version"),
    )


def _version(entry: _Entry) -> Version:
    return Version(
        quotation=entry.text("quotation"),
        relation=cast(Relation, entry.choice("relation", Relation)),
        similarity=entry.share("similarity"),
        altered=entry.flag("altered"),
        alterations=entry.each("alterations", _alteration),
        diff=entry.each("diff", _step, needed=False),
    )


def _related(entry: _Entry) -> Related:
    return Related(
        trace=entry.text("trace"),
        verdict=cast(Verdict, entry.choice("verdict", Verdict)),
        evidence=entry.text("evidence"),
    )


def _appearance(entry: _Entry) -> Appearance:
    return Appearance(
        quotation=entry.text("quotation"),
        published=entry.text("published"),
        outlet=entry.maybe("outlet"),
        copied=entry.maybe("copied"),
    )


def _trace(entry: _Entry) -> Trace:
    return Trace(
        id=entry.text("id"),
        representative=entry.text("representative"),
        versions=entry.each("versions", _version),
        related=entry.each("related", _related, needed=False),
        timeline=entry.each("timeline", _appearance, needed=False),
    )


def decode(data: object) -> dict[str, Any]:
    """Return the four fields of a report, made of what ``encode`` returned."""
    entry = _entry(data, "report")
    schema = entry.data.get("schema")
    if schema != SCHEMA:
        raise SchemaError(f"schema is {schema!r}, this version of quotetrace reads {SCHEMA!r}. {_CURE}")
    articles, speakers = entry.each("articles", _article), entry.each("speakers", _speaker)
    quotations, traces = entry.each("quotations", _quotation), entry.each("traces", _trace)
    references.check(articles, quotations, speakers, traces)
    return {"articles": articles, "quotations": quotations, "speakers": speakers, "traces": traces}


def parse(text: object) -> dict[str, Any]:
    """Return the JSON object in ``text``; RecursionError is what json raises for nests of thousands of brackets."""
    if not isinstance(text, str | bytes):
        raise SchemaError(f"JSON is read from str or bytes, not {type(text).__name__}. {_CURE}")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SchemaError(
            f"This is not JSON ({error}). {_CURE} A file of several lines is JSON Lines, not this."
        ) from None
    return cast("dict[str, Any]", data)
