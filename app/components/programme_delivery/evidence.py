"""Do the offices agree: one line from plan to seat, the capital's 24 KPIs, what sources tell, what was published."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, figures, names, reading
from components.cell import listed
from components.filters import Selection
from components.formatting import money, number, percentage, period, quantity
from components.language import N_, _, chosen
from components.wording import told, word, worded

LINE, KPIS, AGREEMENT, SPREAD = (
    "programme_coordination", "nusantara_kpi_measurability", "reconciliation_agreement", "published_conflict_spread"
)  # fmt: skip
MEASURED = {"published": N_("✓ published"), "partly": N_("◐ partly"), "not_yet": N_("x not yet")}


def line(edition: Edition, selection: Selection) -> None:
    """Draw on one line how many of the capital's outputs each office has told of, and agrees with."""
    cells = warehouse.cells(edition, LINE, selection.agency)
    rows = reading.latest(cells, selection).filter(pl.col("value").is_not_null()) if cells.height else cells
    if rows.is_empty():
        st.info(_("No output for the capital of this agency has been delivered (x)."))
        return
    labels = names.members(edition, "office") | {"all": _("All four agree")}
    place = pl.Enum(list(labels))
    data = rows.filter(pl.col("member").is_in(list(labels))).sort(pl.col("member").cast(place))
    said = _("{n} of {all} · {share}")
    ends = [said.format(n=number(top, 0), all=number(below, 0), share=percentage(value))
            for top, below, value in data.select("numerator", "denominator", "value").iter_rows()]  # fmt: skip
    data = data.with_columns(
        name=worded(data["member"], lambda code: labels[code]), label=pl.Series(ends, dtype=pl.String)
    )
    whole = data.filter(member="all")
    title = _("All four offices agree on {n} of {all} outputs").format(
        n=number(whole["numerator"].sum(), 0), all=number(data["denominator"].max(), 0))  # fmt: skip
    subtitle = _("Outputs for the capital of which each office has told, and that agree; {agency}, {year}.").format(
        agency=names.agencies(edition).get(selection.agency, selection.agency),
        year=period(reading.when(data), True))  # fmt: skip
    figures.figure(
        edition, key="coordination", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=data.select("name", "numerator", "denominator", "value"), alt=f"{title}. {subtitle}", sources=(LINE,),
        filters=selection.worded("agency"), rows=lambda: listed(LINE, data))  # fmt: skip


def capital(edition: Edition, selection: Selection) -> None:
    """Draw the capital's 24 KPIs as tiles: which can be measured, which in part, and which not yet for want of what."""
    rows = reading.listed(edition, "capital_kpis", "fct_nusantara_kpis")
    if rows is None:
        return
    last = reading.latest(rows, selection)
    heads, states = names.members(edition, "kpi_principle"), [_(one) for one in MEASURED.values()]
    said = [f"{one['kpi_number']}. {told(one, 'label')} – {told(one, 'missing')}" for one in last.iter_rows(named=True)]
    data = last.with_columns(
        heading=worded(last["kpi_principle"], lambda code: heads.get(code, code)),
        state=worded(last["measurability"], lambda code: word(MEASURED, code)),
        told=pl.Series(said, dtype=pl.String), place=pl.int_range(pl.len()).over("kpi_principle"),
    )  # fmt: skip
    marks = [
        f"{one['state'].split(' ')[0]} {one['kpi_number']}. {told(one, 'label')}" for one in data.iter_rows(named=True)
    ]
    data = data.with_columns(mark=pl.Series(marks, dtype=pl.String))
    able = last.filter(pl.col("is_measurable")).height
    title = _("{n} of {all} KPIs of the capital can be measured, in part or in full").format(n=able, all=last.height)
    subtitle = _("The 24 KPIs by principle, {year}; the table says what each still lacks.").format(
        year=period(reading.when(last), True))  # fmt: skip
    figures.figure(
        edition, key="capital-kpis", title=title, subtitle=subtitle, chart=charts.tile_set(data, states),
        table=_listed(edition, data), alt=f"{title}. {subtitle}", sources=(KPIS,),
        filters=selection.worded())  # fmt: skip


