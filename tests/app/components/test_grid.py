"""The grid of agencies: heads of two lines, one scale a column, numbers in the language of the page."""

import polars as pl
import pytest
from components import grid
from components.short import scaled
from serving import chromium, serving


@pytest.mark.parametrize(("unit", "most", "said"), [
    ("IDR", 7.1e9, (1e9, "Rp miliar", 1)),
    ("IDR_per_person", 3.6e7, (1e6, "Rp juta per orang", 1)),
    ("IDR", 950.0, (1.0, "Rp", 0)),
    ("percent", 99.0, (1.0, "%", 1)),
    ("people", 1e7, (1.0, "orang", 0)),
    ("score", 4.0, (1.0, "poin", 2)),
    ("ratio", 4.0, (1.0, "", 2)),
])  # fmt: skip
def test_a_column_has_one_scale_and_names_it(unit, most, said):
    assert scaled(unit, most) == said


def test_three_stand_beside_each_other_where_four_heads_would_be_cut():
    assert grid.fitting(["Indeks SPBE", "Utilisasi", "Kehadiran", "Gedung hijau"]) == 4
    assert grid.fitting(["Indeks SPBE", "Kelengkapan menurut prinsip Satu Data", "Kehadiran", "Gedung"]) == 3


def test_agencies_are_named_short_and_numbers_written_in_the_scale_of_their_column(opened, monkeypatch):
    drawn = []
    monkeypatch.setattr(grid.st, "dataframe", lambda frame, **how: drawn.append((frame, how)))
    values = pl.Series([7.0947e9, None, 1e8])
    numbers = [grid.Numbers("Penghematan", "Juni 2026", values, "IDR")]
    grid.draw("agency", ["007", "025", "054"], pl.Series("agency_name", ["A", "B", "C"]), numbers,
              grid.Told(pl.DataFrame(), "Instansi"))  # fmt: skip
    ((frame, how),) = drawn
    assert list(frame.columns) == [("", "Instansi"), ("Penghematan", "Rp miliar · Juni 2026")]
    assert frame.iloc[:, 1].tolist()[::2] == [7.1, 0.1] and frame.iloc[:, 1].isna().tolist() == [False, True, False]
    assert how["column_config"][2]["type_config"]["step"] == 0.1
    assert how["column_config"][1]["pinned"], "the name stays while numbers are scrolled"


def test_a_head_with_an_apostrophe_is_a_head(opened, monkeypatch):
    drawn = []
    monkeypatch.setattr(grid.st, "dataframe", lambda frame, **_how: drawn.append(frame))
    one = grid.Numbers("Absorption of Nusantara's budget", "2026", pl.Series([1.0]), "percent")
    grid.draw("agency", ["007"], pl.Series("agency_name", ["A"]), [one], grid.Told(pl.DataFrame(), "Instansi"))
    assert list(drawn[0].columns)[1] == ("Absorption of Nusantara’s budget", "% · 2026")


def test_a_grid_counts_in_the_page_s_language_whatever_the_browser_speaks(data):
    with serving(data) as address, chromium() as browser:
        for language, told in (("id", "1.234,5"), ("en", "1,234.5")):
            page = browser.new_page(locale="de-CH")
            page.goto(f"{address}/?lang={language}")
            page.wait_for_selector("h1")
            page.wait_for_function(f"navigator.languages.join() === '{language}'")  # the page says so as it is drawn
            assert page.evaluate("new Intl.NumberFormat(navigator.languages).format(1234.5)") == told
            page.close()
