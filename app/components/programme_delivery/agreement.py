"""Do the offices agree: one line from plan to seat, and how often two sources tell the same."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, counterpart, figures, names, reading
from components.cell import listed
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

LINE, AGREEMENT = "programme_coordination", "reconciliation_agreement"


def line(edition: Edition, selection: Selection) -> None:
    """Draw on one line how many of the capital's outputs each office has told of, and agrees with."""
    data = _coordinated(edition, selection)
    if data.is_empty():
        st.info(_("No output for the capital of this agency has been delivered (x)."))
        return
    title, subtitle = _told(edition, selection)
    figures.figure(
        edition, key="coordination", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=_counted(data, selection), alt=f"{title}. {subtitle}", sources=(LINE,),
        filters=selection.worded("agency", "compared"),
        rows=lambda: listed(LINE, data))  # fmt: skip


@remembered
def _coordinated(edition: Edition, selection: Selection) -> pl.DataFrame:
    return counterpart.beneath(edition, selection, lambda one: _offices(edition, one))


@remembered
def _told(edition: Edition, selection: Selection) -> tuple[str, str]:
    """Return the headline of what all offices agree on, and the subtitle."""
    data, own = _coordinated(edition, selection), _offices(edition, selection)
    title = _("All four offices agree on {n} of {all} outputs").format(
        n=number(own.filter(member="all")["numerator"].sum(), 0), all=number(own["denominator"].max(), 0))  # fmt: skip
    subtitle = _("Outputs for the capital of which each office has told, and that agree; {agency}, {year}.").format(
        agency=names.agencies(edition).get(selection.agency, selection.agency),
        year=period(reading.when(data), True))  # fmt: skip
    return counterpart.told(edition, selection, title, subtitle, data)


@remembered
def _offices(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return how many outputs each office has told of, in the order of the offices, then how many all agree on."""
    cells = warehouse.cells(edition, LINE, selection.agency)
    rows = reading.latest(cells, selection).filter(pl.col("value").is_not_null()) if cells.height else cells
    labels = names.members(edition, "office") | {"all": _("All four agree")}
    data = rows.filter(pl.col("member").is_in(list(labels))).sort(pl.col("member").cast(pl.Enum(list(labels))))
    return _shares(data, labels)


def _shares(rows: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    """Name rows by their member, and write how many of how many each counts."""
    said = _("{n} of {all} · {share}")
    ends = [said.format(n=number(top, 0), all=number(below, 0), share=percentage(value))
            for top, below, value in rows.select("numerator", "denominator", "value").iter_rows()]  # fmt: skip
    name = worded(rows["member"], lambda code: labels.get(code, code))
    return rows.with_columns(name=name, label=pl.Series(ends, dtype=pl.String))


@remembered
def _counted(data: pl.DataFrame, selection: Selection, *first: str) -> pl.DataFrame:
    return data.select(*first, *counterpart.columns(selection, "name", "numerator", "denominator", "value"))


def sources(edition: Edition, selection: Selection) -> None:
    """Draw for each pair of sources how often they tell the same."""
    data = _compared(edition, selection)
    if data.is_empty():
        st.info(_("No two sources tell of this agency the same quantity."))
        return
    title, subtitle = _least(edition, selection, data)
    spoken = "; ".join(f"{name} {label}" for name, label in zip(data["name"], data["label"], strict=True))
    figures.figure(
        edition, key="sources", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=_counted(data, selection, "period"), alt=f"{title}. {spoken}.",
        sources=(AGREEMENT,), filters=selection.worded("agency", "compared"),
        rows=lambda: listed(AGREEMENT, data))  # fmt: skip


@remembered
def _compared(edition: Edition, selection: Selection) -> pl.DataFrame:
    return counterpart.beneath(edition, selection, lambda one: _pairs(edition, one))


@remembered
def _least(edition: Edition, selection: Selection, data: pl.DataFrame) -> tuple[str, str]:
    """Return the headline of the pair that agrees least, and the subtitle."""
    title = _("Least agreed: {pair}").format(pair=counterpart.unmarked(data["name"][0]))
    subtitle = _("Places of which both sources tell the same, of all that both tell of; each pair in its last period.")
    return counterpart.told(edition, selection, title, subtitle, data)


def _pairs(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return each pair of sources in its last period, the least agreed first."""
    cells = warehouse.cells(edition, AGREEMENT, selection.agency, "source_pair").filter(pl.col("value").is_not_null())
    upto = cells.filter(pl.col("period") <= selection.period) if selection.period else cells
    rows = upto.filter(pl.col("period") == pl.col("period").max().over("member")).sort("value", "member")
    return _shares(rows, names.members(edition, "source_pair"))
