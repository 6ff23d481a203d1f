"""Ranked bars: in the frame's order, named; a long label stands with its name."""

import polars as pl
from components.charts.captions import LINE
from components.charts.rankings import bars, lines
from components.language import speaking

RANKED = pl.DataFrame({"name": ["A", "B"], "value": [3.0, 1.0], "label": ["3 orang", "1 orang"]})


def test_bars_keep_the_order_that_they_are_given():
    assert bars(RANKED).to_dict()["layer"][0]["encoding"]["y"]["sort"] == ["A", "B"]


def test_a_long_label_stands_with_its_name():
    spec = lines(RANKED, 2.0).to_dict()
    assert spec["layer"][0]["encoding"]["y"]["sort"] == ["A", "B"]
    texts = [layer["encoding"]["text"]["field"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert texts == ["broken", "label"]
    assert spec["layer"][-1]["mark"]["type"] == "tick"


def test_a_name_too_long_for_a_phone_is_broken_upwards_and_its_row_has_room():
    long = RANKED.with_columns(name=pl.Series(["KEMENTERIAN PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK", "B"]))
    short, tall = (bars(rows).to_dict() for rows in (RANKED, long))
    assert tall["height"] - short["height"] == 2 * LINE
    (name,) = (layer for layer in tall["layer"] if layer.get("encoding", {}).get("text", {}).get("field") == "broken")
    assert "datum.broken" in name["mark"]["dy"]["expr"] and "width" in name["transform"][0]["calculate"]


def test_on_paper_no_name_is_broken_and_no_row_is_taller():
    long = RANKED.with_columns(name=pl.Series(["KEMENTERIAN PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK", "B"]))
    screen = bars(long).to_dict()["height"]
    with speaking("id"):
        paper = bars(long).to_dict()
    assert paper["height"] < screen
    (name,) = (layer for layer in paper["layer"] if layer.get("encoding", {}).get("text", {}).get("field") == "broken")
    assert name["transform"][0]["calculate"] == "datum.name"


def test_the_longest_bar_leaves_its_number_the_room_it_needs_in_any_window():
    short, wide = (bars(RANKED.with_columns(label=pl.lit(label))).to_dict() for label in ("3", "Rp 16,55 miliar"))
    needs = [spec["layer"][0]["encoding"]["x"]["scale"]["domainMax"]["expr"] for spec in (short, wide)]
    assert all("width" in one for one in needs) and needs[0] != needs[1]


def test_a_target_crosses_no_name_and_strikes_through_no_number():
    spec = bars(RANKED, 3.2).to_dict()
    goal = spec["layer"][-1]
    assert (goal["mark"]["type"], goal["encoding"]["x"]) == ("tick", {"datum": 3.2})
    ends = [one for layer in spec["layer"] for one in layer.get("transform", []) if one.get("as") == "end"]
    assert [one["calculate"].split(" ? ")[1] for one in ends] == ["3.2 : datum.value"]
