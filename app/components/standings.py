"""The figures of one agency and month: who stands where, and how the categories are shared."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import charts, names, pictures
from components.figures import Caption, of_metric
from components.formatting import period, quantity, round_quantity
from components.language import _
from components.wording import told, worded

SHOWN_MONTHS = 12


def ranking(edition: Edition, definition: dict, agency: str, when: date) -> None:
    """Rank the agencies in a period or, within one agency, its work units."""
    metric, unit, target = definition["metric"], definition["unit"], definition["target"]
    known = names.agencies(edition)
    if agency == "all":
        cells = warehouse.cells(edition, metric, dimension="all", period=when).filter(pl.col("agency_code") != "all")
        data = cells.with_columns(name=worded(cells["agency_code"], lambda code: known.get(code, code)))
        title = _("{first} leads and {last} comes last among {n} agencies")
    else:
        rows = warehouse.behind(edition, metric, (agency, when, "all", "all"))
        score = pl.col("numerator") / pl.col("denominator")
        data = rows.select("period", "numerator", "denominator", name="work_unit_name", value=score)
        title = _("{first} leads and {last} comes last among {n} work units")
    shown = pictures.labelled(data.sort("value", "name", descending=[True, False]), unit)
    label = told(definition, "label")
    if shown.height:
        label = title.format(first=shown["name"][0], last=shown["name"][-1], n=shown.height)
    subtitle = f"{told(definition, 'label')}, {known.get(agency, agency)}, {period(when)}."
    if target is not None:
        subtitle += " " + _("Dashed line: target {target}.").format(target=round_quantity(target, unit))
    pictures.ranked(edition, metric, Caption(f"ranking-{metric}", label, subtitle, "", subtitle), shown, target)


def distribution(edition: Edition, definition: dict, agency: str, when: date) -> None:
    """Draw the shares of the categories over the twelve months up to a period."""
    metric, unit = definition["metric"], definition["unit"]
    labels = names.members(edition, "category")
    order = list(labels.values())
    cells = warehouse.cells(edition, metric, agency, "category").filter(pl.col("period") <= when)
    months = cells["period"].unique().sort().tail(SHOWN_MONTHS)
    kept = cells.filter(pl.col("period").is_in(months.implode()))
    data = kept.with_columns(
        member=worded(kept["member"], lambda name: labels.get(name, name)),
        told=worded(kept["period"], period),
        label=worded(kept["value"], lambda value: quantity(value, unit)),
    )
    best = data.filter(pl.col("period") == when, pl.col("member") == order[0])
    words = {"share": best["label"][0] if best.height else "x", "category": order[0], "period": period(when)}
    title = _("{share} of the work units are rated {category} in {period}").format(**words)
    who = names.agencies(edition).get(agency, agency)
    subtitle = _("Share of the work units in each IKPA category, {agency}, the last twelve months.").format(agency=who)
    caption = Caption("distribution", title, subtitle, f"{title}. {subtitle}", f"{who} · {period(when)}")
    table = data.select("period", "member", "numerator", "denominator", "value")
    of_metric(edition, metric, caption, charts.stacked(data, order) if data.height else None, table)
