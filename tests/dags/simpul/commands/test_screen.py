"""What people read: thousands apart, nothing for none; what machines read: JSON only."""

import json
from datetime import date

import pytest
from simpul.commands import screen


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, ""), (True, "yes"), (1234567, "1,234,567"), (0.5, "0.5"), (98.43210987, "98.4321"), (3.0, "3"), ("x", "x")],
)
def test_a_value_is_told_as_people_read_it(value, told):
    assert screen.cell(value) == told


def test_json_holds_no_colour_and_dates_as_text(capsys):
    screen.show_json([{"period": date(2024, 3, 1), "name": "Kementerian Agama", "value": None}])
    assert json.loads(capsys.readouterr().out) == [{"period": "2024-03-01", "name": "Kementerian Agama", "value": None}]


def test_a_table_shows_text_as_it_is(capsys):
    screen.show_table("Things", [{"name": "[red]Nama[/red]", "rows": 1200}], ["name", "rows"])
    printed = capsys.readouterr().out
    assert "[red]Nama[/red]" in printed
    assert "1,200" in printed


def test_no_rows_are_said(capsys):
    screen.show_table("Things", [], ["name"])
    assert capsys.readouterr().out == "Things: nothing yet\n"


def test_a_step_that_fails_prints_no_line(capsys):
    with pytest.raises(ValueError, match="broken"), screen.timed("load", "lkpp"):
        raise ValueError("broken")
    assert "load" not in capsys.readouterr().out
