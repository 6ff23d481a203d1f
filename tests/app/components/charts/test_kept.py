"""Kept charts: written once for the same rows, anew for other rows, colours or languages, and never shared in hand."""

import polars as pl
import streamlit as st
from components.charts.kept import kept
from components.charts.rankings import bars

RANKED = pl.DataFrame({"name": ["A"], "value": [1.0], "label": ["1"]})


def counted():
    """Return a builder that notes each chart that it builds."""
    built = []

    def build(frame, target=None):
        built.append(target)
        return bars(frame, target)

    return kept(build), built


def test_the_same_rows_are_built_once():
    draw, built = counted()
    first, again = draw(RANKED, target=2.0), draw(RANKED.clone(), target=2.0)
    assert len(built) == 1
    assert first.to_dict() == again.to_dict() == bars(RANKED, 2.0).to_dict() | {"datasets": first.to_dict()["datasets"]}


def test_other_rows_and_other_choices_are_built_anew():
    draw, built = counted()
    draw(RANKED)
    draw(RANKED.with_columns(value=pl.lit(2.0)))
    draw(RANKED, target=1.0)
    assert len(built) == 3


def test_the_dark_page_and_the_other_language_have_their_own(monkeypatch):
    draw, built = counted()
    draw(RANKED)
    monkeypatch.setitem(kept.__globals__, "scheme", lambda: "dark")
    draw(RANKED)
    monkeypatch.setitem(kept.__globals__, "chosen", lambda: "en")
    draw(RANKED)
    assert len(built) == 3


def test_who_changes_a_specification_changes_no_other_s():
    draw, _built = counted()
    draw(RANKED).to_dict()["layer"].clear()
    assert draw(RANKED).to_dict()["layer"]


def test_drawing_a_chart_leaves_it_as_it_was():
    draw, _built = counted()
    told, sent = draw(RANKED).to_dict(), str(draw(RANKED).sent())
    for _turn in range(2):
        st.vega_lite_chart(draw(RANKED).sent())
    assert str(draw(RANKED).sent()) == sent, "Streamlit writes into more than the first level"
    assert draw(RANKED).to_dict() == told
