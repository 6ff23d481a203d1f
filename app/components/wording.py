"""Words for what the data calls by code: states, rules, stages, categories and columns, in the reader's language."""

import re
from collections.abc import Callable
from typing import Any

import polars as pl

from components import story_words
from components.access_words import NOTED
from components.case_words import HEADINGS
from components.column_words import COLUMNS
from components.language import _, chosen
from components.paper_words import PAPERS
from components.words import PROMISES, RULES


def word(words: dict[str, str], code: str | None) -> str:
    """Return the reader's word for a code; a code without a word is shown as it is, in plain letters."""
    if not code:
        return "–"
    return _(words[code]) if code in words else code.replace("_", " ")


def broken(rule_id: str, labels: dict[str, str]) -> str:
    """Say what a rule such as `final_score:range` found; `labels` are the fields' names in the reader's language."""
    return _said(RULES, rule_id, labels)


def promised(check_id: str, labels: dict[str, str]) -> str:
    """Say what a check such as `final_score:range` promises."""
    return _said(PROMISES, check_id, labels)


def _said(words: dict[str, str], rule_id: str, labels: dict[str, str]) -> str:
    # `work_units:check_2` is the second check of a table, `marts.dim_x:rule 5:unique` the fifth of a mart.
    place, _colon, kind = re.sub(r"_\d+$", "", rule_id).rpartition(":")
    table, _colon, last = place.rpartition(":")
    subject = table if last.startswith("rule ") else last
    name = labels.get(subject, subject if "." in subject else word({}, subject))
    return f"{name}: {word(words, kind)}"


def one_side(text: str | None) -> str:
    """Pick the reader's side of a text that is written `Indonesian / English`; a text with one side is shown whole."""
    sides = (text or "–").split(" / ")
    return sides[-1] if chosen() == "en" else sides[0]


def worded(series: pl.Series, write: Callable[[Any], str]) -> pl.Series:
    """Write each value of a column in words; in this thread, because another would not know the reader's language."""
    if series.dtype.is_nested():
        return pl.Series(series.name, [write(value) for value in series], dtype=pl.String)
    values = series.to_list()
    said = {value: write(value) for value in dict.fromkeys(values)}
    return pl.Series(series.name, [said[value] for value in values], dtype=pl.String)


def column(name: str) -> str:
    """Return a column's heading."""
    return word(COLUMNS | HEADINGS | NOTED | PAPERS | story_words.HEADINGS, name)


def told(definition: dict[str, object], name: str) -> str:
    """Pick a definition's text (`label`, `description`, `formula` …) in the reader's language."""
    return str(definition.get(f"{name}_{chosen()}") or definition.get(name) or "–")


def unseen(text: str) -> str:
    """Return the end of a label that is heard but not seen, so that buttons of one kind have names of their own.

    It is emphasis, which the page's style hides from sight within buttons and links.
    """
    plain = re.sub(r"[*_\[\]`$:\\]+", " ", text).strip()
    return f" *{plain}*" if plain else ""
