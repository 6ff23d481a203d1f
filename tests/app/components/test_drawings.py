"""Figures on their way to paper are kept as they would be drawn, for white paper, and nothing else is kept."""

import polars as pl
import pytest
from components import drawings, figures, palette
from components.language import chosen, speaking


def test_a_figure_is_kept_instead_of_drawn(edition):
    with drawings.kept() as kept:
        figures.figure(
            edition, key="a", title="T", subtitle="S", chart=None, table=pl.DataFrame({"value": [1.0]}), alt="A"
        )
    assert [(one.title, one.subtitle, one.alt, one.table.height) for one in kept] == [("T", "S", "A", 1)]
    assert not drawings.keep(kept[0])


def test_one_within_another_keeps_its_own():
    one = drawings.Drawing("T", "S", "A", None, pl.DataFrame())
    with drawings.kept() as outer:
        with drawings.kept() as inner:
            assert drawings.keep(one)
        assert drawings.keep(one)
    assert (len(outer), len(inner)) == (1, 1)


def test_paper_is_light_and_speaks_its_own_language(monkeypatch):
    monkeypatch.setattr(palette.st, "context", type("Dark", (), {"theme": type("Theme", (), {"type": "dark"})}))
    assert (palette.scheme(), chosen()) == ("dark", "id")
    with speaking("en"):
        assert (palette.scheme(), chosen()) == ("light", "en")
        with speaking("id"):
            assert chosen() == "id"
        assert chosen() == "en"
    with pytest.raises(ValueError, match="x"), speaking("en"):
        raise ValueError("x")
    assert (palette.scheme(), chosen()) == ("dark", "id")
