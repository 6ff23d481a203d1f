"""The figures of the overview: each says its message as a headline and names what it measures beneath."""

from datetime import date
from typing import Any

import polars as pl
import warehouse
from editions import Edition

from components import cell, charts, counterpart, drill, names, sentences
from components.cards import is_yearly, spoken
from components.figures import UNSEEN, Caption, figure, of_metric
from components.filters import CUTS, EVERYTHING, Selection
from components.formatting import period, quantity, round_quantity
from components.language import _
from components.movement import rhythm
from components.wording import told, worded


def index_trend(edition: Edition, definition: dict, agency: str) -> None:
    """Draw a metric over time, one line an instrument, so that nothing is compared across a change of instrument."""
    metric, unit, label = definition["metric"], definition["unit"], told(definition, "label")
    who = names.agencies(edition).get(agency, agency)
    split = warehouse.cells(edition, metric, agency, "instrument")
    series = split if split.height else warehouse.cells(edition, metric, agency, "all")
    series = series.filter(pl.col("value").is_not_null())  # what is withheld is no point of a line
    data = series.select(UNSEEN + ("period", "member", "numerator", "denominator", "value"))
    if series.is_empty():
        of_metric(edition, metric, Caption(f"trend-{metric}", label, who, "", who), None, data)
        return
    starts = sentences.breaks(edition, metric)
    yearly = is_yearly(series)
    subtitle = _told_beneath(series, definition, who, starts)
    title = sentences.trend_title(label, series, definition, starts)
    caption = Caption(f"trend-{metric}", title, subtitle, spoken(series, label, unit, yearly), who)
    # A phone has room for the instrument's name, not for what stands in brackets after it.
    marks = {code: name.split(" (")[0] for code, name in names.members(edition, "instrument").items()} | {"all": ""}
    chart = charts.trend(series.with_columns(told=worded(series["period"], period)), definition["target"], marks)
    of_metric(edition, metric, caption, chart, data)


def _told_beneath(series: pl.DataFrame, definition: dict, who: str, starts: tuple[date, ...]) -> str:
    """Say what a trend measures of whom, how often and since when, where its instrument changed, and its target."""
    yearly = is_yearly(series)
    span = {"start": period(series["period"][0], yearly), "end": period(series["period"][-1], yearly)}
    subtitle = _("{label}, {agency}; {rhythm}, {start} to {end}.").format(
        label=told(definition, "label"), agency=who, rhythm=rhythm(series), **span
    )
    if starts:
        crossed = _("The instrument changed in {start}: scores before and after are not compared.")
        subtitle += " " + crossed.format(start=period(starts[0]))
    if definition["target"] is not None:
        goal = round_quantity(definition["target"], definition["unit"])
        subtitle += " " + _("Dashed line: target {target}.").format(target=goal)
    return subtitle


def movers(edition: Edition, definition: dict, selection: Selection = EVERYTHING) -> None:
    """Draw the agencies whose spending rose and fell most in the last year, with the marks of those chosen."""
    metric, label = definition["metric"], told(definition, "label")
    found = counterpart.marked(sentences.movers(edition, metric), selection)
    shown = labelled(found, definition["unit"], signed=True)
    year = period(shown["period"].max(), True)
    title = sentences.mover_title(edition, metric) or label
    subtitle = _("{label}, {year}: the five largest rises and falls.").format(label=label, year=year)
    if found["mark"].str.len_chars().sum():
        subtitle += counterpart.key(edition, selection)
    ranked(edition, metric, Caption("movers", title, subtitle, "", year), shown)


def parts(edition: Edition, definition: dict, dimension: str, selection: Selection = EVERYTHING) -> None:
    """Draw a metric's parts in the last period that the filters let through, the largest first."""
    metric, label = definition["metric"], told(definition, "label")
    cells = selection.last(warehouse.cells(edition, metric, selection.agency, dimension))
    data = cells.filter(pl.col("period") == pl.col("period").max()).sort("value", "member", descending=[True, False])
    labels = names.members(edition, dimension)
    named = data.with_columns(name=worded(data["member"], lambda name: labels.get(name, name)))
    shown = labelled(named, definition["unit"])
    year, title = period(shown["period"].max(), is_yearly(cells)), label
    if shown.height:
        title = _("{name} is the largest part: {value}").format(name=shown["name"][0], value=shown["label"][0])
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = f"{label}, {who}, {year}. {told(definition, 'population')}"
    name = f"parts-{metric}-{dimension}"
    caption = Caption(name, title, subtitle, "", selection.words or year)
    key = next((name for name, cut in CUTS.items() if cut == dimension), None)
    if key is None:
        ranked(edition, metric, caption, shown)
        return
    drill.follow(ranked(edition, metric, caption, shown.with_columns(code="member")), name, key)
    drill.beside(name, key, dict(shown.select("member", "name").iter_rows()))


def labelled(data: pl.DataFrame, unit: str, signed: bool = False) -> pl.DataFrame:
    """Add the label that stands at the end of each bar."""
    return data.with_columns(label=worded(data["value"], lambda value: quantity(value, unit, signed)))


def ranked(edition: Edition, metric: str, caption: Caption, data: pl.DataFrame, target: float | None = None) -> Any:
    """Draw ranked bars and return what is clicked; what is said in place of the picture is the ranking itself."""
    said = "; ".join(f"{name} {label}" for name, label in data.select("name", "label").iter_rows())
    drawn = data.filter(pl.col("value").is_not_null())
    chart = charts.bars(drawn, target) if drawn.height else None
    table = data.select("period", "name", "numerator", "denominator", "value")
    return figure(
        edition, key=caption.name, title=caption.title, subtitle=caption.subtitle, chart=chart,
        table=table if drawn.height else table.clear(), alt=f"{caption.subtitle} {said}", sources=(metric,),
        filters=caption.filters, on_select="rerun" if "code" in data.columns else "ignore",
        rows=lambda: cell.listed(metric, data))  # fmt: skip
