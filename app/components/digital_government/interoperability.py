"""How far what is declared works: services declared on the bus, ever called, alive and healthy."""

import polars as pl
import warehouse
from editions import Edition

from components import charts, counterpart, figures, names, reading
from components.cell import Cell
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

COVERAGE = "integration_coverage"


def funnel(edition: Edition, selection: Selection) -> None:
    """Draw how many of the declared services were ever called, live, and are healthy."""
    data = _beneath(edition, selection)
    if data.is_empty():
        return
    title, subtitle = _said(edition, selection, data)
    figures.figure(
        edition, key="interoperability", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=_table(selection, data), alt=f"{title}. {subtitle}", sources=(COVERAGE,),
        filters=selection.worded("agency", "compared"), rows=lambda: _cells(selection, data))  # fmt: skip


@remembered
def _beneath(edition: Edition, selection: Selection) -> pl.DataFrame:
    return counterpart.beneath(edition, selection, lambda one: _steps(edition, one))


@remembered
def _table(selection: Selection, data: pl.DataFrame) -> pl.DataFrame:
    return data.select(counterpart.columns(selection, "name", "value"))


@remembered
def _said(edition: Edition, selection: Selection, data: pl.DataFrame) -> tuple[str, str]:
    """Return the message, and what is measured of whom and when."""
    own = _steps(edition, selection)
    title = _("{healthy} of {declared} declared services are healthy ({share})").format(
        healthy=own["label"][-1], declared=own["label"][0], share=percentage(own["share"][-1]))  # fmt: skip
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = _("Services declared on the bus, ever called, alive and healthy; {agency}, {period}.").format(
        agency=who, period=period(reading.when(data)))  # fmt: skip
    return counterpart.told(edition, selection, title, subtitle, data)


def _cells(selection: Selection, data: pl.DataFrame) -> list[Cell]:
    """Name each step; what is declared is what the healthy ones are counted of."""
    at = data.select("period", pl.col("member").replace("declared", "healthy")).iter_rows()
    return [
        Cell(COVERAGE, code, when, "state", member)
        for code, (when, member) in zip(counterpart.whose(selection, data), at, strict=True)
    ]


@remembered
def _steps(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the steps from declared to healthy, each with how many services came so far and their share."""
    cells = warehouse.cells(edition, COVERAGE, selection.agency, "state")
    rows = reading.latest(cells, selection).filter(pl.col("value").is_not_null()) if cells.height else cells
    if rows.is_empty():
        return rows
    steps: list[tuple] = [("declared", _("Declared"), float(rows["denominator"][0]), 100.0)]
    for code, label in names.members(edition, "state").items():
        there = rows.filter(member=code)
        steps.append((code, label, float(there["numerator"].sum()), float(there["value"].sum())))
    data = pl.DataFrame(steps, schema=["member", "name", "value", "share"], orient="row")
    said = worded(data["value"], lambda value: number(value, 0))
    return data.with_columns(period=pl.lit(reading.when(rows)), label=said)
