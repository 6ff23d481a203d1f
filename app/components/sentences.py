"""Findings in words, made from the edition by rules: each with its value, its base and its target."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import names
from components.formatting import number, percentage, period, quantity, round_quantity
from components.language import _
from components.movement import amount, change, is_yearly
from components.remembered import remembered
from components.wording import told, worded


@remembered
def breaks(edition: Edition, metric: str) -> tuple[date, ...]:
    """Return the first period of each instrument after the first: scores are not compared across them."""
    starts = warehouse.read(edition, "instruments").filter(metric=metric)["start"].sort()
    return tuple(starts[1:])


def index_sentence(edition: Edition, metric: str, definition: dict, agency: str = "all") -> str:
    """Say where a metric stands against a year before and against its target."""
    series = warehouse.cells(edition, metric, agency, "all")
    last, yearly = series.row(-1, named=True), is_yearly(series)
    moved = change(series, definition["direction"], breaks(edition, metric))
    unit = definition["unit"]
    text = _("{label}: {value} in {period}").format(
        label=told(definition, "label"), value=quantity(last["value"], unit), period=period(last["period"], yearly)
    )
    if moved:
        text += _(", {change} from {base} ({verdict})").format(
            change=amount(moved, unit), base=period(moved.base, yearly), verdict=_(moved.verdict))  # fmt: skip
    if definition["target"] is not None:
        text += _("; the target is {target}").format(target=round_quantity(definition["target"], unit))
    return text + "."


def movers(edition: Edition, metric: str, count: int = 5) -> pl.DataFrame:
    """Return the agencies whose value rose and fell most in the last period: agency_code, period, value, name."""
    cells = warehouse.cells(edition, metric, dimension="all").filter(
        pl.col("agency_code") != "all", pl.col("value").is_not_null()
    )
    last = cells.filter(pl.col("period") == pl.col("period").max()).sort(
        "value", "agency_code", descending=[True, False]
    )
    known = names.agencies(edition)
    kept = last if last.height <= 2 * count else pl.concat([last.head(count), last.tail(count)])
    return kept.with_columns(name=worded(kept["agency_code"], lambda code: known.get(code, code)))


def mover_sentence(edition: Edition, metric: str, unit: str) -> str | None:
    """Name the agency that grew most and the one that shrank most; None where nothing can be compared."""
    moved = movers(edition, metric)
    if moved.height < 2:
        return None
    top, bottom = moved.row(0, named=True), moved.row(-1, named=True)
    return _("Spending grew most at {top} ({rise}) and fell most at {bottom} ({fall}) in {period}.").format(
        top=top["name"], rise=quantity(top["value"], unit, signed=True), bottom=bottom["name"],
        fall=quantity(bottom["value"], unit, signed=True), period=period(top["period"], True))  # fmt: skip


def recomputation_sentence(edition: Edition, metric: str) -> str:
    """Say how many stated scores do not recompute; each is listed under budget execution."""
    rows = warehouse.cells(edition, metric, "all", "all")
    found, checked = warehouse.read(edition, "findings").height, rows["denominator"].sum()
    if not found:
        return _("Every one of {n} stated scores agrees with its recomputation.").format(n=number(checked, 0))
    return _("{found} of {n} stated scores ({share}) do not agree with their recomputation; each is listed.").format(
        found=number(found, 0), n=number(checked, 0), share=percentage(100 * found / checked))  # fmt: skip


def trend_title(label: str, series: pl.DataFrame, definition: dict, starts: tuple[date, ...]) -> str:
    """Say in one line where a series has gone; its label alone where there is nothing to compare."""
    moved = change(series, definition["direction"], starts) if series.height else None
    if not moved:
        return label
    value, when = series["value"][-1], period(series["period"][-1], is_yearly(series))
    verbs = (
        _("{label} rose to {value} in {period}"),
        _("{label} fell to {value} in {period}"),
        _("{label} held at {value} in {period}"),
    )
    verb = verbs[0] if moved.absolute > 0.005 else verbs[1] if moved.absolute < -0.005 else verbs[2]
    return verb.format(label=label, value=quantity(value, definition["unit"]), period=when)


def mover_title(edition: Edition, metric: str) -> str | None:
    """Name who rose and who fell most, short enough for a headline."""
    moved = movers(edition, metric)
    if moved.height < 2:
        return None
    return _("{top} rose most, {bottom} fell most").format(top=moved["name"][0], bottom=moved["name"][-1])
