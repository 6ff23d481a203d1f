"""Whether the move is on plan: who has come, what the plan asked for by now, and where today's pace leads."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, frame, stories
from components.charts.burn_ups import ACTUAL, BAND, PLAN
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period
from components.language import N_, _
from components.remembered import remembered
from components.wording import worded

SOURCES = ("planned_people", "arrived_people", "forecast_completion_months")


NOTES = (N_("This figure is of the whole country: a plan is forecast for all agencies together."),)


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the burn-up of the whole country as of the last month told; other filters do not cut it."""
    come = _come(edition, selection.period)
    if come.is_empty():
        return
    now = come["period"][-1]
    paths = _paths(edition, now)
    drawn = _series(come, paths)
    chart = charts.burn_up(drawn, _names(), now)
    frame.section(_("Is the move on plan?"))
    stories.picture(
        edition, _caption(come, drawn), chart, _table(drawn), sources=SOURCES, notes=NOTES,
        rows=lambda: _rows(now, drawn), also=lambda: _told(now, paths))  # fmt: skip


@remembered
def _come(edition: Edition, until: date | None) -> pl.DataFrame:
    return Selection(period=until).last(warehouse.read(edition, "arrivals_so_far"))


@remembered
def _paths(edition: Edition, now: date) -> pl.DataFrame:
    return warehouse.read(edition, "arrival_paths").filter(period=now)


@remembered
def _caption(come: pl.DataFrame, drawn: pl.DataFrame) -> Caption:
    """Set who has come against what the plan asks for by now, and say what the band means."""
    now = come["period"][-1]
    asked = drawn.filter(pl.col("series") == PLAN, pl.col("period") <= now)["people"]
    words = {
        "now": number(come["arrived_people"][-1], 0),
        "asked": number(asked[-1] if asked.len() else 0, 0),
        "month": period(now),
        "band": _band(drawn, come["planned_people"][-1]),
    }
    title = _("{now} people have come by {month}; the plan in force asks for {asked}").format(**words)
    subtitle = _("Civil servants who have come to Nusantara, whole country, cumulative. {band}").format(**words)
    return Caption("burn-up", title, subtitle, f"{title}. {subtitle}", period(now))


@remembered
def _series(come: pl.DataFrame, paths: pl.DataFrame) -> pl.DataFrame:
    """Stack what has come, what is asked and what is forecast: series, period, people, low, high."""
    low, central, high = (
        paths.filter(path=name).select("reached_date", people="people") for name in ("high", "central", "low")
    )
    band = central.join(low.rename({"people": "low"}), on="reached_date").join(
        high.rename({"people": "high"}), on="reached_date"
    )
    parts = [
        come.select(
            pl.lit(ACTUAL).alias("series"), "period", pl.col("arrived_people").cast(pl.Float64).alias("people")
        ),
        paths.filter(path="plan").select(
            pl.lit(PLAN).alias("series"), pl.col("reached_date").alias("period"), "people"
        ),
        band.select(pl.lit(BAND).alias("series"), pl.col("reached_date").alias("period"), "people", "low", "high"),
    ]
    stacked = pl.concat(parts, how="diagonal").sort("series", "period")
    return stacked.with_columns(told=worded(stacked["period"], period))


def _band(drawn: pl.DataFrame, planned: int) -> str:
    """Say what the band means: where slow and fast months lead by the plan's last month."""
    ahead = drawn.filter(series=BAND)
    if ahead.is_empty():
        return ""
    told = _(
        "Forecast: at the pace of slow months (P10) {low}, at that of fast ones (P90) {high} of {planned} by {month}."
    )
    ends = {"low": number(ahead["low"][-1], 0), "high": number(ahead["high"][-1], 0), "planned": number(planned, 0)}
    return told.format(month=period(_last(ahead)), **ends)


def _rows(now: date, drawn: pl.DataFrame) -> list[Row]:
    """Name each point that is drawn: of the forecast the usual one, which tells of the slow and the fast one too."""
    kinds = {ACTUAL: "arrived", PLAN: "plan", BAND: "forecast"}
    keys = {ACTUAL: ("all",), BAND: ("central",)}
    return [
        Row(kinds[series], day if series == ACTUAL else now, keys.get(series, ()) + ((str(day),) * (series != ACTUAL)))
        for series, day in drawn.select("series", "period").iter_rows()
    ]


def _told(now: date, paths: pl.DataFrame) -> list[Row]:
    """Name who has come, what is asked by now, where the paths lead, and where they are at the end of each year."""
    ahead = paths.filter(pl.col("path") != "plan", pl.col("reached_date") > now)
    ends = sorted({*ahead.filter(pl.col("reached_date").dt.month() == 12)["reached_date"],
                   *ahead["reached_date"].tail(1)})  # fmt: skip
    asked = paths.filter(path="plan").sort("reached_date")["reached_date"]
    due = [asked.filter(asked <= day).max() for day in (now, *ends)]
    plan = [Row("plan", now, (str(day),)) for day in dict.fromkeys(due) if day]
    ways = [[Row("forecast", now, (path, str(day))) for day in ends] for path in ("high", "central", "low")]
    last = [one[-1] for one in ways if one]
    return [Row("arrived", now, ("all",)), *plan[:1], *last, *plan[1:], *(row for one in ways for row in one[:-1])]


def _last(frame_of: pl.DataFrame) -> date:
    return frame_of["period"][-1]


def _names() -> dict[str, str]:
    return {ACTUAL: _("Arrived"), PLAN: _("Plan in force"), BAND: _("Forecast")}


@remembered
def _table(drawn: pl.DataFrame) -> pl.DataFrame:
    names = _names()
    series = worded(drawn["series"], lambda code: names[code])
    return drawn.with_columns(name=series).select("name", "period", "people", "low", "high")
