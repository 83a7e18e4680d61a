"""Folding: which of very many utterances stand in one node, so that one of them is compared for all."""

from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..pairing.nodes import TELLING, home_of_nameless
from .rating import Crowd

Array = NDArray[Any]


def folded(crowd: Crowd) -> Array:
    """For each utterance the one that stands for it and others: the first one with the same words and speakers; for one
    without a speaker's name also one with a name (see :func:`.nodes.home_of_nameless`). Stock phrases and nested
    quotations stand for themselves."""
    utterances, packed = crowd.utterances, crowd.packed
    first = utterances.firsts()
    nodes = np.unique(first)
    nodes = nodes[~(crowd.stock[nodes] | crowd.within[nodes])]
    nodes = nodes[np.argsort(packed.same[nodes], kind="stable")]
    ends = np.flatnonzero(np.diff(packed.same[nodes], prepend=-1, append=-1))
    telling, nameless = packed.total(nodes) >= TELLING, crowd.known.name[crowd.voice[nodes]] == 0
    home = np.arange(len(first))
    for begin, end in pairwise(ends.tolist()):
        if end - begin > 1:
            voices = [utterances.voices[each] for each in crowd.voice[nodes[begin:end]].tolist()]
            named = home_of_nameless(voices, bool(telling[begin]))
            if named is not None:
                home[nodes[begin:end][nameless[begin:end]]] = nodes[begin + named]
    found: Array = home[first]
    return found
