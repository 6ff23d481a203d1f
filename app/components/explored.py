"""The figures of what was chosen: a line over periods, bars of one period, or a heat map; one an indicator."""

import altair as alt
import polars as pl
from editions import Edition

from components import charts, explorer, explorer_charts, filters, pivot
from components.cards import is_yearly
from components.cell import listed
from components.figures import Caption, of_metric
from components.formatting import period, quantity
from components.language import N_, _
from components.wording import told, worded

MOST = {"line": 8, "bars": 30, "heat": 40}
WHOLE = N_("all")
PLACE = ("agency_code", "period", "dimension", "member")


def show(edition: Edition, chosen: explorer.Chosen) -> None:
    """Draw the choice of a picture and one picture an indicator."""
    kind = filters.choose(_("Picture"), list(explorer.CHARTS), "chart", lambda code: _(explorer.CHARTS[code]))
    known = explorer.definitions(edition)
    for metric in chosen.metrics:
        cells = chosen.cells.filter(metric=metric)
        if cells.height:
            _draw(edition, known[metric], _series(edition, chosen, cells), chosen.said, kind)


def _series(edition: Edition, chosen: explorer.Chosen, cells: pl.DataFrame) -> pl.DataFrame:
    """Name each cell by what tells it from the others of its period."""
    spoken = pivot.named(edition, cells)
    parts = [pivot.HEADS[part] for part in chosen.varies if part in {"agency_code", "member"}]
    name = pl.concat_str([pl.col(part) for part in parts], separator=" · ") if parts else pl.lit(_(WHOLE))
    kept = spoken.select(name.alias("name"), told="period", order=pl.int_range(pl.len()))
    return pl.concat([kept, cells.select(*PLACE, "numerator", "denominator", "value", "withheld")], how="horizontal")


def _draw(edition: Edition, definition: dict, data: pl.DataFrame, said: str, kind: str) -> None:
    """Draw one indicator; when there are more series than can be told apart, the largest are drawn and it is said."""
    label, unit = told(definition, "label"), definition["unit"]
    drawn = data.filter(pl.col("value").is_not_null())
    if kind == "bars":
        drawn = drawn.filter(pl.col("period") == drawn["period"].max()).sort("value", "name", descending=[True, False])
    last = drawn.filter(pl.col("period") == drawn["period"].max()) if drawn.height else drawn
    shown = last.sort("value", "name", descending=[True, False])["name"].head(MOST[kind]).to_list()
    count = drawn["name"].n_unique()
    drawn = drawn.with_columns(label=worded(drawn["value"], lambda value: quantity(value, unit)))
    title, drawn = _title(label, drawn), drawn.filter(pl.col("name").is_in(shown))
    subtitle = f"{label} · {said}"
    if count > len(shown):
        subtitle += " · " + _("{n} of {all} series drawn, the largest").format(n=len(shown), all=count)
    caption = Caption(f"explore-{definition['metric']}", title, subtitle, _spoken(label, drawn), said)
    chart = _chart(kind, drawn, is_yearly(data)) if drawn.height else None
    table = data.select("period", "name", "numerator", "denominator", "value", "withheld")
    of_metric(edition, definition["metric"], caption, chart, table if drawn.height else table.clear(),
              rows=lambda: listed(definition["metric"], data))  # fmt: skip


def _chart(kind: str, drawn: pl.DataFrame, yearly: bool) -> alt.LayerChart:
    if kind == "bars":
        return charts.bars(drawn)
    return explorer_charts.lines(drawn, yearly) if kind == "line" else explorer_charts.heat(drawn)


def _title(label: str, drawn: pl.DataFrame) -> str:
    """Say the most telling thing: who is highest and lowest last, or from where to where one series went."""
    if drawn.is_empty():
        return label
    last = drawn.filter(pl.col("period") == drawn["period"].max()).sort("value", descending=True)
    if last.height > 1:
        words = {"first": last["name"][0], "high": last["label"][0], "last": last["name"][-1], "low": last["label"][-1]}
        return _("{label}: highest {first} ({high}), lowest {last} ({low})").format(label=label, **words)
    first = drawn.sort("period").row(0, named=True)
    words = {"start": period(first["period"]), "from_": first["label"], "end": period(last["period"][0])}
    return _("{label}: {from_} in {start}, {to} in {end}").format(label=label, to=last["label"][0], **words)


def _spoken(label: str, drawn: pl.DataFrame) -> str:
    lines = []
    for (name,), rows in drawn.sort("period").group_by("name", maintain_order=True):
        start, end = rows.row(0, named=True), rows.row(-1, named=True)
        lines.append(f"{name}: {start['told']} {start['label']}, {end['told']} {end['label']}")
    return f"{label}. " + "; ".join(lines)
