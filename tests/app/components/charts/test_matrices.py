"""Matrices: flat labels by number, and what is withheld by its symbol."""

import re

import polars as pl
import vl_convert
from components.charts.matrices import exchanges, groups

TIES = pl.DataFrame(
    {"provider": ["A"], "consumer": ["B"], "step": ["few"], "told": ["7"], "is_alive": [False]}
)  # fmt: skip


def test_columns_bear_the_numbers_of_the_rows():
    (rows,) = exchanges(TIES, ["B", "A"], ["few", "many"]).to_dict()["datasets"].values()
    assert (rows[0]["row"], rows[0]["column"]) == ("2 A", "1")


def test_a_withheld_cell_is_written_and_not_shaded():
    data = pl.DataFrame({"name": ["A", "A"], "member": ["x", "y"], "value": [40.0, None], "told": ["40 %", "c"]})
    layers = groups(data, ["x", "y"]).to_dict()["layer"]
    shaded = [one for one in layers if one["mark"]["type"] == "rect" and "fill" not in one["mark"]]
    assert [one["transform"] for one in shaded] == [[{"filter": "isValid(datum.value)"}]]
    symbols = [one for one in layers if one["mark"]["type"] == "text" and "!isValid" in str(one["transform"])]
    assert len(symbols) == 1


def test_no_heading_is_left_out_on_a_phone():
    data = pl.DataFrame({"name": ["A"], "member": ["Butuh Perbaikan"], "value": [40.0], "told": ["40 %"]})
    heads = groups(data, ["Butuh Perbaikan"]).to_dict()["layer"][0]["encoding"]["x"]["axis"]
    assert heads["labelOverlap"] is False and "split(" in heads["labelExpr"]


def test_a_long_name_is_broken_into_lines_and_its_row_has_room_for_them():
    names = ["ANRI", "Istimewa · Direktorat Jenderal Pengawasan Ruang Digital"]
    data = pl.DataFrame({"name": names, "member": ["x", "x"], "value": [40.0, 41.0], "told": ["40 %", "41 %"]})
    short, whole = (vl_convert.vegalite_to_svg(groups(one, ["x"]).to_json()) for one in (data[:1], data))
    told = set(re.findall(r">([^<>]+)</t(?:ext|span)>", whole))
    assert {"ANRI", "Istimewa · Direktorat", "Jenderal Pengawasan", "Ruang Digital"} <= told
    high = [float(re.search(r' height="([\d.]+)"', one)[1]) for one in (short, whole)]
    assert high[1] - high[0] >= 2 * 13 * 3 - 26
