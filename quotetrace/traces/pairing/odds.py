"""Odds: how likely a pair of wordings is one utterance, from what is known of the pair.

A network with one hidden layer, fitted on labelled and on damaged quotations by ``scripts/fit_traces.py``: the log-odds
are the weighted sum of some tanh units, each of a weighted sum of the features. The weights are a table in ``data/``.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from quotetrace import lexicons

from .similarity import FEATURES

Array = NDArray[Any]

# So many rows at once: products so small are worked out by BLAS in this thread. Of larger ones it shares out the work,
# and its other threads spin for a while after each: a third of the CPU time of a crowd, for a hundredth of its work.
_AT_ONCE: Final = 128


@cache
def _network() -> tuple[Array, Array, Array]:
    """The weights of the features in each unit, the units' biases, and the weights of the units."""
    table = {name: [float(each) for each in row.split()] for name, row in lexicons.table("traces_weights").items()}
    return np.array([table[name] for name in FEATURES]), np.array(table["bias"]), np.array(table["units"])


def odds(rows: Sequence[Sequence[float]] | Array) -> list[float]:
    """The log-odds of each row of features (see :data:`.similarity.FEATURES`)."""
    if len(rows) == 0:
        return []
    features, bias, units = _network()
    known = np.asarray(rows, dtype=float)
    found: list[float] = []
    for begin in range(0, len(known), _AT_ONCE):
        found += (np.tanh(known[begin : begin + _AT_ONCE] @ features + bias) @ units).tolist()
    return found
