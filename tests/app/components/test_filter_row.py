"""The filters of the theme pages: each is applied or said not to be, and under each the rows add up to the card."""

from itertools import product
from pathlib import Path

import pytest
import small_edition
import warehouse
from components import indicators, theme
from components.cell import Cell
from components.filters import Selection
from components.formatting import as_date
from spoken import text_of

MOVES = (Path(__file__).parents[1] / "small_moves.sql").read_text("utf-8")
PERIODS, WAVES, BUILDINGS, UNITS = ("", "2025-03"), ("", "1", "2"), ("", "A", "B"), ("U0051", "U0252")


@pytest.fixture(scope="module")
def moves(tmp_path_factory):
    """A folder with an edition whose indicators are told by wave and by building."""
    folder = tmp_path_factory.mktemp("moves")
    small_edition.build(folder / "editions", changes=MOVES)
    return folder


def adds_up(edition, metric: str, place: tuple) -> bool:
    """Say whether the rows behind a cell add up to it."""
    agency, period, dimension, member = place
    (cell,) = warehouse.cells(edition, metric, agency, dimension, period).filter(member=member).to_dicts()
    rows = warehouse.behind(edition, metric, place)
    sums = [rows[name].sum() or 0 for name in ("numerator", "denominator")]
    return sums == pytest.approx([cell["numerator"] or 0, cell["denominator"] or 0], rel=1e-9, abs=1e-6)


@pytest.mark.parametrize(("agency", "period"), list(product(("all", "005", "025"), PERIODS)))
@pytest.mark.parametrize(
    ("view", "key", "member"),
    [("relocation", "wave", wave) for wave in WAVES]
    + [("shared_office", "building", place) for place in BUILDINGS]
    + [("relocation", "unit", unit) for unit in UNITS],
)
def test_every_card_under_every_filter_opens_rows_that_add_up(opened, moves, view, key, member, agency, period):
    asked = {"agency": agency, "period": period, key: member}
    page = opened(view, folder=moves, **{name: value for name, value in asked.items() if value})
    edition = warehouse.current()
    board = indicators.board(edition, theme.THEMES[view][1])
    chosen = Selection(agency, period=as_date(period) if period else None, **{key: member or None})
    buttons = {button.key for button in page.button}
    for definition in board.defined:
        series = board.series(definition, chosen)
        if series.is_empty():
            continue
        last = series.row(-1, named=True)
        place = (agency, last["period"], last["dimension"], last["member"])
        assert adds_up(edition, definition["metric"], place)
        assert f"open-card-{Cell(definition['metric'], *place).address}" in buttons


def test_a_card_that_a_filter_does_not_cut_says_so(opened, moves):
    said = text_of(opened("relocation", folder=moves, wave="2"))
    assert "gelombang · Gelombang 2 (indikator yang tidak dirinci menurutnya diberi tanda)" in said
    assert said.count("Menghitung keseluruhan: tidak dirinci menurut saringan ini.") == 1


def test_a_filter_of_another_page_is_carried_and_said_not_to_apply(opened, moves):
    page = opened("relocation", folder=moves, agency="025", wave="2")
    page.switch_page("views/shared_office.py").run()
    assert "Kementerian Agama (025)" in text_of(page)
    assert "gelombang · Gelombang 2: tidak diterapkan" in text_of(page)
    assert page.query_params == {"agency": "025", "wave": "2"}
    page.switch_page("views/relocation.py").run()
    assert page.selectbox(key="wave").value == "2"


def test_what_a_page_does_not_know_is_said_and_not_lost(opened, moves):
    page = opened("relocation", folder=moves, agency="060")
    assert "Kepolisian (060): tidak diterapkan" in text_of(page)
    assert page.query_params["agency"] == "060"


def test_a_filter_of_one_value_is_shown(opened, moves):
    page = opened("shared_office", folder=moves)
    assert page.selectbox(key="building").options == ["Semua", "Gedung A", "Gedung B"]
    assert len([box for box in page.selectbox if box.key in {"agency", "period", "wave", "building"}]) <= 4


def test_reset_lets_go_of_everything(opened, moves):
    page = opened("relocation", folder=moves, agency="025", wave="2", period="2025-03", unit="U0251")
    assert "unit eselon I · Direktorat 1" in text_of(page)
    page.button(key="reset").click().run()
    assert page.query_params == {}
    assert "Semua instansi · periode terbaru" in text_of(page)


def test_one_agency_s_units_are_added_up(opened, moves):
    page = opened("relocation", folder=moves, agency="025", wave="1", period="2025-06")
    units = next(table.value for table in page.dataframe if "Satuan kerja" in table.value.columns)
    assert units["Satuan kerja"].to_list() == ["Direktorat 1", "Direktorat 2", "Direktorat 3"]
    assert units["Pembilang"].to_list() == [15.0, 16.0, 17.0]


def test_units_that_indicators_are_told_by_stand_side_by_side_and_are_chosen_by_key(opened, moves):
    page = opened("relocation", folder=moves, agency="025", period="2025-06")
    (units,) = (table.value for table in page.dataframe if ("", "Satuan kerja") in table.value.columns)
    assert units[("", "Satuan kerja")].to_list() == ["Direktorat 1", "Direktorat 2", "Direktorat 3"]
    assert units[("ASN tiba", "orang · Juni 2025")].to_list() == [32.0, 34.0, 36.0]
    assert page.selectbox(key="unit").options == ["Semua", "Direktorat 1", "Direktorat 2", "Direktorat 3"]
    page.selectbox(key="unit").set_value("U0252").run()
    assert page.query_params["unit"] == "U0252"
    assert text_of(page).count("Menghitung keseluruhan: tidak dirinci menurut saringan ini.") == 2


def test_a_line_over_time_bears_the_unit_s_name_and_not_its_key(opened, moves):
    page = opened("relocation", folder=moves, agency="025", unit="U0252")
    sent = [named.data.data for one in page.get("vega_lite_chart") for named in one.proto.datasets]
    assert [one for one in sent if b"U0252" in one and b"Direktorat 2" in one]


def test_a_unit_goes_before_its_wave_and_a_card_told_by_the_wave_alone_says_so(opened, moves):
    said = text_of(opened("relocation", folder=moves, agency="025", wave="1", unit="U0252"))
    assert said.count("Tidak dirinci menurut gelombang.") == 0
    assert said.count("Tidak dirinci menurut unit eselon I.") == 1


def test_another_agency_s_unit_is_said_not_to_apply(opened, moves):
    said = text_of(opened("relocation", folder=moves, agency="005", unit="U0252"))
    assert "unit eselon I · Direktorat 2: tidak diterapkan" in said


def test_an_earlier_edition_is_kept_from_page_to_page_and_let_go(opened, tmp_path):
    first = small_edition.build(tmp_path / "editions", changes=MOVES)
    second = small_edition.build(tmp_path / "editions", 2, changes=MOVES + "; update dim_metrics set owner = 'PANRB'")
    page = opened("relocation", folder=tmp_path)
    page.selectbox(key="edition").set_value(first).run()
    assert f"seperti diketahui pada rilis {first}" in text_of(page)
    page.switch_page("views/shared_office.py").run()
    assert page.query_params["edition"] == first
    page.button(key="reset").click().run()
    assert page.selectbox(key="edition").value == second
    assert "edition" not in page.query_params
