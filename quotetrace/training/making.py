"""From labelled articles to the weights of the learned reader."""

import functools
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from attrs import define, evolve, field, frozen

from quotetrace import attribution, document, quotations
from quotetrace.attribution import cue_features, span_features
from quotetrace.attribution.columns import Columns, Rows, stem, tokens_of
from quotetrace.attribution.decoding import STATES
from quotetrace.attribution.reader import FORMAT, Linear, Reader
from quotetrace.attribution.templates import Column
from quotetrace.errors import ConfigError, InputError
from quotetrace.grammar.cues import cue_forms
from quotetrace.labelled import Attribution, Labelled
from quotetrace.layers import Document
from quotetrace.scoring import Agreement, Judged, evaluate, pooled
from quotetrace.training.calibrating import calibrated
from quotetrace.training.fitting import Features, Floats, Ints, Progress, fit_chain, fit_softmax

_MOST = 127  # what a byte holds
_NOUN_SEEN, _NOUN_SHARE = 2, 0.03  # a word that is no verb is asked whether it is a cue if it was one so often
_OFTEN = 12  # a standard deviation times this is where a weight is cut off


def _at_least(least: int) -> Callable[[object, Any, int], None]:
    def check(_recipe: object, attribute: Any, value: int) -> None:
        if value < least:
            raise ConfigError(f"Recipe({attribute.name}={value!r}): pass {least} or more.")

    return check


@frozen(kw_only=True)
class Recipe:
    """How the reader is trained: passes over the data, the rate of the steps, and the seed of the order of rows.

    Each model is fitted ``rounds`` times, the rows in another order each time, and the weights are averaged: what hangs
    on the order is lost.
    ``folds`` is into how many parts the articles are cut; each is read by a reader trained on the others, which tells
    what a confidence is worth.
    """

    cue_passes: int = field(default=8, validator=_at_least(1))
    cue_rate: float = 0.012
    span_passes: int = field(default=6, validator=_at_least(1))
    span_rate: float = 0.03
    rounds: int = field(default=3, validator=_at_least(1))
    folds: int = field(default=2, validator=_at_least(2))
    seed: int = field(default=1, validator=_at_least(0))


_Read = list[tuple[int, Agreement]]  # the agreement on articles that were given so many times


def _silent(what: str, done: int, of: int) -> None:
    """Tell nobody how far it is."""


@define
class Example:
    """An article with its columns and the labelled cues: the token of each, and what hangs on it in tokens."""

    document: Document
    columns: Columns
    cues: dict[int, Attribution]


def example(labelled: Labelled) -> Example:
    """A labelled article as the reader sees it."""
    read = document.read(labelled.text, markup=False)  # labels are places in the text as it is
    rules = quotations.find(read)
    columns = Columns(read, attribution.evidence(read, rules, attribution.with_sources(read, rules)))
    cues: dict[int, Attribution] = {}
    for each in labelled.attributions:
        head = _head(read, each)
        if head is not None:
            cues.setdefault(head, each)
    return Example(read, columns, cues)


def _head(read: Document, each: Attribution) -> int | None:
    """The token that stands for a cue: the one with its lemma, else its last verb, else its last.

    Where the lemma is no verb of reporting and the cue has one, that one: `continued to | insist`.
    """
    places = [at for span in each.cue for at in range(*tokens_of(read, *span))]
    if not places:
        return None
    wanted = stem(each.lemma.split(" ")[0].lower()) if each.lemma else ""
    by_lemma = [at for at in places if stem(read.words[at].lower()) == wanted]
    verbs = [at for at in places if read.tags[at].startswith("VB")]
    reporting = [at for at in verbs if read.words[at].lower() in cue_forms()]
    if reporting and not (by_lemma and read.words[by_lemma[0]].lower() in cue_forms()):
        return reporting[-1]
    return by_lemma[0] if by_lemma else verbs[-1] if verbs else places[-1]


@frozen
class Trained:
    """A trained reader, and how readers trained on the other folds read each fold of the articles.

    A confidence in ``folds`` is what like confidences on the other folds were worth.
    """

    reader: Reader
    folds: tuple[Agreement, ...]

    @property
    def overall(self) -> Agreement:
        """The agreement on all folds together."""
        return pooled(self.folds)


