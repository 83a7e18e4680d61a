"""Settings of Sphinx. ``make docs`` builds with every warning an error, unresolved references included."""

from typing import Any

import quotetrace
from quotetrace.rules import RULES

project = "quotetrace"
author = "The quotetrace developers"
project_copyright = "The quotetrace developers, Apache-2.0"
release = version = quotetrace.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"quotetrace {release}"

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_default_options = {"members": True}
python_maximum_signature_line_length = 100

# Types of the standard library, and the closed sets of words, which the pages write out.
nitpick_ignore_regex = [
    ("py:class", r"(typing|collections\.abc|pathlib|os)\..*"),
    ("py:class", r"(Any|Self|Iterable|Iterator|Mapping|Sequence|Literal|Path|PathLike)"),
    ("py:class", r"(bool|bytes|dict|float|frozenset|int|list|object|set|str|tuple|None|TypeError|ValueError|OSError)"),
    (
        "py:.*",
        r"(quotetrace\.models\.)?(QuotationKind|SpeakerKind|Status|Relation|AlterationKind|Verdict|DiffOperation)",
    ),
    ("py:class", r"quotetrace\.attribution\.reader\.Reader"),  # a room's own; its page shows what it is for
    ("py:exc", r"(Exception|TypeError|ValueError|OSError)"),
]


def resolve(app: Any, env: Any, node: Any, content: Any) -> Any:
    """Send ``quotetrace.models.Span``, as annotations name it, to ``quotetrace.Span``, as the reference does."""
    name = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or name not in quotetrace.__all__:
        return None
    domain = env.get_domain("py")
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", f"quotetrace.{name}", node, content)


def list_rules(_app: Any, _name: str, source: list[str]) -> None:
    """Put the table of all rules where a page asks for it, so that it is never out of date."""
    rows = (f"| `{name}` | {words} |" for name, words in RULES.items())
    source[0] = source[0].replace("<!-- the rules -->", "\n".join(("| rule | what it finds |", "| --- | --- |", *rows)))


def setup(app: Any) -> None:
    app.connect("source-read", list_rules)
    app.connect("missing-reference", resolve)
