"""The corridor: the one place that knows the order of the rooms.

The rooms are imported where they are called, so that `import quotetrace` costs next to nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

from quotetrace import wording
from quotetrace.collecting import no_collecting
from quotetrace.config import Config
from quotetrace.errors import ConfigError, InputError
from quotetrace.inputs import dated, row_of
from quotetrace.layers import Document, Page
from quotetrace.models import Article, Quotation, Span, Speaker, Status, Trace, Verification
from quotetrace.outputs.report import Report
from quotetrace.rules import RULES

if TYPE_CHECKING:
    from quotetrace.speakers import Cast

Item = str | tuple[Article, str]

_DEFAULT = Config()
_BYTES = (bytes, bytearray, memoryview)


@no_collecting()
def trace(articles: Item | Iterable[Item], *, config: Config | None = None) -> Report:
    """Read one or several articles: every quotation with its speakers, and the versions of each utterance merged.

    ``articles`` is a text, a pair of :class:`Article` and text, or an iterable of these; versions merge across all of
    them. Articles without an id are numbered "a1", "a2" ... in the order given. Any text gets an answer; raises
    :class:`InputError` for what is not text, also in a field of an :class:`Article`, and :class:`ConfigError` for an
    option that is not a :class:`Config`.

    >>> report = trace("“The bridge will open in May,” said Ana Ruiz, the mayor of Altona.")
    >>> report.quotations[0].text, report.speakers[0].name, report.speakers[0].role
    ('The bridge will open in May,', 'Ana Ruiz', 'mayor')
    """
    from quotetrace import speakers, traces

    chosen = config_of(config)
    items = _items(articles)
    described = _numbered([article for article, _ in items])
    pages = [_page(article.id or "", text, chosen) for article, (_, text) in zip(described, items, strict=True)]
    vocabulary = traces.sibling()
    texts = [wording.texts_of(page) for page in pages]
    again = wording.repeats(pages, texts, vocabulary)
    heard = wording.echoes(texts, vocabulary) + again
    stages = speakers.read(pages, heard)
    repeated, headings = wording.pairs(texts, again), wording.numbers(texts, wording.headings(pages))
    by_id = {article.id or "": article for article in described}

    def traced(cast: "Cast") -> Report:
        found = [each for at, own in enumerate(zip(pages, texts, strict=True)) for each in _quotations(*own, cast, at)]
        known = {speaker.id: speaker for speaker in cast.speakers}
        merged = traces.trace(found, known, vocabulary, by_id, repeated, headings)
        return Report(articles=tuple(described), quotations=tuple(found), speakers=cast.speakers, traces=tuple(merged))

    cast = speakers.cast(stages, heard)
    report = traced(cast)
    retold = wording.retold(texts, report.quotations, report.traces) if len(pages) > 1 else []
    linked = speakers.cast(stages, heard, retold) if retold else cast
    return report if len(linked.speakers) == len(cast.speakers) else traced(linked)


@no_collecting()
def extract_quotes(text: str, *, config: Config | None = None) -> list[Quotation]:
    """The quotations of one article, in order, without merging their versions.

    ``speakers`` of each quotation are ids; :func:`trace` returns the speakers too. Raises :class:`InputError` for
    anything but text.

    >>> [quotation.text for quotation in extract_quotes("The ferry was late, Ines Okafor said.")]
    ['The ferry was late']
    """
    from quotetrace import speakers, traces

    page = _page("a1", _text(text, "text", "the str of one article; trace() takes a list"), config_of(config))
    texts = wording.texts_of(page)
    vocabulary = traces.sibling()
    cast = speakers.resolve([page], wording.echoes([texts], vocabulary) + wording.repeats([page], [texts], vocabulary))
    return _quotations(page, texts, cast, 0)


@no_collecting()
def trace_quotes(
    quotes: Iterable[Quotation | Mapping[str, Any]], *, speakers: Iterable[Speaker] = (), workers: int = 1
) -> list[Trace]:
    """Merge quotations that are known already: versions of one utterance share a trace.

    ``quotes`` are :class:`Quotation` records (``speakers`` then resolve their ids) or mappings with "text" and, where
    known, "id", "speaker" (a name or a list of names), "role" and "affiliation" (of a speaker without a name),
    "article" (an id), "outlet" and "published" (a date, for the timeline). Rows without an id are numbered from 1.
    Every quotation comes out in exactly one trace. ``workers`` is the number of processes among which very many rows
    are shared out (on Linux; elsewhere one does all); the traces are the same.

    Raises :class:`InputError`, which names the row, for a row without text, an id that two rows have, or a field of the
    wrong type; :class:`ConfigError` for ``workers`` below 1; :class:`WorkerError` where a process died.

    >>> rows = [{"id": "1", "text": "We will not sell the ferry."}, {"id": "2", "text": "“We will not sell the ferry”"}]
    >>> [len(trace.versions) for trace in trace_quotes(rows)]
    [2]
    """
    from quotetrace import traces

    if isinstance(quotes, (str, bytes, Mapping)) or not isinstance(quotes, Iterable):
        raise InputError(f"trace_quotes() takes a list of quotations or rows, not {type(quotes).__name__}.")
    if isinstance(workers, bool) or not isinstance(workers, int) or workers < 1:
        raise ConfigError(f"trace_quotes(workers={workers!r}): pass the number of processes, 1 or more.")
    known = _by_id(speakers, "trace_quotes()")
    rows = [row_of(number, quote, known) for number, quote in enumerate(quotes, 1)]
    numbers: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if numbers.setdefault(row.id, number) != number:
            raise InputError(f"Rows {numbers[row.id]} and {number} have one id, {row.id!r}: give each row its own.")
    vocabulary = traces.Vocabulary()
    for speaker in known.values():
        vocabulary.meet(speaker.id, (speaker.name, *speaker.aliases))
    return traces.trace_rows(rows, vocabulary, workers=workers)


def verify(quote: Quotation | str, source: Item | Iterable[Item]) -> Verification:
    """Check whether a quotation stands in a source: a transcript, a press release, an earlier article.

    ``quote`` is a text, with or without marks around it, or a :class:`Quotation`; of a mixed one only the words in
    marks count, and the worst verdict on them. ``source`` is what :func:`trace` takes; of several the one that bears
    the quotation out best is told by its id. A source is read once for all the quotations checked against it in a row:
    7,000 against 100,000 words take seconds. :class:`Verification` says what each status means. Of a whole article
    check what :func:`extract_quotes` finds in it; in a source without text every quotation is absent.

    >>> source = "We will not sell the ferry, and I have told the council so."
    >>> verify("“We will not sell the ferry”", source).status
    'verbatim'
    >>> found = verify("We will sell the ferry", source)
    >>> found.status, found.alterations[0].kind, found.passages[0].text
    ('altered', 'negation', 'We will not sell the ferry')

    Raises :class:`InputError` for what is not text, or where there is no source.
    """
    from quotetrace.traces.verifying import verification

    items = _items(source, "verify()", "source")
    if not items:
        raise InputError("verify() has no source to check against: pass its text, or a list of texts.")
    described = [article for article, _ in items]
    named = described if len(items) == 1 else _numbered(described)
    sources = [(article.id, text) for article, (_, text) in zip(named, items, strict=True)]
    if isinstance(quote, Quotation) and quote.kind == "direct" and len(quote.content) > 1:
        return verification.verify_split([span.text for span in quote.content], quote.text, sources)
    if isinstance(quote, Quotation):
        return verification.verify_all(verification.claims(quote.text, quote.kind), sources)
    return verification.verify(_text(quote, "quote", "a str, or a Quotation"), sources)


def explain(quotation: Quotation, speakers: Iterable[Speaker] = ()) -> str:
    """In words: which rule found the quotation, what decided its speaker, and how sure that is.

    With the ``speakers`` of the report it tells why "she" or "the minister" is that person, by what the text names and
    tells before, and those between whom the text leaves it open are named; else they are told by their id.

    >>> print(explain(extract_quotes("“The ferry is late,” said Ines Okafor.")[0]))
    direct.cue-behind: words in quotation marks, with a cue and its subject directly behind them (“...,” Ruiz said). \
