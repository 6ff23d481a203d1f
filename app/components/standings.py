"""The figures of an agency and month, or of two: who stands where, and how the categories are shared."""

from dataclasses import replace
from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import charts, counterpart, names, pictures, two_lines
from components.cell import listed
from components.figures import Caption, of_metric
from components.filters import Selection
from components.formatting import number, period, quantity, round_quantity
from components.language import _
from components.wording import told, worded

SHOWN_MONTHS = 12


def over_time(edition: Edition, definition: dict, selection: Selection) -> None:
    """Draw an index over time: of one agency with its target, or of two agencies beside each other."""
    if selection.compared:
        metric, codes = definition["metric"], (selection.agency, selection.compared)
        series = [selection.last(warehouse.cells(edition, metric, code, "instrument")) for code in codes]
        if all(part["value"].count() for part in series):
            words = selection.worded("agency", "compared")
            two_lines.draw(edition, definition, series, replace(selection, words=words))
            return
    pictures.index_trend(edition, definition, selection.agency)


def ranking(edition: Edition, definition: dict, selection: Selection, when: date) -> None:
    """Rank the agencies in a period, two compared ones among them, or within one agency its work units."""
    unit, target = definition["unit"], definition["target"]
    is_of_agencies = selection.agency == "all" or bool(selection.compared)
    data = (_agencies if is_of_agencies else _units)(edition, definition["metric"], selection, when)
    ranked = data.sort("value", "name", descending=[True, False], nulls_last=True)
    shown = pictures.labelled(counterpart.marked(ranked, selection) if is_of_agencies else ranked, unit)
    title = _title(edition, ranked, selection, is_of_agencies) if shown.height else told(definition, "label")
    known, code = names.agencies(edition), "all" if is_of_agencies else selection.agency
    subtitle = f"{told(definition, 'label')}, {known.get(code, code)}, {period(when)}."
    if target is not None:
        subtitle += " " + _("Dashed line: target {target}.").format(target=round_quantity(target, unit))
    if is_of_agencies:
        subtitle += counterpart.key(edition, selection)
    caption = Caption(f"ranking-{definition['metric']}", title, subtitle, "", selection.words)
    pictures.ranked(edition, definition["metric"], caption, shown, target)


def _agencies(edition: Edition, metric: str, _selection: Selection, when: date) -> pl.DataFrame:
    known = names.agencies(edition)
    cells = warehouse.cells(edition, metric, dimension="all", period=when).filter(pl.col("agency_code") != "all")
    return cells.with_columns(name=worded(cells["agency_code"], lambda code: known.get(code, code)))


def _units(edition: Edition, metric: str, selection: Selection, when: date) -> pl.DataFrame:
    rows = warehouse.behind(edition, metric, (selection.agency, when, "all", "all"))
    score = pl.col("numerator") / pl.col("denominator")
    return rows.select("period", "numerator", "denominator", name="work_unit_name", value=score)


def _title(edition: Edition, ranked: pl.DataFrame, selection: Selection, is_of_agencies: bool) -> str:
    """Name the first and the last or, where two agencies are compared, the place of each."""
    words = {"first": ranked["name"][0], "last": ranked["name"][-1], "n": ranked.height}
    if not is_of_agencies:
        return _("{first} leads and {last} comes last among {n} work units").format(**words)
    places = {code: number(place, 0) for place, code in enumerate(ranked["agency_code"], 1)}
    both = [code for code in (selection.agency, selection.compared or "") if code in places]
    if len(both) < 2:
        return _("{first} leads and {last} comes last among {n} agencies").format(**words)
    known = names.short(edition)
    left, right = (known.get(code, code) for code in both)
    return _("{left} is number {a} and {right} number {b} of {n} agencies").format(
        left=left, right=right, a=places[both[0]], b=places[both[1]], n=number(ranked.height, 0))  # fmt: skip


def distribution(edition: Edition, definition: dict, selection: Selection, when: date) -> None:
    """Draw the shares of the categories over the months up to a period: twelve, or six of two agencies."""
    metric, labels = definition["metric"], names.members(edition, "category")
    order, months = list(labels.values()), SHOWN_MONTHS // 2 if selection.compared else SHOWN_MONTHS
    cells = pl.concat([part.with_columns(mark=pl.lit(mark)) for mark, part in _sides(edition, metric, selection)])
    kept = cells.filter(pl.col("period").is_in(cells["period"].unique().sort().tail(months).implode()))
    kept = kept.sort("period", maintain_order=True)
    data = kept.with_columns(
        member=worded(kept["member"], lambda name: labels.get(name, name)),
        told=worded(kept["period"], period) + kept["mark"],
        label=worded(kept["value"], lambda value: quantity(value, definition["unit"])),
    )
    best = data.filter(pl.col("period") == when, pl.col("member") == order[0], agency_code=selection.agency)
    words = {"share": best["label"][0] if best.height else "x", "category": order[0], "period": period(when)}
    title = _("{share} of the work units are rated {category} in {period}").format(**words)
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = _("Share of the work units in each IKPA category, {agency}, the last twelve months.").format(agency=who)
    if selection.compared:
        subtitle = _("Share of the work units in each IKPA category, the last six months.")
        subtitle += " " + counterpart.sides(edition, selection)
    caption = Caption("distribution", title, subtitle, f"{title}. {subtitle}", selection.words)
    table = data.select("period", "agency_code", "member", "numerator", "denominator", "value")
    of_metric(edition, metric, caption, charts.stacked(data, order) if data.height else None, table,
              rows=lambda: listed(metric, kept))  # fmt: skip


def _sides(edition: Edition, metric: str, selection: Selection) -> list[tuple[str, pl.DataFrame]]:
    """Return the cells by category of one agency or, each with its mark, of two."""
    sides = [(selection.agency, counterpart.OWN)] + [(selection.compared, counterpart.OTHER)] * bool(selection.compared)
    return [
        (f" {mark}" if selection.compared else "", selection.last(warehouse.cells(edition, metric, code, "category")))
        for code, mark in sides
    ]
