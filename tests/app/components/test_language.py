"""No page speaks the other language: an Indonesian page has no English in its labels, widgets and data, and back."""

import re
from pathlib import Path

import pytest
from components import pages, ruling
from spoken import everything_of

ENGLISH = re.compile(
    r"\b(the|of|and|which|are|with|from|this|that|have|has|not|by|what|was|were|rows?|agency|agencies|choose|open|all"
    r"|number|value|each|its|who|when|where|how|out|as|for|between|is|be|or|on|an|it|at|no)\b",
    re.IGNORECASE,
)
INDONESIAN = re.compile(
    r"\b(yang|dan|dari|untuk|dengan|tidak|instansi|angka|setoran|baris|pada|adalah|atau)\b", re.IGNORECASE
)
NAMES = re.compile(
    r"`[^`]*`|\w+\.\w+|<code>.*?</code>|Bahasa · Language|\b\w*[_@/]\w*\b|\S+\.(xlsx|json|csv)|OIDC|UU \S+|Satu Data"
    r"|streamlit#\d+|Fullscreen|Show data|axe-core|Open Data|e-purchasing|read line|Alt\+\w+|[A-Z][a-z]+ [A-Z]{2,}"
)
"""What is a name or a code: it is the same in every language."""


@pytest.fixture
def listing(monkeypatch):
    """Be a steward, for whom the command lists the cases of cases.json."""
    cases = Path(__file__).parents[1].joinpath("cases.json").read_text("utf-8")
    monkeypatch.setenv("SIMPUL_ROLE", "steward")
    monkeypatch.setattr(ruling, "_run", lambda *_words: ruling.Told(True, cases))


def strange(page, words: re.Pattern) -> list[str]:
    """Return the texts of a page in which words of the other language stand."""
    return [text for text in everything_of(page) if words.search(NAMES.sub(" ", text))]


@pytest.mark.parametrize("view", list(pages.PAGES))
def test_an_indonesian_page_has_no_english(opened, view, listing):
    assert strange(opened(view), ENGLISH) == []


@pytest.mark.parametrize("view", list(pages.PAGES))
def test_an_english_page_has_no_indonesian(opened, view, listing):
    assert strange(opened(view, lang="en"), INDONESIAN) == []
