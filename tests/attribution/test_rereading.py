"""What becomes of a report: the policy between the rules and the reader, with a reader that says what it is told."""

from typing import cast

import pytest

from quotetrace import quotations
from quotetrace.attribution.reader import Reader, Reading
from quotetrace.attribution.rereading import evidence, reread
from quotetrace.document import read
from quotetrace.layers import Document, Reported

Told = dict[str, tuple[float, float, dict[str, list[str]]]]


class _Parrot:
    """Gives the readings it was told, by the word of the cue."""

    def __init__(self, document: Document, told: Told) -> None:
        self.document, self.told = document, told

    def read(self, _columns: object, _suspected: float, _taken: float, _idle: object) -> list[Reading]:
        words = self.document.words
        return [
            Reading(
                words.index(cue),
                speech,
                stance,
                {role: [self._tokens(phrase) for phrase in phrases] for role, phrases in spans.items()},
            )
            for cue, (speech, stance, spans) in self.told.items()
        ]

    def _tokens(self, phrase: str) -> tuple[int, int]:
        wanted = phrase.split()
        for first in range(len(self.document.words)):
            if self.document.words[first : first + len(wanted)] == wanted:
                return first, first + len(wanted)
        raise ValueError(phrase)


def _read(text: str, told: Told) -> list[Reported]:
    document = read(text)
    rules = quotations.find(document)
    return reread(document, evidence(document, rules, rules), cast(Reader, _Parrot(document, told)))


def _told(text: str, told: Told) -> list[tuple[str, str, str | None]]:
    return [
        (each.rule, " … ".join(text[slice(*span)] for span in each.content), each.source and text[slice(*each.source)])
        for each in _read(text, told)
    ]


_THAT = "Ana Ruiz said that the bridge is shut."
_NEW = "Ana Ruiz fumed the bridge is shut."
_SPANS = {"content": ["the bridge is shut"], "cue": ["fumed"], "source": ["Ana Ruiz"]}
_CASES = [
    # What no rule describes is taken from the reader, as speech or as a stance, whichever is likelier.
    (_NEW, {"fumed": (0.6, 0.1, _SPANS)}, [("learned.speech", "the bridge is shut", "Ana Ruiz")]),
    (_NEW, {"fumed": (0.2, 0.5, _SPANS)}, [("learned.stance", "the bridge is shut", "Ana Ruiz")]),
    (_NEW, {"fumed": (0.2, 0.1, _SPANS)}, []),
    # Without a source a new cue reports something where the reader is sure of it, and has its subject for a source;
    # without a content it reports nothing.
    (
        _NEW,
        {"fumed": (0.7, 0.0, {"content": ["the bridge is shut"]})},
        [("learned.speech", "the bridge is shut", "Ana Ruiz")],
    ),
    (_NEW, {"fumed": (0.5, 0.4, {"content": ["the bridge is shut"]})}, []),
    (_NEW, {"fumed": (0.9, 0.0, {"source": ["Ana Ruiz"]})}, []),
    # A topic without a verb is speech only where the reader is sure of it.
    (
        "Ana Ruiz raised the bridge.",
        {"raised": (0.9, 0.0, {"content": ["the bridge"], "source": ["Ana Ruiz"]})},
        [("learned.speech", "the bridge", "Ana Ruiz")],
    ),
    (
        "Ana Ruiz raised the bridge.",
        {"raised": (0.7, 0.0, {"content": ["the bridge"], "source": ["Ana Ruiz"]})},
        [("learned.stance", "the bridge", "Ana Ruiz")],
    ),
    # A topic that somebody did not speak of was not spoken of.
    (
        "Ana Ruiz did not raise the bridge.",
        {"raise": (0.9, 0.0, {"content": ["the bridge"], "source": ["Ana Ruiz"], "cue": ["did not raise"]})},
        [("learned.stance", "the bridge", "Ana Ruiz")],
    ),
    # A report that a rule found goes where the reader sees no cue at all.
    (_THAT, {}, []),
    # The ends of a that-clause stay the rule's unless the reader ends before them, and the source is the reader's.
    (
        _THAT,
        {"said": (0.3, 0.0, {"content": ["that the bridge is shut ."], "cue": ["said"], "source": ["Ruiz"]})},
        [("indirect.that", "that the bridge is shut", "Ruiz")],
    ),
    (
        _THAT,
        {"said": (0.3, 0.0, {"content": ["that the bridge"], "cue": ["said"], "source": ["Ruiz"]})},
        [("learned.speech", "that the bridge", "Ruiz")],
    ),
    # A bare clause keeps its ends.
    (
        "Ana Ruiz said the bridge is shut.",
        {"said": (0.3, 0.0, {"content": ["the bridge"], "cue": ["said"], "source": ["Ruiz"]})},
        [("indirect.clause", "the bridge is shut", "Ruiz")],
    ),
    # Words in marks stay, whatever the reader makes of their cue; it may name their source.
    ("“It is shut,” said Ana Ruiz.", {}, [("direct.cue-behind", "“It is shut,”", None)]),
    (
        "“It is shut,” said Ana Ruiz.",
        {"said": (0.5, 0.0, {"content": ["shut"], "source": ["Ana Ruiz"]})},
        [("direct.cue-behind", "“It is shut,”", "Ana Ruiz")],
    ),
]


@pytest.mark.parametrize(("text", "told", "wanted"), _CASES)
def test_the_policy(text: str, told: Told, wanted: list[tuple[str, str, str | None]]) -> None:
    assert _told(text, told) == wanted


def test_a_new_report_has_the_confidence_of_its_cue() -> None:
    assert _read(_NEW, {"fumed": (0.6, 0.1, _SPANS)})[0].confidence == pytest.approx(0.7)


def test_words_in_marks_make_a_report_mixed() -> None:
    text = "Ana Ruiz seethed that the bridge was “a sad old wreck” by now."
    spans = {"content": ["that the bridge was “ a sad old wreck ” by now"], "source": ["Ana Ruiz"], "cue": ["seethed"]}
    assert [each.kind for each in _read(text, {"seethed": (0.9, 0.0, spans)}) if each.rule == "learned.speech"] == [
        "mixed"
    ]


def test_a_title_in_marks_does_not() -> None:
    text = "Ana Ruiz seethed that the show “Night Ferry” was late by now."
    spans = {"content": ["that the show “ Night Ferry ” was late by now"], "source": ["Ana Ruiz"], "cue": ["seethed"]}
    found = [each.kind for each in _read(text, {"seethed": (0.9, 0.0, spans)}) if each.rule == "learned.speech"]
    assert found == ["indirect"]


def test_an_article_without_words() -> None:
    assert _read("", {}) == []


_STANCES = (
    "Ana Ruiz feared the bridge was unsafe. The council hopes that it opens soon. Birk slammed the plan, and said he "
    "opposed it.\n\nThe board considers the sale. “It is late,” said Ines Okafor, who fears for her crew. Voters want "
    "the ferry back. Ruiz thinks that Birk believes it “was a joke”."
)


def test_stances_that_nobody_wants_are_not_read_and_change_nothing() -> None:
    document = read(_STANCES)
    found = evidence(document, quotations.find(document), quotations.find(document))
    for rules in (found, found[::2], []):
        whole = reread(document, rules, Reader.load())
        some = reread(document, rules, Reader.load(), stances=False)
        assert len(some) < len(whole) or rules
        assert [each for each in whole if not each.stance] == [each for each in some if not each.stance]
        assert all(each in whole for each in some)