Cue: “said”. Source: “Ines Okafor”. Status: attributed. Confidence: 0.98.
    """
    from quotetrace.explaining import why_speaker
    from quotetrace.grammar.disowning import disowns

    if not isinstance(quotation, Quotation):
        raise InputError(
            f"explain() takes a Quotation, not {type(quotation).__name__}; take one from report.quotations."
        )
    known = _by_id(speakers, "explain()")
    parts = [f"{quotation.rule}: {RULES.get(quotation.rule, 'a rule of another version of quotetrace')}."]
    parts += [
        f"{name}: “{span.text}”." for name, span in (("Cue", quotation.cue), ("Source", quotation.source)) if span
    ]
    parts += why_speaker(quotation, known.values())
    if quotation.cue and disowns(quotation.cue.text, spoken=quotation.kind == "direct"):
        parts.append("The cue takes it back: the text says that it was denied, or not said.")
    parts.append(f"Status: {quotation.status}.")
    if quotation.candidates:
        names = (known[one].name if one in known else one for one in quotation.candidates)
        parts.append(f"Candidates: {' or '.join(names)}.")
    parts.append(f"Confidence: {quotation.confidence:.2f}.")
    return " ".join(parts)


def _by_id(speakers: Iterable[Speaker], function: str) -> dict[str, Speaker]:
    """The speakers by their ids; raises :class:`InputError` for what are none."""
    found = list(speakers) if isinstance(speakers, Iterable) else [speakers]
    if not all(isinstance(speaker, Speaker) for speaker in found):
        raise InputError(f"{function} takes Speaker records as speakers: pass report.speakers.")
    return {speaker.id: speaker for speaker in found}


def config_of(config: Config | None) -> Config:
    """The config, the default one for None; raises :class:`ConfigError` for anything else."""
    if config is None:
        return _DEFAULT
    if not isinstance(config, Config):
        raise ConfigError(f"config takes a Config, not {type(config).__name__}: pass quotetrace.Config(...).")
    return config


def _items(
    articles: Item | Iterable[Item], function: str = "trace()", what: str = "article"
) -> list[tuple[Article, str]]:
    """The articles and their texts; what is neither is told as ``what`` the ``function`` takes."""
    if isinstance(articles, (str, *_BYTES)) or articles is None or _is_pair(articles):
        return [item_of(articles, what)]
    if not isinstance(articles, Iterable) or isinstance(articles, Mapping):
        given = type(articles).__name__
        raise InputError(f"{function} takes text, (Article, text) pairs or a list of them, not {given}.")
    return [item_of(item, what) for item in articles]


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], Article)


def item_of(item: object, what: str = "article") -> tuple[Article, str]:
    """The article and its text; raises :class:`InputError` for what is neither text nor such a pair."""
    if isinstance(item, tuple) and _is_pair(item):
        return _checked(item[0]), _text(item[1], what)
    return Article(), _text(item, what)


def _checked(article: Article) -> Article:
    """The article; raises :class:`InputError`, which names the field, where one holds neither text nor None."""
    for field in fields(Article):
        value = getattr(article, field.name)
        if value is not None and not isinstance(value, str):
            cure = "a str, ISO 8601: for a date its isoformat()" if field.name == "published" else "a str or None"
            raise InputError(f"Article({field.name}={value!r}) holds {type(value).__name__}: pass {cure}.")
    if article.published:
        dated(article.published, f"Article(published={article.published!r}) holds text")
    return article


def _text(text: object, what: str = "article", cure: str = "a str, or a pair (Article(...), str)") -> str:
    if isinstance(text, str):
        return str(text)
    if isinstance(text, _BYTES):
        raise InputError(f"The {what} is bytes: decode it first, for instance data.decode('utf-8').")
    raise InputError(f"The {what} is {type(text).__name__}, not text: pass {cure}.")


def _numbered(articles: Sequence[Article]) -> list[Article]:
    """Articles with an id each: their own, "a1" ... where they have none, and a number behind one that is taken."""
    taken: set[str] = set()
    found = []
    for number, article in enumerate(articles, 1):
        name = base = article.id or f"a{number}"
        again = 1
        while name in taken:
            again += 1
            name = f"{base}~{again}"
        taken.add(name)
        found.append(article if article.id == name else evolve(article, id=name))
    return found


def _page(article: str, text: str, config: Config) -> Page:
    from quotetrace import attribution, document, quotations

    read = document.read(text)
    return Page(article=article, document=read, reported=attribution.attribute(read, quotations.find(read), config))


def _quotations(page: Page, texts: Sequence[str], cast: "Cast", number: int) -> list[Quotation]:
    """The quotations of a page, which is that number of those whose speakers were looked for."""
    told = zip(texts, cast.speakers_of[number], cast.status_of[number], cast.candidates_of[number], strict=True)
    return [_quotation(page, at, *each) for at, each in enumerate(told)]


def _quotation(
    page: Page, number: int, words: str, speaker_ids: tuple[str, ...], status: Status, candidates: tuple[str, ...]
) -> Quotation:
    each, document = page.reported[number], page.document
    return Quotation(
        id=f"{page.article}#q{number + 1}",
        article=page.article,
        kind=each.kind,
        content=tuple(document.content(start, end) for start, end in each.content),
        text=words,
        cue=_span(document, each.cue),
        source=_span(document, each.source),
        addressee=_span(document, each.addressee),
        speakers=speaker_ids,
        within=None if each.within is None else f"{page.article}#q{each.within + 1}",
        status=status,
        confidence=round(each.confidence, 2),
        rule=each.rule,
        candidates=candidates,
    )


def _span(document: Document, place: tuple[int, int] | None) -> Span | None:
    return None if place is None else document.span(*place)
