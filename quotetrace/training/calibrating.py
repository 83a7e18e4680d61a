"""What a confidence is worth: rules and probabilities against how often they were right on articles not trained on."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from quotetrace.attribution.reader import logit
from quotetrace.scoring import Judged

_STEPS = 200
_PRIOR = 4.0  # the pull towards the average of all rules, in quotations: a rule seen twice says little
_STEEP = 0.05  # how hard a slope is held at 1


def calibrated(judged: Iterable[Judged]) -> dict[str, tuple[float, float]]:
    """For each rule (place, slope), so that sigmoid(place + slope * logit(raw)) is how often it is right.

    Platt scaling (Platt 1999), rule by rule, drawn towards the average of all.
    """
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        by_rule[each.rule].append(each)
    every = [each for group in by_rule.values() for each in group]
    average = sum(each.right for each in every) / max(len(every), 1)
    return {rule: _fitted(group, average) for rule, group in sorted(by_rule.items())}


def _fitted(group: list[Judged], average: float) -> tuple[float, float]:
    """Place and slope of one rule by Newton's method; a rule with one raw confidence has slope 0."""
    raw = np.array([logit(each.confidence) for each in group])
    right = np.array([each.right for each in group], float)
    if np.ptp(raw) == 0:
        share = (right.sum() + _PRIOR * average) / (len(right) + _PRIOR)
        return round(logit(share), 3), 0.0
    shown = np.stack([np.ones_like(raw), raw], 1)
    weights = np.array([0.0, 1.0])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-shown @ weights))
        slope = shown.T @ (chance - right) + np.array([0.0, _STEEP * len(right)]) * (weights - np.array([0.0, 1.0]))
        bend = (shown * (chance * (1 - chance))[:, None]).T @ shown + np.diag([1e-3, _STEEP * len(right)])
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return round(float(weights[0]), 3), round(float(weights[1]), 3)
