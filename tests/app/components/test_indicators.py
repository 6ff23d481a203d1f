"""A theme's indicators under its filters, on the samples: the rows behind what a card shows add up to it."""

from itertools import product

import pytest
import warehouse
from components import indicators, theme
from components.board import Board
from components.filters import CUTS, Selection

AGENCIES = 3
"""Agencies of a theme that are looked at besides all of them together."""


def chosen(board: Board) -> list[Selection]:
    """Return the filters that are looked at: some agencies, each cut's first member, the newest and a middle period."""
    cuts = [{}, *({name: board.members(name)[0]} for name in CUTS if board.members(name))]
    periods = [None, board.periods[len(board.periods) // 2]]
    agencies = ["all", *board.agencies[:AGENCIES]]
    return [Selection(agency, period=when, **cut) for agency, when, cut in product(agencies, periods, cuts)]


@pytest.mark.parametrize("view", theme.THEMES)
def test_rows_add_up_under_the_filters_on_the_samples(samples, monkeypatch, view):
    monkeypatch.setenv("SIMPUL_DATA", str(samples))
    edition = warehouse.current()
    board = indicators.board(edition, theme.THEMES[view][1])
    wrong = []
    for definition, selection in product(board.defined, chosen(board)):
        series = board.series(definition, selection)
        if series.is_empty() or series["withheld"][-1]:
            continue
        last = series.row(-1, named=True)
        place = tuple(last[name] for name in ("agency_code", "period", "dimension", "member"))
        rows = warehouse.behind(edition, definition["metric"], place)
        if "withheld" in rows.columns and rows["withheld"].count():
            continue  # rows about few people are not told, and so their sum is not
        sums = [rows[name].sum() or 0 for name in ("numerator", "denominator")]
        if sums != pytest.approx([last["numerator"] or 0, last["denominator"] or 0], rel=1e-9, abs=1e-6):
            wrong.append((definition["metric"], place, sums))
    assert wrong == []
