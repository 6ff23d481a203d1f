"""A second agency on a theme's page: beside each card's value, in the trend, and marked in pictures by agency."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
import small_edition
from components import charts, counterpart
from components.filters import Selection
from spoken import text_of

HERE = Path(__file__).parents[1]
SAID = (("agency", "Setneg"), ("period", "Mei 2026"), ("unit", "unit Biro Umum"), ("compared", "dengan Kemenkeu"))


@pytest.fixture(scope="module")
def moves(tmp_path_factory):
    """A folder with an edition whose indicators are told of two agencies."""
    folder = tmp_path_factory.mktemp("beside")
    small_edition.build(folder / "editions", changes=(HERE / "small_moves.sql").read_text("utf-8"))
    return folder


def test_each_card_shows_both_values_and_the_difference(opened, moves):
    asked = {"agency": "005", "compared": "025", "period": "2025-06"}
    page = opened("relocation", folder=moves, **asked)
    (card,) = (one.proto.body for one in page.get("html") if '<div class="card">' in one.proto.body
               and ">ASN tiba<" in one.proto.body)  # fmt: skip
    said = card.replace("\N{NO-BREAK SPACE}", " ")
    assert "48 orang" in said.replace('<span class="unit">', "").replace("</span>", "")
    assert "Kementerian Agama: 102 orang · selisih −54 orang" in said and "Kementerian Agama lebih baik" in said
    assert "dibandingkan dengan Kementerian Agama (025)" in text_of(page)


def test_nothing_is_compared_until_a_second_agency_is_chosen(opened, moves):
    assert "selisih" not in text_of(opened("relocation", folder=moves, agency="005", period="2025-06"))


def test_the_trend_draws_both(opened, moves):
    said = text_of(opened("relocation", folder=moves, agency="005", compared="025"))
    assert "Mahkamah Agung (005) 48 orang, Kementerian Agama (025) 102 orang" in said


def test_a_picture_by_agency_marks_both_by_sign_and_by_strength():
    rows = pl.DataFrame(
        {"agency_code": ["005", "025", "054"], "name": ["MA", "Kemenag", "BPS"], "value": [3.0, 2.0, 1.0]}
    )
    marked = counterpart.marked(rows, Selection("025", compared="054")).with_columns(label=pl.lit("x"))
    assert marked["name"].to_list() == ["MA", "● Kemenag", "○ BPS"]
    for chart in (charts.lines(marked), charts.bars(marked)):
        assert "datum.mark != ''" in str(chart.to_dict())
    assert "datum.mark" not in str(charts.lines(rows.with_columns(label=pl.lit("x"), mark=pl.lit(""))).to_dict())


def test_each_part_of_two_agencies_stands_beneath_the_other_s(monkeypatch):
    monkeypatch.setattr(counterpart.names, "short", lambda _edition: {"025": "Kemenag", "054": "BPS"})
    day = date(2026, 6, 1)
    cells = {"025": [("a", 3.0, day), ("b", 1.0, day)], "054": [("b", 9.0, day), ("a", 2.0, date(2025, 6, 1))]}

    def of(selection):
        rows = pl.DataFrame(cells[selection.agency], schema=["member", "value", "period"], orient="row")
        return rows.with_columns(name="member", label=pl.lit("x"))

    both = counterpart.beneath(None, Selection("025", compared="054"), of)
    assert both.select("name", "value").rows() == [("● a", 3.0), ("● b", 1.0), ("○ b", 9.0)], (
        "another month is not set beside"
    )
    assert both["agency_name"].to_list() == ["Kemenag", "Kemenag", "BPS"]
    assert "datum.mark == '●'" in str(charts.lines(both).to_dict()), "one of the two is strong"
    assert counterpart.beneath(None, Selection("025"), of)["name"].to_list() == ["a", "b"]


def test_a_picture_of_two_says_whose_message_it_is_and_who_has_nothing(monkeypatch):
    monkeypatch.setattr(counterpart.names, "short", lambda _edition: {"025": "Kemenag", "054": "BPS"})
    rows = pl.DataFrame({"mark": ["●"], "period": [date(2026, 6, 1)]})
    title, subtitle = counterpart.told(None, Selection("025", compared="054"), "Dua", "Porsi.", rows)
    assert title == "Kemenag: Dua"
    said = subtitle.replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Porsi. ● Kemenag. ○ BPS. BPS: tidak ada angka pada Juni 2026 (x)."
    assert counterpart.told(None, Selection("025"), "Dua", "Porsi.", rows) == ("Dua", "Porsi.")


def test_a_picture_of_one_says_the_second_s_message_in_words(monkeypatch):
    monkeypatch.setattr(counterpart.names, "short", lambda _edition: {"025": "Kemenag", "054": "BPS"})
    both = Selection("025", compared="054")
    asked = []

    def of(selection):
        asked.append((selection.agency, selection.compared))
        return "Tiga"

    assert counterpart.beside(None, both, "Dua", of) == ("Kemenag: Dua", " ○\N{NO-BREAK SPACE}BPS: Tiga.")
    assert asked == [("054", None)]
    assert counterpart.beside(None, both, "Dua", lambda _one: None)[1].endswith("BPS: x.")
    assert counterpart.beside(None, Selection("025"), "Dua", of) == ("Dua", "")


def test_all_agencies_are_no_row_and_bear_no_mark():
    assert counterpart.marks(Selection("all", compared="025")) == {"025": "○"}
    assert counterpart.marks(Selection("025", compared="all")) == {"025": "●"}


@pytest.mark.parametrize(("names", "words"), [
    (("agency",), "Setneg · Mei 2026 · keseluruhan, tidak disaring menurut satuan kerja · tanpa instansi pembanding"),
    (("agency", "unit", "compared"), "Setneg · Mei 2026 · unit Biro Umum · dengan Kemenkeu"),
    ((), "Semua instansi · Mei 2026 · keseluruhan, tidak disaring menurut instansi, satuan kerja"),
])  # fmt: skip
def test_a_picture_repeats_only_the_filters_that_cut_it(names, words):
    assert Selection("007", unit="Biro Umum", compared="015", said=SAID).worded(*names) == words


def test_a_picture_that_a_filter_does_not_cut_says_that_it_shows_the_whole(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=(HERE / "small_move.sql").read_text("utf-8"))
    said = text_of(opened("relocation", folder=tmp_path, wave="2")).splitlines()
    (waves,) = (line for line in said if "Biru: tiba" in line)
    assert "Gelombang 2;" not in waves and "keseluruhan, tidak disaring menurut gelombang" in waves
    (blockers,) = (line for line in said if "Orang yang direncanakan" in line and "figure" in line)
    assert "gelombang · Gelombang 2" in blockers and "keseluruhan" not in blockers


def test_offices_are_marked_and_the_marks_are_explained(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=(HERE / "small_costs.sql").read_text("utf-8"))
    said = text_of(opened("cost_efficiency", folder=tmp_path, compared="025"))
    assert "○ Kementerian Agama." in said and "○ Kementerian Agama (025)" in said
