"""Agreement with labelled articles as text for a terminal: what is found, what is right, what a confidence is worth."""

from collections.abc import Iterator, Sequence

from quotetrace.outputs.terminal import paint
from quotetrace.scoring import BANDS, Agreement, Band, Ratio

_NAME, _FIGURE = 32, 11  # columns
_FOLD, _CELL = 14, 9
_BAR = 20
_BOLD = "1"
_CONTENTS = {
    "content": "content",
    "with_source": "... with its source",
    "with_all": "... with source and cue",
    "all_exact": "... all three to the letter",
}


def figures(agreement: Agreement, *, attitudes: bool, colour: bool = False) -> str:
    """The sections of a report on an agreement; ``attitudes`` says that it was measured with thoughts and stances."""
    parts = [
        _ratios("Reported speech", {name: agreement.speech[key] for key, name in _CONTENTS.items()}),
        _kinds(agreement),
    ]
    if attitudes:
        wide = {name: agreement.linked[key] for key, name in _CONTENTS.items()}
        parts.append(_ratios("With thoughts and stances", wide))
    parts += [_ratios("Exact spans", agreement.exact), _confidence(agreement)]
    return "\n\n".join("\n".join(_headed(part, colour)) for part in parts)


def folds(parts: Sequence[Agreement], overall: Agreement, *, colour: bool = False) -> str:
    """A line for each fold and one for all of them: F1 of contents and of exact spans, and the calibration error."""
    names = ("articles", "content", "+ source", *overall.exact, "ECE")
    rows = [
        f"{'F1 on unseen articles':<{_FOLD + _CELL}}{'reported speech':>{2 * _CELL}}{'exact spans':>{3 * _CELL}}",
        " " * _FOLD + "".join(f"{name:>{_CELL}}" for name in names),
    ]
    for name, each in [*((f"fold {number}", part) for number, part in enumerate(parts, 1)), ("all folds", overall)]:
        speech = (each.speech[key].f for key in ("content", "with_source"))
        exact = (ratio.f for ratio in each.exact.values())
        cells = (f"{each.documents:,}", *map(_share, (*speech, *exact, each.calibration_error)))
        rows.append(f"  {name:<{_FOLD - 2}}" + "".join(f"{cell:>{_CELL}}" for cell in cells))
    return "\n".join(_headed(rows, colour))


def _headed(rows: Sequence[str], colour: bool) -> Iterator[str]:
    yield paint(rows[0], _BOLD, colour)
    yield from rows[1:]


def _row(name: str, *cells: str) -> str:
    return f"{name:<{_NAME}}" + "".join(f"{cell:>{_FIGURE}}" for cell in cells)


def _share(value: float) -> str:
    return f"{100 * value:.1f}"


def _ratios(title: str, ratios: dict[str, Ratio]) -> list[str]:
    rows = [_row(title, "precision", "recall", "F1")]
    for name, each in ratios.items():
        known = (each.found, each.wanted, each.found + each.wanted)
        shares = (each.precision, each.recall, each.f)
        cells = (_share(share) if count else "-" for share, count in zip(shares, known, strict=True))
        rows.append(_row(f"  {name}", *cells))
    return rows


def _kinds(agreement: Agreement) -> list[str]:
    rows = [_row("By kind", "labelled", "found", "exact")]
    for kind, (found, same, wanted) in agreement.counts.items():
        rows.append(_row(f"  {kind}", f"{wanted:,}", _share(found / wanted), _share(same / wanted)))
    return rows


def _confidence(agreement: Agreement) -> list[str]:
    rows = [_row("Confidence", "quotations", "right")]
    rows += [_band(band) for band in reversed(agreement.bands)]
    off = _share(agreement.calibration_error)
    return [*rows, f"  on average {off} points from what is right (expected calibration error, ECE)"]


def _band(band: Band) -> str:
    name = f"  {band.low:.1f} to {band.low + 1 / BANDS:.1f}"
    return f"{_row(name, f'{band.count:,}', _share(band.precision))}  {'#' * round(_BAR * band.precision)}".rstrip()
