"""Heat: every cell is labelled, in the orders given; what is not told is a frame without a colour."""

import polars as pl
from components.charts.heat import heat

CELLS = pl.DataFrame(
    {
        "row": ["Hunian", "Hunian", "Jaringan"],
        "column": ["Gelombang 1", "Gelombang 2", "Gelombang 1"],
        "value": [10.0, None, 95.0],
        "label": ["10 %", "x", "95 %"],
    }
)
ROWS, COLUMNS = ["Jaringan", "Hunian"], ["Gelombang 1", "Gelombang 2"]


def test_rows_and_columns_keep_their_order():
    for layer in heat(CELLS, ROWS, COLUMNS).to_dict()["layer"]:
        assert layer["encoding"]["y"]["sort"] == ROWS and layer["encoding"]["x"]["sort"] == COLUMNS


def test_told_and_untold_cells_are_drawn_apart_and_both_are_labelled():
    layers = heat(CELLS, ROWS, COLUMNS).to_dict()["layer"]
    kinds = [(layer["mark"]["type"], layer["transform"][0]["filter"]) for layer in layers]
    told, untold = "isValid(datum.value)", "!isValid(datum.value)"
    assert kinds == [("rect", told), ("rect", untold), ("text", told), ("text", untold)]
    assert layers[1]["mark"]["fillOpacity"] == 0


def test_a_part_of_a_whole_is_coloured_by_its_share():
    counted = CELLS.drop("value").with_columns(part=pl.lit(1), whole=pl.lit(4))
    first = heat(counted, ROWS, COLUMNS).to_dict()["layer"][0]
    assert first["transform"][0] == {"calculate": "100 * datum.part / datum.whole", "as": "value"}


def test_without_untold_cells_no_layer_is_empty():
    kinds = [layer["mark"]["type"] for layer in heat(CELLS[::2], ROWS, COLUMNS).to_dict()["layer"]]
    assert kinds == ["rect", "text"]


def test_days_are_three_letters_where_a_phone_has_no_more_room_and_waves_stay_what_they_are():
    rows = pl.DataFrame({"row": ["a", "a"], "column": ["Senin", "Selasa"], "value": [1.0, 2.0], "label": ["1", "2"]})
    heads = {str(names): heat(rows, ["a"], names).to_dict()["layer"][0]["encoding"]["x"]["axis"]
             for names in (["Senin", "Selasa"], ["2", "Di luar daftar"])}  # fmt: skip
    assert "slice(datum.label, 0, 3)" in heads["['Senin', 'Selasa']"]["labelExpr"]
    assert "labelExpr" not in heads["['2', 'Di luar daftar']"]
