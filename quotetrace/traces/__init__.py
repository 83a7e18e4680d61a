"""Traces: versions of one utterance, within and across articles, with what was changed between them.

:func:`trace` merges quotations, :func:`trace_rows` rows with raw speakers, and :func:`echoes` finds texts that carry
the same words before anybody knows who spoke. The stages between are public, for an index that takes rows one by one:

- :func:`prepare` makes a :class:`Row` comparable in a :class:`Vocabulary`: an :class:`Utterance` with its
  :class:`Comparable` text;
- :func:`keys_of` gives the lasting numbers a text is found by, and :func:`likeliest` picks, from the rows that hold
  each key, those worth comparing (:func:`akin` says whether they share enough);
- :func:`link` gives the log-odds that two utterances are one, with the changes of meaning that speak against it;
- :func:`nearest` picks the cluster that a new utterance joins; :func:`settle` clusters utterances by their links;
- :func:`assemble` makes traces of clusters, and :func:`verdict` says what a link that did not merge means;
- :func:`compare` lays two comparable texts side by side, word by word.
"""

from .merging.assembly import Clusters, assemble, settle, verdict
from .merging.echoes import echoes, repeats
from .pairing.candidates import CROWDED, akin, enough, keys_of, likeliest
from .pairing.clusters import NEVER, contract, nearest
from .pairing.links import Link, link
from .pairing.rows import Row, rows_of
from .pairing.similarity import Comparison, compare
from .pairing.utterances import Utterance, is_stock, prepare
from .text.comparable import Comparable, Vocabulary
from .text.siblings import sibling
from .tracing import trace, trace_rows

__all__ = [
    "CROWDED",
    "NEVER",
    "Clusters",
    "Comparable",
    "Comparison",
    "Link",
    "Row",
    "Utterance",
    "Vocabulary",
    "akin",
    "assemble",
    "compare",
    "contract",
    "echoes",
    "enough",
    "is_stock",
    "keys_of",
    "likeliest",
    "link",
    "nearest",
    "prepare",
    "repeats",
    "rows_of",
    "settle",
    "sibling",
    "trace",
    "trace_rows",
    "verdict",
]
