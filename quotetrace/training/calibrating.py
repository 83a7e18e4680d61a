"""What a confidence is worth: rules and probabilities against how often they were right on articles not trained on."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from quotetrace.attribution.reader import logit
from quotetrace.scoring import Judged

_STEPS = 100
_PRIOR = 4.0  # the pull towards the average of all rules, in quotations: a rule seen twice says little
_FEWEST = 30  # quotations from which on a slope is fitted
_RATE = 0.5  # the part of each of Newton's steps that is taken


def calibrated(judged: Iterable[Judged]) -> dict[str, tuple[float, float]]:
    """For each rule (place, slope), so that sigmoid(place + slope * logit(raw)) is how often it is right.

    Platt scaling (Platt 1999), rule by rule; rules that are rare are drawn towards the average of all.
    """
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        by_rule[each.rule].append(each)
    every = [each for group in by_rule.values() for each in group]
    average = sum(each.right for each in every) / max(len(every), 1)
    return {rule: _fitted(group, average) for rule, group in sorted(by_rule.items())}


def _fitted(group: list[Judged], average: float) -> tuple[float, float]:
    """Place and slope of one rule, by damped steps of Newton; a rule with few or like confidences has slope 0."""
    raw = np.array([logit(each.confidence) for each in group])
    right = np.array([each.right for each in group], float)
    share = (right.sum() + _PRIOR * average) / (len(right) + _PRIOR)
    if len(group) < _FEWEST or raw.std() < 0.1:
        return round(logit(share), 3), 0.0
    shown = np.stack([np.ones_like(raw), raw], 1)
    weights = np.array([logit(share), 0.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(shown @ weights, -30, 30)))
        slope = shown.T @ (chance - right) + weights * np.array([0.0, 1.0])
        bend = (shown * (chance * (1 - chance))[:, None]).T @ shown + np.eye(2)
        weights = weights - _RATE * np.linalg.solve(bend, slope)
    return round(float(weights[0]), 3), round(max(float(weights[1]), 0.0), 3)
