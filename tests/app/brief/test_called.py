"""By every number of a brief stands a code of its own: each row of each figure, and each number of each picture."""

import brief
import codes
import pytest
import small_edition
import warehouse
from brief import called, illustration, opening, sheet
from components import (
    asn_performance,
    cost_efficiency,
    digital_government,
    drawings,
    indicators,
    printed,
    programme_delivery,
    relocation,
    shared_office,
    theme,
)
from components.cell import Cell
from components.filters import Selection
from components.language import speaking

from tests.app.test_row_lists import PARTS

from .conftest import text_of

STORIES = {one.__name__.rpartition(".")[2]: one for one in (
    asn_performance, cost_efficiency, digital_government, programme_delivery, relocation, shared_office)}  # fmt: skip
EVERY = Selection(words="All agencies")


COSTS = ("small_costs.sql",)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory):
    """Return data folders whose editions tell together of every theme, with the rows behind."""
    made = {parts: tmp_path_factory.mktemp("called") for parts in (PARTS, COSTS)}
    for parts, folder in made.items():
        small_edition.build(folder / "editions", changes=small_edition.told(parts))
    return made


@pytest.fixture
def own(shelves, monkeypatch, request):
    """The edition that tells of a test's view, of all others too where it is not of costs."""
    view = request.node.callspec.params.get("view") if hasattr(request.node, "callspec") else None
    monkeypatch.setenv("SIMPUL_DATA", str(shelves[COSTS if view == "cost_efficiency" else PARTS]))
    return warehouse.current()


def drawn_of(edition, view: str) -> list[drawings.Drawing]:
    """Return the figures of a theme's page that have rows."""
    with drawings.kept() as kept:
        STORIES[view].story(edition, EVERY)
    return [one for one in kept if one.chart is not None and one.table.height]


def opened(edition, code: str):
    """Return the one number that a code opens."""
    found = codes.found(code, edition)
    (one,) = (*found.cells, *found.rows)
    return one


def numbers_of(edition, one) -> dict[str, object]:
    """Return what the edition says of a number, by column."""
    return (one.value(edition) if isinstance(one, Cell) else printed.of(edition, one)) or {}


def is_number(value: object) -> bool:
    """Say whether a value is a number that is told, or that is not."""
    return value is None or isinstance(value, int | float)


@pytest.mark.parametrize("view", STORIES)
def test_each_row_of_each_figure_has_a_code_that_opens_it_and_none_else(own, view):
    """A figure that names its rows wrongly, or not, fails here: a page of one figure prints all of them."""
    with speaking("en"):
        figures = drawn_of(own, view)
        assert len(figures) > 2
        for drawn in figures:
            told = opening.lines(own, drawn)
            assert all(told), (drawn.key, told)
            for code, row in zip(told, drawn.table.iter_rows(named=True), strict=True):
                held = numbers_of(own, opened(own, code))
                for name in {"numerator", "denominator", "value", "people"} & set(row) & set(held):
                    assert row[name] in [pytest.approx(one) for one in held.values() if is_number(one)], (
                        drawn.key,
                        name,
                    )


@pytest.mark.parametrize("view", STORIES)
def test_what_a_figure_prints_beside_its_rows_has_codes_too(own, view):
    with speaking("en"):
        for drawn in drawn_of(own, view):
            told = opening.also(own, drawn)
            assert len(told) == len({one for one in drawn.also() if numbers_of(own, one)}), drawn.key
            assert all(opened(own, code) for code, _name, _value in told)


@pytest.mark.parametrize("view", ["overview", *STORIES])
def test_each_number_of_each_picture_of_a_brief_is_listed_with_its_code(own, view):
    board = indicators.board(own, theme.THEMES[view][1] if view in theme.THEMES else ["relocation"])
    with speaking("en"):
        for picture, drawn in illustration._drawn(own, illustration.VIEWS[view], EVERY):
            told = opening.rows(own, drawn, illustration.most(picture, drawn))
            drawn_rows = drawn.rows()[: 0 if picture.told or picture.is_coded else picture.rows or len(drawn.rows())]
            assert {opened(own, code) for code, _name, _value in told} >= set(drawn_rows), picture.key
            shown = {one for one in (*drawn.also(), *drawn.rows()) if numbers_of(own, one)}
            most = illustration.most(picture, drawn) or len(shown)
            assert picture.is_coded or len(told) >= min(most, len(shown)) > 0, picture.key
            assert len({opened(own, code) for code, _name, _value in told}) == len(told)
        pictures = illustration.of(own, view, board, EVERY)
        assert all(one.rows or "takes most" in one.said["title"] for one in pictures)


