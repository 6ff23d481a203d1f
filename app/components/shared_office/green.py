"""How green the buildings are: their rating and what they consume."""

import polars as pl
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, frame, stories
from components.cell import listed
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period, quantity
from components.language import _
from components.remembered import remembered
from components.shared_office import buildings

METRIC, RATED = "energy_per_m2", "green_building_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the buildings by electricity per square metre, with the rating; what else they use is in the table."""
    if not (shown := _shown(edition, selection)):
        return
    caption, ranked, table = shown
    when = buildings.month(ranked)
    frame.section(_("How green are the buildings?"))
    stories.picture(edition, caption, charts.lines(ranked), table, sources=(METRIC, RATED),
        rows=lambda: [Row("building_months", when, (one,)) for one in ranked["member"]],
        also=lambda: listed(METRIC, ranked))  # fmt: skip


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the buildings as they are ranked and their table; none where nothing is told."""
    cells = buildings.cells(edition, METRIC, selection).filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return None
    when = buildings.month(cells)
    used = warehouse.read(edition, "building_months").filter(period=when)
    rows = cells.join(used, left_on="member", right_on="building_code").sort(
        "value", "member", descending=[True, False]
    )
    both = zip(rows["value"], rows["green_rating"], strict=True)
    said = [f"{quantity(value, 'kwh_per_m2')} · {rating}" for value, rating in both]
    ranked = rows.with_columns(label=pl.Series(said, dtype=pl.String), name=pl.col("building_name"))
    counts = {"green": number(rows["is_green"].sum(), 0), "all": number(rows.height, 0), "most": ranked["name"][0]}
    title = _("{green} of {all} buildings are rated Gold or better; {most} uses most per m²").format(**counts)
    subtitle = _("Electricity bought in {month} per square metre of gross floor area, and the green rating.")
    told = stories.listed(title, ranked)
    caption = Caption("green", title, subtitle.format(month=period(when)), told, selection.worded("building"))
    kept = ["building_name", "green_rating", "value", "electricity_kwh", "solar_kwh", "water_m3", "waste_kg"]
    return caption, ranked, rows.select(kept)
