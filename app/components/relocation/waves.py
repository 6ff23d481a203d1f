"""The waves: who is due, who has come, who is late, who is not due yet; and why each wave is late."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, counterpart, frame, reading, stories, withheld
from components.cell import Cell
from components.doors import door
from components.drawings import Numbered
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period
from components.language import N_, _, chosen
from components.relocation import reasons
from components.remembered import remembered

DUE = "plan_attainment"
NOTES = (N_("A plan counts units' places and a list counts named people: the two need not add up to the same."),)


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the waterfall of the waves and, for each wave that is due, whether it is late and why."""
    if not (drawn := picture(edition, selection)):
        return
    steps, now = drawn
    for row in steps.iter_rows(named=True):
        if (row["due"] or 0) > 0 and selection.wave in {None, row["wave"]}:
            _wave(edition, selection, row, now)


def picture(edition: Edition, selection: Selection) -> tuple[pl.DataFrame, date] | None:
    """Draw the waterfall; return what it shows of each wave, and its month; none where no wave is told of."""
    cells = reading.last(edition, DUE, selection, "wave")
    if cells.is_empty():
        return None
    now, steps = cells["period"][0], _steps(edition, selection, cells)
    caption, chart = _caption(edition, selection, steps, now), charts.waterfall(_bars(steps))
    frame.section(_("Which wave is late, and why?"))
    stories.picture(
        edition, caption, chart, _table(steps), sources=(DUE, "planned_people"), notes=NOTES,
        rows=lambda: _rows(steps, selection, now))  # fmt: skip
    return steps, now


def _rows(steps: pl.DataFrame, selection: Selection, now: date) -> list[Numbered]:
    """Name each wave: where people are due those who have come of them, else those that the plan in force has."""
    return [
        Cell(DUE, selection.agency, now, "wave", wave)
        if is_due
        else Row("planned_waves", now, (selection.agency, wave))
        for wave, is_due in steps.select("wave", "is_due").iter_rows()
    ]


@remembered
def _table(steps: pl.DataFrame) -> pl.DataFrame:
    return steps.select("wave_name", "due", "arrived", "late", "planned", "withheld")


@remembered
def _message(steps: pl.DataFrame) -> str:
    """Name the wave of which most people have not come."""
    late = steps.filter(pl.col("late") > 0).sort("late", descending=True)
    if late.is_empty():
        return _("Everybody who is due has come")
    words = {"wave": late["wave_name"][0], "late": number(late["late"][0], 0), "due": number(late["due"][0], 0)}
    return _("{wave} is the furthest behind: {late} of {due} people have not come").format(**words)


def _other(edition: Edition, selection: Selection) -> str | None:
    cells = reading.last(edition, DUE, selection, "wave")
    return _message(_steps(edition, selection, cells)) if cells.height else None


def _caption(edition: Edition, selection: Selection, steps: pl.DataFrame, now: date) -> Caption:
    """Say who is furthest behind, of two agencies of each, and what the colours mean."""
    title, also = counterpart.beside(edition, selection, _message(steps), lambda other: _other(edition, other))
    filters = selection.worded("agency", "compared")
    subtitle = _(
        "People on the waves' lists and, where no list is due yet, those of the plan in force; {filters}, {month}. "
        "Blue: arrived; orange: still to come; grey: not due yet."
    ).format(filters=filters, month=period(now))
    said = "; ".join(f"{row['name']}: {row['label']}" for row in _told(steps))
    return Caption("waves", title, subtitle + also, f"{title}. {said}", filters)


@remembered
def _steps(edition: Edition, selection: Selection, cells: pl.DataFrame) -> pl.DataFrame:
    """Return one row a wave: due, arrived, late (due less arrived), planned where nothing is due, and why withheld."""
    planned = reading.mine(warehouse.read(edition, "planned_waves"), selection)
    planned = planned.group_by("wave").agg(pl.col("people").sum().cast(pl.Float64).alias("planned"))
    if "withheld" not in cells.columns:
        cells = cells.with_columns(withheld=pl.lit(None, dtype=pl.String))
    due = cells.select("withheld", wave="member", due="denominator", arrived="numerator")
    waves = warehouse.read(edition, "waves").rename({f"label_{chosen()}": "wave_name"})
    rows = waves.join(due, on="wave", how="left").join(planned, on="wave", how="left").sort("sort_order")
    is_due = pl.col("wave").is_in(due["wave"].implode())
    return rows.with_columns(
        late=pl.col("due") - pl.col("arrived"), planned=pl.when(~is_due).then(pl.col("planned")), is_due=is_due
    ).filter(pl.col("is_due") | (pl.col("planned") > 0))


@remembered
def _told(steps: pl.DataFrame) -> list[dict]:
    """Write each wave's name with its months, and what has become of it."""
    found = []
    for row in steps.iter_rows(named=True):
        first, last = row["first_planned_date"], row["last_planned_date"]
        name = row["wave_name"] if first else _("On no list yet")
        span = f" · {period(first)} – {period(last)}" if first else ""
        if not row["is_due"]:
            label = _("{n} not due yet").format(n=number(row["planned"], 0))
        elif row["due"] is None:
            label = withheld.short(row["withheld"]) if row["withheld"] else "x"
        else:
            counts = {"arrived": number(row["arrived"], 0), "late": number(row["late"], 0)}
            label = _("{arrived} arrived · {late} still to come").format(**counts)
        found.append({"name": name + span, "label": label})
    return found


@remembered
def _bars(steps: pl.DataFrame) -> pl.DataFrame:
    """Lay the waves end to end: each begins where the one before it ends."""
    rows, at = [], 0.0
    for told, row in zip(_told(steps), steps.iter_rows(named=True), strict=True):
        parts = [("whole", row["arrived"]), ("minus", row["late"]), ("rest", row["planned"])]
        parts = [(kind, size) for kind, size in parts if size] or [("rest", 0.0)]
        for kind, size in parts:
            label = told["label"] if (kind, size) == parts[-1] else ""
            rows.append({"name": told["name"], "kind": kind, "start": at, "end": at + size, "label": label})
            at += size
    return pl.DataFrame(rows)


def _wave(edition: Edition, selection: Selection, row: dict, now: date) -> None:
    """Say of one wave whether it is late and why, with the door to its number."""
    days = reasons.delay(edition, selection, row["wave"], now)
    verdict = (
        _("late, and not all have come") if row["late"] else _("all have come, late") if days > 0 else _("on time")
    )
    st.subheader(f"{row['wave_name']}: {verdict}", anchor=False)
    st.markdown("\n".join(f"- {line}" for line in reasons.of(edition, selection, row, now)))
    label = _("Open the arrivals of {wave} →").format(wave=row["wave_name"])
    door(label, DUE, (selection.agency, now), ("wave", row["wave"]))
