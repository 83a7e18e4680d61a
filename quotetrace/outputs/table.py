"""The report as text for a terminal: per speaker what they said and how sure that is, then the traces.

Wide terminals get two columns, what was said and what is known of it; narrow ones (under 72 columns) get the second
below the first. Lines never get wider than 110 columns, since longer ones are hard to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quotetrace.models import DiffStep, Quotation, Speaker, Trace, Version
from quotetrace.outputs.digest import (
    Digest,
    Group,
    Near,
    change,
    counted,
    digest,
    former_roles,
    joined,
    likeness,
    marked,
    other_names,
    relation,
    remark,
    role_of,
    sureness,
)
from quotetrace.outputs.terminal import Word, columns, drawn, line, paint, words, wrap

if TYPE_CHECKING:
    from quotetrace.outputs.report import Report

_NARROWEST = 24
_WIDEST = 110
_TWO_COLUMNS = 72
_ASIDE = 24  # columns for what is known of a quotation: "indirect · likely 0.74"
_BOLD, _DIM, _LOUD, _GONE, _NEW = "1", "2", "1;31", "31;9", "32;4"
_BANDS = {"sure": "32", "likely": "33", "unsure": "31"}
_LONG_RUN = 14  # words that did not change; of a longer run only the ends are shown
_KEPT = 5


class _Sheet:
    """Lines in the making: how wide, with or without colour."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(_NARROWEST, min(width, _WIDEST))
        self.colour = colour
        self.lines: list[str] = []

    def add(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Add a paragraph, wrapped and indented."""
        self.flow(words(text, style), indent)

    def flow(self, stream: Iterable[Word], indent: int = 0, label: str = "") -> None:
        """Add words, wrapped and indented, the label in the indent of the first line."""
        rows = list(wrap(stream, self.width - indent)) or [[]]
        for number, row in enumerate(rows):
            margin = label.rjust(indent - 2) + "  " if label and not number else " " * indent
            self.lines.append((margin + drawn(row, self.colour)).rstrip())

    def beside(self, said: Iterable[Word], known: list[list[Word]], label: str) -> None:
        """Add two columns: the words said, and what is known of them."""
        indent = max(4, len(label) + 2)
        width = self.width - indent - _ASIDE - 2
        left = list(wrap(said, width)) or [[]]
        right = [row for item in known for row in wrap(item, _ASIDE)]
        for number in range(max(len(left), len(right))):
            margin = label.rjust(indent - 2) + "  " if not number else " " * indent
            text = drawn(left[number] if number < len(left) else [], self.colour, width)
            aside = drawn(right[number], self.colour) if number < len(right) else ""
            self.lines.append(f"{margin}{text}  {aside}".rstrip())

    def heading(self, text: str) -> None:
        """Add a heading, ruled to the end of the line where it fits on one."""
        self.lines.append("")
        text = line(text)
        room = self.width - columns(text) - 4
        if room < 0:
            self.add(text, _BOLD)
        else:
            rule = paint("── ", _DIM, self.colour), paint(" " + "─" * room, _DIM, self.colour)
            self.lines.append(f"{rule[0]}{paint(text, _BOLD, self.colour)}{rule[1]}")


def _summary(report: Report, view: Digest) -> str:
    parts = [counted(len(report.quotations), "quotation")]
    if len(report.articles) > 1:
        parts[0] += f" in {counted(len(report.articles), 'article')}"
    if view.speaking:
        parts.append(counted(view.speaking, "speaker"))
    if view.told:
        parts.append(f"{counted(len(view.told), 'utterance')} told in several versions")
    if view.altered:
        parts.append(f"{len(view.altered)} ALTERED")
    return " · ".join(parts)


def _known(view: Digest, quotation: Quotation) -> list[list[Word]]:
    """What is known of a quotation, an item a line."""
    band = sureness(quotation.confidence)
    first = [*words(f"{quotation.kind} ·"), *words(f"{band} {quotation.confidence:.2f}", _BANDS[band])]
    notes: list[str | None] = [remark(quotation)]
    if quotation.cue:
        notes.append(f"cue: {quotation.cue.text}")
    if quotation.addressee:
        notes.append(f"to {quotation.addressee.text}")
    if quotation.within in view.numbers:
        notes.append(f"inside quotation {view.numbers[quotation.within]}")
    notes.append(view.place(quotation))
    loud = [f"ALTERED from {view.altered[quotation.id]}"] if quotation.id in view.altered else []
    return [first, *(list(words(note, _LOUD)) for note in loud), *(list(words(note, _DIM)) for note in notes if note)]


def _dotted(items: list[list[Word]]) -> list[Word]:
    """The items in one line, dots between them."""
    separate = [[*item[:-1], item[-1]._replace(text=f"{item[-1].text} ·")] for item in items[:-1] if item]
    return [word for item in (*separate, *items[-1:]) for word in item]


def _quotation(sheet: _Sheet, view: Digest, quotation: Quotation) -> None:
    label = str(view.numbers[quotation.id])
    known = _known(view, quotation)
    if sheet.width >= _TWO_COLUMNS:
        sheet.beside(words(marked(quotation)), known, label)
        return
    indent = max(4, len(label) + 2)
    sheet.flow(words(marked(quotation)), indent, label)
    sheet.flow(_dotted(known), indent)


def _about(sheet: _Sheet, speaker: Speaker) -> None:
    role = role_of(speaker)
    if role:
        sheet.add(role)
    former = former_roles(speaker)
    if former:
        sheet.add(f"formerly {'; '.join(former)}", _DIM)
    aliases = other_names(speaker)
    if aliases:
        sheet.add(f"also: {' · '.join(aliases)}", _DIM)


def _group(sheet: _Sheet, view: Digest, group: Group) -> None:
    sheet.heading(joined([speaker.name for speaker in group.speakers]))
    if len(group.speakers) == 1:
        _about(sheet, group.speakers[0])
    else:
        for speaker in group.speakers:
            role = role_of(speaker)
            sheet.add(f"{speaker.name}: {role}" if role else speaker.name)
    for quotation in group.quotations:
        _quotation(sheet, view, quotation)


def _unchanged(text: str) -> Iterator[Word]:
    run = list(words(text))
    if len(run) <= _LONG_RUN:
        yield from run
        return
    yield from run[:_KEPT]
    yield Word("[…]", _DIM)
    yield from run[-_KEPT:]


def differences(steps: Iterable[DiffStep]) -> Iterator[Word]:
    """Yield the words of a diff: [-gone-] and {+new+}; the brackets stay where there is colour too."""
    for step in steps:
        if step.operation == "equal":
            yield from _unchanged(step.version)
            continue
        if step.representative.strip():
            yield from words(f"[-{step.representative.strip()}-]", _GONE)
        if step.version.strip():
            yield from words(f"{{+{step.version.strip()}+}}", _NEW)


def _version(sheet: _Sheet, view: Digest, version: Version) -> None:
    quotation = view.quotations.get(version.quotation)
    if quotation is None:
        return
    about = [relation(version), likeness(version), view.names(quotation), view.place(quotation)]
    label = str(view.numbers[quotation.id])
    indent = max(4, len(label) + 2)
    stream = list(words(" · ".join(part for part in about if part), _DIM))
    if version.altered:
        stream = [*words("ALTERED ·", _LOUD), *stream]
    sheet.flow(stream, indent, label)
    for alteration in version.alterations:
        sheet.add(f"! {change(alteration)}", _LOUD, indent)
    if any(step.operation != "equal" for step in version.diff):
        sheet.flow(differences(version.diff), indent)
    elif version.relation != "identical":
        sheet.add(marked(quotation), indent=indent)


def _trace(sheet: _Sheet, view: Digest, trace: Trace) -> None:
    fullest = view.quotations[trace.representative]
    sheet.lines.append("")
    label = str(view.numbers[fullest.id])
    indent = max(4, len(label) + 2)
    about = ["representative", view.names(fullest), view.place(fullest)]
    sheet.flow(words(" · ".join(part for part in about if part), _BOLD), indent, label)
    sheet.add(marked(fullest), indent=indent)
    for version in trace.versions:
        if version.quotation != trace.representative:
            _version(sheet, view, version)


def _near(sheet: _Sheet, view: Digest, near: Near) -> None:
    sheet.lines.append("")
    for quotation in near.quotations:
        label = str(view.numbers[quotation.id])
        indent = max(4, len(label) + 2)
        about = " · ".join(part for part in (view.names(quotation), view.place(quotation)) if part)
        sheet.flow([*words(marked(quotation)), *words(f"({about})", _DIM)], indent, label)
    sheet.add(f"{near.verdict}: {near.evidence}", indent=4)


def table(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the report as text of at most ``width`` columns; ``colour`` adds terminal colours.

    Text of the articles cannot steer the terminal: control characters are shown as pictures.
    """
    view = digest(report)
    sheet = _Sheet(width, colour)
    sheet.add(_summary(report, view) if report.quotations else "No quotations found.", _BOLD)
    for group in view.groups:
        _group(sheet, view, group)
    if view.told:
        sheet.heading("Versions of one utterance")
        for trace in view.told:
            _trace(sheet, view, trace)
    if view.near:
        sheet.heading("Near, but not merged")
        for near in view.near:
            _near(sheet, view, near)
    return "\n".join(sheet.lines) + "\n"
