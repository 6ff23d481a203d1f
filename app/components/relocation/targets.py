"""The public targets of the move: what was promised by whom, how firm it is, and whether it can be measured."""

import polars as pl
import warehouse
from editions import Edition

from components import frame, tables
from components.filters import Selection
from components.formatting import day, number, period
from components.language import N_, _, chosen
from components.remembered import remembered
from components.story_words import STATUS
from components.wording import told, word


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the targets as a table, each with its source and status; what cannot be measured says so."""
    frame.section(
        _("What was promised in public?"),
        _("Targets of the decree on the government's plan. What no delivery can measure is listed, not guessed."),
    )
    tables.show(_table(edition), _("Public targets, with source and status"))


UNITS = {"percent": "%", "people": N_("people"), "index": N_("(index)")}
COLUMNS = ("promise", "expected", "target_year", "measured", "status", "source", "signed")


@remembered
def _table(edition: Edition) -> pl.DataFrame:
    rows = [_row(row) for row in warehouse.read(edition, "targets").iter_rows(named=True)]
    return pl.DataFrame(rows, schema=dict.fromkeys(COLUMNS, pl.String))


def _row(row: dict) -> dict[str, str]:
    """Write one target: its bounds, year, what has been measured, and who says so how firmly."""
    low, high = row["minimum"], row["maximum"]
    bounds = _amount(low) if low == high else f"{_amount(low)}–{_amount(high)}"
    measured = _("no delivery measures it")
    if row["is_measured"] and row["arrived_people"] is not None:
        measured = _("{n} by {month}").format(n=number(row["arrived_people"], 0), month=period(row["measured_period"]))
    return {
        "promise": told(row, "label"),
        "expected": f"{bounds} {_(UNITS.get(row['unit'], row['unit']))}".strip(),
        "target_year": str(row["target_year"]),
        "measured": measured,
        "status": word(STATUS, row["status"]),
        "source": row["source"],
        "signed": _signed(row),
    }


def _signed(row: dict) -> str:
    """Write the day on which the decree was signed, and what sources say otherwise."""
    other = row.get(f"signed_note_{chosen()}")
    return " · ".join(part for part in (day(row.get("signed_date")), other) if part)


def _amount(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 2)
