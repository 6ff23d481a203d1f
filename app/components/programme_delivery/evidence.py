"""What can be measured and what contradicts: the capital's 24 KPIs, and published figures of the same thing."""

import polars as pl
from editions import Edition
from row_lists import keyed

from components import charts, figures, names, printed_words, reading
from components.cell import Cell
from components.filters import Selection
from components.formatting import period, quantity
from components.language import _, chosen
from components.remembered import remembered
from components.story_words import MEASURED
from components.wording import told, word, worded

KPIS, SPREAD = "nusantara_kpi_measurability", "published_conflict_spread"


def capital(edition: Edition, selection: Selection) -> None:
    """Draw the capital's 24 KPIs as tiles: which can be measured, which in part, and which not yet for want of what."""
    rows = reading.listed(edition, "capital_kpis", "fct_nusantara_kpis")
    if rows is None:
        return
    data, states = _tiles(edition, rows, selection), [_(one) for one in MEASURED.values()]
    title = _("{n} of {all} KPIs of the capital can be measured, in part or in full").format(
        n=data["is_measurable"].sum(), all=data.height)  # fmt: skip
    subtitle = _("The 24 KPIs by principle, {year}; the table says what each still lacks.").format(
        year=period(reading.when(data), True))  # fmt: skip
    figures.figure(
        edition, key="capital-kpis", title=title, subtitle=subtitle, chart=charts.tile_set(data, states),
        table=_listed(edition, data), alt=f"{title}. {subtitle}", sources=(KPIS,),
        filters=selection.worded(), rows=lambda: keyed("capital_kpis", data),
        also=lambda: _measuring(data))  # fmt: skip


@remembered
def _tiles(edition: Edition, rows: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Put the last period's KPIs in words, each with its place under its principle."""
    last, heads = reading.latest(rows, selection), names.members(edition, "kpi_principle")
    said = [f"{one['kpi_number']}. {told(one, 'label')} – {told(one, 'missing')}" for one in last.iter_rows(named=True)]
    data = last.with_columns(
        heading=worded(last["kpi_principle"], lambda code: heads.get(code, code)),
        state=worded(last["measurability"], lambda code: word(MEASURED, code)),
        told=pl.Series(said, dtype=pl.String), place=pl.int_range(pl.len()).over("kpi_principle"),
    )  # fmt: skip
    marks = [
        f"{one['state'].split(' ')[0]} {one['kpi_number']}. {told(one, 'label')}" for one in data.iter_rows(named=True)
    ]
    return data.with_columns(mark=pl.Series(marks, dtype=pl.String))


@remembered
def _listed(edition: Edition, data: pl.DataFrame) -> pl.DataFrame:
    """List each KPI with its state, what measures it in part, and what it lacks."""
    measured = pl.Series([_measured(edition, one) for one in data.iter_rows(named=True)], dtype=pl.String)
    return data.select(
        "kpi_number", "heading", name=f"label_{chosen()}", state="state", measured=measured,
        missing=f"missing_{chosen()}")  # fmt: skip


def _measuring(data: pl.DataFrame) -> list[Cell]:
    """Name the numbers that measure a KPI in part."""
    told = data.filter(pl.col("measured_value").is_not_null()).select("measured_by", "told_period")
    return [Cell(metric, "all", when, "site", "nusantara") for metric, when in told.unique(maintain_order=True).rows()]


def _measured(edition: Edition, row: dict) -> str:
    """Say which number measures a KPI in part, and how much it was; nothing where none does."""
    if row["measured_value"] is None:
        return "–"
    definition = figures.definition_of(edition, row["measured_by"])
    amount = quantity(row["measured_value"], definition["unit"])
    return f"{told(definition, 'label')}: {amount} ({period(row['told_period'])})"


def published(edition: Edition, selection: Selection) -> None:
    """Draw the published figures that contradict each other, none of them chosen."""
    rows = reading.listed(edition, "conflicts", "fct_published_conflicts")
    if rows is None:
        return
    data = _ranges(edition, rows)
    title = _widest(data)
    subtitle = _("Published figures of the same thing that differ, each with its source; none is chosen.")
    figures.figure(
        edition, key="published", title=title, subtitle=subtitle, chart=charts.range_lines(data),
        table=_sourced(data), alt=f"{title}. {subtitle}", sources=(SPREAD,), filters=selection.worded(),
        rows=lambda: keyed("published", data))  # fmt: skip


@remembered
def _ranges(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Name each published figure by what it is of, and write it."""
    labels = names.members(edition, "published_subject")
    heads = [f"{labels.get(one['published_subject'], one['published_subject'])} · {one['conflict_key']}"
             for one in rows.iter_rows(named=True)]  # fmt: skip
    labelled = [printed_words.figure(one["figure"], one["unit"]) for one in rows.iter_rows(named=True)]
    said = [f"{label} – {source}" for label, source in zip(labelled, rows["source"], strict=True)]
    return rows.with_columns(
        name=pl.Series(heads, dtype=pl.String), told=pl.Series(said, dtype=pl.String),
        value=100 * pl.col("relative_figure"), label=pl.Series(labelled, dtype=pl.String),
    )  # fmt: skip


@remembered
def _sourced(data: pl.DataFrame) -> pl.DataFrame:
    return data.select("name", "figure", "source", "source_date", "status", "note")


@remembered
def _widest(data: pl.DataFrame) -> str:
    """Name what is most contradicted, with its least and its greatest figure."""
    widest = data.sort("relative_figure", "name").row(0, named=True)
    least, most = (printed_words.figure(widest[f"{side}_figure"], widest["unit"]) for side in ("least", "greatest"))
    return _("Most contradicted: {subject}, {least} to {most}").format(subject=widest["name"], least=least, most=most)