@pytest.mark.parametrize("view", ["overview", *STORIES])
def test_the_paper_prints_every_one_of_them(own, view):
    text = text_of(brief.made(own, view, "en", Selection()))
    board = indicators.board(own, theme.THEMES[view][1] if view in theme.THEMES else ["relocation"])
    with speaking("en"):
        listed = [row for one in illustration.of(own, view, board, EVERY) for row in one.rows]
    assert listed and "page 1 of 2" in text and "page 2 of 2" in text
    for code, _name, _value in listed:
        assert code in text or (code[: -called.OWN] in text and code[-called.OWN :] in text), code


def test_each_point_of_every_indicators_page_has_its_code(own):
    cells = {one: warehouse.cells(own, one, "all", "all") for one in warehouse.read(own, "with_numbers")["metric"]}
    metrics = [one for one, found in cells.items() if found["value"].count()]
    assert len(metrics) > 15
    for metric in metrics:
        with speaking("en"):
            said, _vectors = sheet.of_indicator(own, metric, EVERY)
        assert all(said["table"]["opens"]), metric
        assert all(opened(own, code).metric == metric for code in said["table"]["opens"])


def test_many_numbers_stand_under_what_their_codes_and_their_names_share():
    rows = [[f"K01·2025-06·abxyz{n}q", f"Menara A · lantai {n}", f"{n}% ({n}/100)"] for n in range(1, 4)]
    assert called.grouped(rows) == [
        {
            "begins": "K01·2025-06·ab",
            "parts": [{"head": "Menara A", "each": [[f"lantai {n}", f"{n}%", f"xyz{n}q"] for n in range(1, 4)]}],
        }
    ]
    months = [[f"K01·2025-0{n}·abxyz{n}q", f"{name} · month {n}", "1"] for n in (1, 2) for name in ("Good", "Poor")]
    assert [part["head"] for group in called.grouped(months) for part in group["parts"]] == ["", ""]


def test_the_rows_that_a_page_has_no_room_for_are_told_of_by_their_codes(own):
    with speaking("en"):
        drawn = next(one for one in drawn_of(own, "programme_delivery") if one.key == "published")
        said, _vectors = sheet.told_of(own, drawn, "/x")
        shorter, without = sheet.cut(said, 1, True), sheet.cut(said, 1, False)
    rest = [group["begins"] + it[2] for group in shorter["rest"] for part in group["parts"] for it in part["each"]]
    assert [shorter["table"]["rows"][0][0], *rest] == said["table"]["opens"]
    assert without["rest"] == [] and "the link opens them all" in without["more"]


def test_rows_that_no_page_has_room_for_are_opened_by_the_cut_that_they_are_of(own):
    with speaking("en"):
        drawn = next(one for one in drawn_of(own, "asn_performance") if one.key == "ratings-by-agency")
        said, _vectors = sheet.told_of(own, drawn, "/x")
        shorter = sheet.cut(said, 1, False)
    by_agency: dict[str, set] = {}
    for one in drawn.rows():
        by_agency.setdefault(one.agency, set()).add(one)
    several = [cells for cells in by_agency.values() if len(cells) > 1]
    opens = [set(codes.found(code, own).cells) for code, _name, _value in said["cuts"]]
    assert len(opens) == len(several) > 0
    assert all(any(cells <= found for found in opens) for cells in several)
    assert len({name for _code, name, _value in said["cuts"]}) == len(opens)
    printed = [group["begins"] + it[2] for group in shorter["rest"] for part in group["parts"] for it in part["each"]]
    assert sorted(printed) == sorted(code for code, _name, _value in said["cuts"])
    assert "each code above opens all" in shorter["more"]