def _listed(edition: Edition, data: pl.DataFrame) -> pl.DataFrame:
    """List each KPI with its state, what measures it in part, and what it lacks."""
    measured = pl.Series([_measured(edition, one) for one in data.iter_rows(named=True)], dtype=pl.String)
    return data.select(
        "kpi_number", "heading", name=f"label_{chosen()}", state="state", measured=measured,
        missing=f"missing_{chosen()}")  # fmt: skip


def _measured(edition: Edition, row: dict) -> str:
    """Say which number measures a KPI in part, and how much it was; nothing where none does."""
    if row["measured_value"] is None:
        return "–"
    definition = figures.definition_of(edition, row["measured_by"])
    amount = quantity(row["measured_value"], definition["unit"])
    return f"{told(definition, 'label')}: {amount} ({period(row['told_period'])})"


def sources(edition: Edition, selection: Selection) -> None:
    """Draw for each pair of sources how often they tell the same."""
    cells = warehouse.cells(edition, AGREEMENT, selection.agency, "source_pair").filter(pl.col("value").is_not_null())
    if cells.is_empty():
        st.info(_("No two sources tell of this agency the same quantity."))
        return
    labels = names.members(edition, "source_pair")
    upto = cells.filter(pl.col("period") <= selection.period) if selection.period else cells
    rows = upto.filter(pl.col("period") == pl.col("period").max().over("member")).sort("value", "member")
    said = _("{n} of {all} · {share}")
    ends = [said.format(n=number(top, 0), all=number(below, 0), share=percentage(value))
            for top, below, value in rows.select("numerator", "denominator", "value").iter_rows()]  # fmt: skip
    data = rows.with_columns(
        name=worded(rows["member"], lambda code: labels.get(code, code)), label=pl.Series(ends, dtype=pl.String)
    )
    title = _("Least agreed: {pair}").format(pair=data["name"][0])
    subtitle = _("Places of which both sources tell the same, of all that both tell of; each pair in its last period.")
    spoken = "; ".join(f"{name} {label}" for name, label in data.select("name", "label").iter_rows())
    figures.figure(
        edition, key="sources", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=data.select("period", "name", "numerator", "denominator", "value"), alt=f"{title}. {spoken}.",
        sources=(AGREEMENT,), filters=selection.worded("agency"), rows=lambda: listed(AGREEMENT, data))  # fmt: skip


def published(edition: Edition, selection: Selection) -> None:
    """Draw the published figures that contradict each other, none of them chosen."""
    rows = reading.listed(edition, "conflicts", "fct_published_conflicts")
    if rows is None:
        return
    labels = names.members(edition, "published_subject")
    heads = [f"{labels.get(one['published_subject'], one['published_subject'])} · {one['conflict_key']}"
             for one in rows.iter_rows(named=True)]  # fmt: skip
    labelled = [_figure(one["figure"], one["unit"]) for one in rows.iter_rows(named=True)]
    said = [f"{label} – {source}" for label, source in zip(labelled, rows["source"], strict=True)]
    data = rows.with_columns(
        name=pl.Series(heads, dtype=pl.String), told=pl.Series(said, dtype=pl.String),
        value=100 * pl.col("relative_figure"), label=pl.Series(labelled, dtype=pl.String),
    )  # fmt: skip
    widest = data.sort("relative_figure", "name").row(0, named=True)
    least, most = (_figure(widest[f"{side}_figure"], widest["unit"]) for side in ("least", "greatest"))
    title = _("Most contradicted: {subject}, {least} to {most}").format(subject=widest["name"], least=least, most=most)
    subtitle = _("Published figures of the same thing that differ, each with its source; none is chosen.")
    figures.figure(
        edition, key="published", title=title, subtitle=subtitle, chart=charts.range_lines(data),
        table=data.select("name", "figure", "source", "source_date", "status", "note"), alt=f"{title}. {subtitle}",
        sources=(SPREAD,), filters=selection.worded())  # fmt: skip


def _figure(value: float, unit: str) -> str:
    """Write a published figure; what it counts stands in its name."""
    return money(value) if unit.lower() == "idr" else number(value, 0)