def train_reader(
    articles: Sequence[Labelled],
    recipe: Recipe,
    told: Progress = _silent,
    *,
    partial: Sequence[Labelled] = (),
    beside: Sequence[Labelled] = (),
) -> Trained:
    """The reader that these articles teach, with confidences calibrated on folds.

    An article may be given many times, and then counts as often for the confidences too. ``partial`` are articles of
    which only some quotations are labelled: they teach where content and source begin and end, not what is a cue, and
    are in no fold. ``beside`` are articles that teach nothing: what is right in them counts for the confidences, as
    often as they are given. ``told(what, done, of)`` hears how far it is. Raises :class:`InputError` where there is too
    little to learn from.
    """
    examples: dict[Labelled, Example] = {}
    for number, each in enumerate((*articles, *partial)):
        told("reading the articles", number, len(articles) + len(partial))
        if each not in examples:
            examples[each] = example(each)
    edges = [examples[each] for each in partial]
    fold_of = _dealt({each: examples[each] for each in articles}, recipe.folds)
    folds = []
    for fold in range(recipe.folds):
        part = _part(f"fold {fold + 1}: ", told)
        reader = fit([examples[each] for each in articles if fold_of[_key(each)] != fold], recipe, part, edges)
        folds.append(_read_by(reader, [each for each in articles if fold_of[_key(each)] == fold], part))
    whole = _part("all: ", told)
    reader = fit([examples[each] for each in articles], recipe, whole, edges)
    known = _often(_read_by(reader, beside, whole)) if beside else []
    reader.header["confidence"] = calibrated(chain(known, *map(_often, folds)))
    reader.header["articles"] = len(fold_of)
    return Trained(reader, tuple(_as_sure_as_others(folds, known, reader)))


def _part(name: str, told: Progress) -> Progress:
    return lambda what, done, of: told(name + what, done, of)


def _key(each: Labelled) -> tuple[str, str]:
    """What makes an article one: two people may have labelled it, and two corpora may use one id."""
    return each.id, each.text


