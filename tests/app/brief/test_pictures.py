"""Each page's main pictures stand in its brief: as vectors of the screen's own figure, whole, sourced and coded."""

import re

import brief
import codes
import pytest
import warehouse
from brief import content, illustration, pictures, typesetting
from components import indicators, theme
from components import printed as row_words
from components.filters import Selection
from components.language import speaking
from row_lists import KINDS

from .conftest import CODE, MOVED, TOLD, text_of

CODED = {"relocation", "shared_office", "cost_efficiency"}
HEADLINES = {
    "relocation": ("190 people have come by June 2025", "Wave 2 is the furthest behind"),
    "shared_office": (": the highest is", "Fullest on"),
    "cost_efficiency": ("Sharing offices saved",),
    "digital_government": ("domains and aspects are under the target", "is the busiest of"),
    "asn_performance": ("units spread their ratings otherwise",),
    "programme_delivery": ("packages are behind plan", "takes most"),
}


@pytest.fixture(scope="module")
def drawn(folders):
    """Return an edition and the pictures of a view's brief, each view drawn once."""
    kept = {}

    def draw(view):
        if view not in kept:
            with pytest.MonkeyPatch.context() as patch, speaking("en"):
                patch.setenv("SIMPUL_DATA", str(folders[TOLD.get(view, MOVED)]))
                edition = warehouse.current()
                board = indicators.board(edition, theme.THEMES[view][1])
                kept[view] = edition, illustration.of(edition, view, board, Selection(words="All agencies"))
        return kept[view]

    return draw


@pytest.mark.parametrize("view", HEADLINES)
def test_a_brief_prints_the_pictures_of_its_page(drawn, view):
    titles = " | ".join(one.said["title"] for one in drawn(view)[1])
    for headline in HEADLINES[view]:
        assert headline in titles, titles


@pytest.mark.parametrize("view", HEADLINES)
def test_a_picture_is_a_vector_and_says_what_it_shows_and_whose_it_is(drawn, view):
    for one in drawn(view)[1]:
        assert one.said["source"].startswith("Sample data · Source: ")
        assert one.said["pieces"]
        for piece in one.said["pieces"]:
            assert piece["alt"].strip()
            assert one.vectors[piece["file"]].startswith("<svg")
            assert "<image" not in one.vectors[piece["file"]], "no bitmap"


@pytest.mark.parametrize("view", HEADLINES)
def test_a_pictures_codes_open_its_numbers(drawn, view):
    """A small edition tells of a picture whose indicators it lacks; every code that it prints opens something."""
    edition, found = drawn(view)
    assert any(one.said["codes"] for one in found) or view not in CODED
    for one in found:
        for code in one.said["codes"]:
            assert CODE.fullmatch(code)
            found_now = codes.found(code, edition)
            assert found_now.cells or found_now.rows, (one.said["title"], code)


def test_the_floors_of_a_picture_are_opened_by_one_code(drawn):
    edition, found = drawn("shared_office")
    (code,) = found[0].said["codes"]
    cells = codes.found(code, edition).cells
    assert len(cells) > 1
    assert {(cell.metric, cell.dimension) for cell in cells} == {("workpoint_vacancy", "floor")}


def test_the_flow_diagram_is_a_vector_with_the_code_beside_each_number(drawn):
    """What stands on screen stands on paper: a node and a tie for each of the specification's, in its colours."""
    edition, found = drawn("programme_delivery")
    flow = next(one for one in found if "takes most" in one.said["title"])
    (vector,) = flow.vectors.values()
    (piece,) = flow.said["pieces"]
    printed = set(CODE.findall(" ".join(re.findall(r"<text.*?</text>|<tspan.*?</tspan>", vector))))
    nodes = {"National priority 3": 6e12, "No priority": 3e12, "Prasarana": 6e12, "Layanan Perkantoran": 3e12}
    assert all(name in vector and name in piece["alt"] for name in nodes)
    assert "Spent" in vector
    assert vector.count("<path") >= len(nodes) + 2 + 6, "the nodes, both ends, and the ties between them"
    rows = [row for code in printed for row in codes.found(code, edition).rows]
    told = {" ".join(part for part in row.key if part != "all"): row for row in rows}
    assert set(told) == {"PN3", "none", "Prasarana", "Layanan Perkantoran", ""}
    assert all(code in piece["alt"] for code in printed)


ROWS = {
    "relocation": {"plan": 500.0, "arrived": 190.0},
    "digital_government": {"clusters": 2.5e9, "pairs": 120000.0},
    "programme_delivery": {"packages": 2e11},
}


@pytest.mark.parametrize("view", ROWS)
def test_each_row_that_a_picture_tells_of_has_a_code_that_opens_that_row(drawn, view):
    edition, found = drawn(view)
    values = {}
    for code, name, number in [row for one in found for row in one.rows if row[0].startswith("R")]:
        (row,) = codes.found(code, edition).rows
        with speaking("en"):
            told = row_words.of(edition, row)
            assert (name, number) == (row_words.name(edition, row, told), row_words.value(row, told))
        values.setdefault(row.kind, []).append(told[KINDS[row.kind].value])
    for kind, value in ROWS[view].items():
        assert value in values[kind], values
    assert view != "relocation" or "forecast" in values


@pytest.mark.parametrize("view", [*ROWS])
def test_the_paper_prints_each_code_beside_its_number(folders, view, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(folders[TOLD.get(view, MOVED)]))
    edition = warehouse.current()
    text = text_of(brief.made(edition, view, "en", Selection()))
    with speaking("en"):
        said, _vectors = content.told(edition, view, Selection(words="All agencies"))
    listed = [row for part in said["parts"] for row in part["rows"]]
    assert listed
    for row in listed:
        assert " ".join(" ".join(row).split()) in text, row
    codes_of_rows = [code for code in CODE.findall(text) if code.startswith("R")]
    assert all(codes.found(code, edition).rows for code in codes_of_rows)


def test_the_overview_has_a_finding_of_each_theme_and_all_of_it_stands_on_two_pages(folders, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(folders[MOVED]))
    with speaking("en"):
        said, vectors = content.told(warehouse.current(), "overview", Selection(words="All agencies"))
    heads = [one["head"] for one in said["findings"]]
    assert heads and set(heads) <= {title for title, _themes in theme.THEMES.values()}
    assert heads == list(dict.fromkeys(heads)), "one of each"
    assert len(said["pictures"]) > 2
    assert len(typesetting.pictures(said, vectors, 30)) == typesetting.PAGES


def test_every_page_with_a_story_has_pictures():
    assert set(pictures.VIEWS) == {"overview", *theme.THEMES} - {"budget_execution"}


def test_pictures_stand_side_by_side_as_the_page_is_wide():
    spans = [pictures.WIDE, pictures.HALF, pictures.HALF, pictures.THIRD, pictures.TWO_THIRDS, pictures.HALF]
    rows = typesetting.rows([{"span": span} for span in spans])
    assert [[one["span"] for one in row] for row in rows] == [[6], [3, 3], [2, 4], [3]]
