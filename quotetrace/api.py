"""The corridor: the one place that knows the order of the rooms."""

from collections.abc import Iterable, Sequence

from quotetrace import attribution, document, quotations
from quotetrace.config import Config
from quotetrace.errors import InputError
from quotetrace.layers import Document, Reported
from quotetrace.models import Article, Quotation, Span
from quotetrace.outputs.report import Report

DEFAULT = Config()


def _span(text: str, at: tuple[int, int] | None) -> Span | None:
    return Span(at[0], at[1], text[at[0] : at[1]]) if at else None


def _quotation(article: str, number: int, text: str, each: Reported) -> Quotation:
    content = tuple(Span(a, b, text[a:b]) for a, b in each.content)
    return Quotation(id=f"{article}#q{number}", article=article, kind=each.kind, content=content, text=" ".join(s.text for s in content),
        cue=_span(text, each.cue), source=_span(text, each.source), addressee=_span(text, each.addressee), confidence=each.confidence, rule=each.rule)


def trace(articles, *, config: Config | None = None) -> Report:
    config = config or DEFAULT
    items = [articles] if isinstance(articles, str) else list(articles)
    arts=[]; quotes=[]
    for n, item in enumerate(items):
        text = item if isinstance(item, str) else item[1]
        d = document.read(text)
        r = attribution.attribute(d, quotations.find(d, config))
        aid=f"a{n+1}"
        arts.append(Article(id=aid))
        quotes += [_quotation(aid, i + 1, text, x) for i, x in enumerate(r)]
    return Report(articles=tuple(arts), quotations=tuple(quotes), speakers=(), traces=())
