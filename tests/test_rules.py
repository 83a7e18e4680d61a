"""Every rule has its words, and every rule that the code can name is known."""

import ast
import re
from pathlib import Path

import pytest

import quotetrace
from quotetrace.rules import RULES

_PACKAGE = Path(quotetrace.__file__).parent
_NAME = re.compile(r"(?:(?:direct|indirect|mixed|learned|turn)\.[a-z-]+|turn|pull)")


def _strings(folder: str) -> set[str]:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (_PACKAGE / folder).glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_is_explained_in_words(name: str) -> None:
    assert _NAME.fullmatch(name)
    assert len(RULES[name].split()) > 3
    assert not RULES[name].endswith(".")


def test_the_code_names_no_unknown_rule() -> None:
    rule = re.compile(r"(?:direct|indirect|mixed|learned|turn)\.[a-z-]+")
    named = {text for text in _strings("quotations") if rule.fullmatch(text)}
    assert named
    assert named <= set(RULES)


def test_no_two_rules_say_the_same() -> None:
    assert len(set(RULES.values())) == len(RULES)