def _dealt(examples: Mapping[Labelled, Example], folds: int) -> dict[tuple[str, str], int]:
    """The fold of each article, by its place in the order of ids, so that every fold leaves cues to learn from."""
    names = sorted({_key(each) for each in examples})
    taught = sorted({_key(each) for each, read in examples.items() if read.cues})
    if len(taught) < folds:
        raise InputError(
            f"Too little to learn from: {len(taught)} of {len(names)} articles have a labelled cue, and {folds} folds "
            f"need {folds}. Label more articles, their cues too."
        )
    fold_of = {name: number * folds // len(names) for number, name in enumerate(names)}
    if len({fold_of[name] for name in taught}) < folds:  # as with few articles, some without a label
        fold_of |= {name: number * folds // len(taught) for number, name in enumerate(taught)}
    return fold_of


def _as_sure_as_others(folds: Sequence[_Read], known: Sequence[Judged], reader: Reader) -> Iterator[Agreement]:
    """The agreement on each fold, with confidences as the others calibrate them."""
    for here, read in enumerate(folds):
        others = chain(known, *(_often(other) for there, other in enumerate(folds) if there != here))
        sure = evolve(reader, header={"confidence": calibrated(others)}).sure
        agreement = pooled([one for _, one in read])
        yield evolve(
            agreement, judged=tuple(evolve(j, confidence=sure(j.rule, j.confidence)) for j in agreement.judged)
        )


def _read_by(reader: Reader, articles: Sequence[Labelled], told: Progress) -> _Read:
    """How a reader reads some articles: those given once, then those given twice, ..., each of them read once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reader.bin"
        path.write_bytes(reader.to_bytes())
        given, found, done = Counter(articles), [], 0
        for times in sorted(set(given.values())):
            some = [each for each in given if given[each] == times]
            tell = functools.partial(_tell_held, told, done, len(given))
            found.append((times, evaluate(some, weights=str(path), told=tell)))
            done += len(some)
        return found


def _tell_held(told: Progress, before: int, of: int, done: int) -> None:
    told("reading what was held out", before + done, of)


def _often(read: _Read) -> list[Judged]:
    """The quotations of articles as often as these were given: for who gives one six times, it stands for many."""
    return [each for times, agreement in read for each in agreement.judged * times]


def fit(
    examples: Sequence[Example], recipe: Recipe, told: Progress = _silent, partial: Sequence[Example] = ()
) -> Reader:
    """The weights that fit some articles, the spans those of ``partial`` too; their confidences are raw."""
    nouns = _nouns(examples)
    seeds = range(recipe.seed, recipe.seed + recipe.rounds)
    rows, size = _cue_rows(examples, nouns), (1 << cue_features.BITS, len(cue_features.LABELS))
    cues = [fit_softmax(*rows, size, recipe.cue_passes, recipe.cue_rate, seed, told) for seed in seeds]
    features, labels = _span_rows([*partial, *examples])
    width, passes, rate = 1 << span_features.BITS, recipe.span_passes, recipe.span_rate
    chains = [fit_chain(features, labels, width, passes, rate, seed, told) for seed in seeds]
    return packed(_mean(cues), _mean([around for around, _ in chains]), _mean([moves for _, moves in chains]), nouns)


def _mean(weights: Sequence[Floats]) -> Floats:
    found: Floats = np.sum(weights, 0) / np.float32(len(weights))
    return found


def packed(cues: Floats, around: Floats, moves: Floats, nouns: Column) -> Reader:
    """The weights rounded to bytes, as they are shipped."""
    tables = _rounded(cues), _rounded(around)
    header = {
        "format": FORMAT,
        "cues": {"features": len(cues), "labels": cues.shape[1], "scale": tables[0].scale},
        "around": {"features": len(around), "labels": STATES, "scale": tables[1].scale},
        "moves": [[round(float(value), 3) for value in row] for row in moves],
        "nouns": nouns.tolist(),
    }
    return Reader(tables[0], tables[1], np.array(header["moves"], np.float32), nouns, header)


def _rounded(weights: Floats) -> Linear:
    used = weights[weights != 0]
    most = min(float(np.abs(used).max()), _OFTEN * float(used.std()) or math.inf)
    scale = round(_MOST / most, 4)
    return Linear(np.clip(np.rint(weights * scale), -_MOST, _MOST).astype(np.int8), scale)


def _nouns(examples: Sequence[Example]) -> Column:
    """The words that are no verbs but can be cues: their numbers, sorted."""
    seen: Counter[int] = Counter()
    cues: Counter[int] = Counter()
    for each in examples:
        other = ~each.columns.verbs
        keys = cue_features.noun_keys(each.columns)
        seen.update(keys[other].tolist())
        heads = np.array(sorted(each.cues), np.int64)
        cues.update(keys[heads[other[heads]]].tolist())
    chosen = [key for key, count in cues.items() if count >= _NOUN_SEEN and count > _NOUN_SHARE * seen[key]]
    return np.array(sorted(chosen), np.uint32)


def _cue_rows(examples: Sequence[Example], nouns: Column) -> tuple[Features, Ints]:
    """The features (rows, templates) and labels of every word that can be a cue."""
    features, labels = [], []
    for each in examples:
        rows = cue_features.candidates(each.columns, nouns)
        if len(rows):
            columns = cue_features.cue_columns(each.columns, rows)
            features.append(cue_features.TEMPLATES.features(columns).T)
            labels.append(cue_labels(each, rows))
    if not features:
        raise InputError("Too little to learn from: no word of these articles could be a cue.")
    return np.concatenate(features), np.concatenate(labels)


def cue_labels(each: Example, rows: Rows) -> Ints:
    """What each candidate is: 0 no cue, 1 a cue of speech, 2 of a stance."""
    return np.array([0 if (cue := each.cues.get(at)) is None else 2 if cue.stance else 1 for at in rows.tolist()])


def _span_rows(examples: Sequence[Example]) -> tuple[Features, list[Ints]]:
    features, labels = [], []
    for each in examples:
        heads = np.array(sorted(each.cues), np.int64)
        if len(heads):
            around = span_features.windows(each.columns, heads)
            columns = span_features.span_columns(each.columns, around)
            features.append(span_features.TEMPLATES.features(columns).T)
            ends = zip(heads.tolist(), around.firsts.tolist(), around.lasts.tolist(), strict=True)
            for window in ends:
                gold = each.cues[window[0]]
                labels.append(span_features.window_labels(each.columns, window, gold.content, gold.cue, gold.source))
    return np.concatenate(features), labels
