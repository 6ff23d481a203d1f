"""Who shares: floors and seats used by several ministries, by building."""

import polars as pl
from editions import Edition

from components import charts, frame, stories
from components.cell import listed
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.shared_office import buildings

FLOORS, SEATS = "shared_floor_share", "shared_seat_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Rank the buildings by the share of their floors that two or more agencies use."""
    if not (shown := _shown(edition, selection)):
        return
    caption, ranked, table = shown
    frame.section(_("Who shares with whom?"))
    stories.picture(edition, caption, charts.lines(ranked), table, sources=(FLOORS, SEATS),
                    rows=lambda: listed(FLOORS, ranked), also=lambda: listed(SEATS, ranked))  # fmt: skip


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the buildings as they are ranked and their table; none where nothing is told."""
    cells = buildings.cells(edition, FLOORS, selection).filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return None
    seats = buildings.cells(edition, SEATS, selection).select("member", joint="numerator", held="denominator")
    cells = cells.join(seats, on="member", how="left").sort("value", "joint", "member", descending=[True, True, False])
    ranked = cells.with_columns(label=pl.Series(_said(cells), dtype=pl.String), name=pl.col("building_name"))
    words = {"building": ranked["name"][0], "share": percentage(ranked["value"][0], 0)}
    title = _("{building} is shared the most: {share} of its floors").format(**words)
    subtitle = _(
        "Floors, and seats, held by people of two or more agencies; buildings in which seats are held, {month}."
    ).format(month=period(buildings.month(cells)))
    caption = Caption("sharing", title, subtitle, stories.listed(title, ranked), selection.worded("building"))
    return caption, ranked, cells.select("building_name", "numerator", "denominator", "value", "joint", "held")


def _said(cells: pl.DataFrame) -> list[str]:
    counts = cells.select("numerator", "denominator", "joint", "held").iter_rows()
    written = [[number(count, 0) for count in row] for row in counts]
    told = _("{floors} of {all} floors · {joint} of {held} seats")
    return [told.format(floors=floors, all=every, joint=joint, held=held) for floors, every, joint, held in written]
