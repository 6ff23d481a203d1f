"""A change since a base period: how much, by how many per cent, and whether it is for the better."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from components.formatting import number, percentage, period, quantity
from components.language import N_, _
from components.short import brief

BETTER, WORSE, SAME, OPEN = N_("improving"), N_("worsening"), N_("unchanged"), N_("not yet to be judged")
SHARES = {"percent"}
RHYTHMS = {12: N_("yearly"), 6: N_("half-yearly"), 3: N_("quarterly"), 1: N_("monthly")}
"""Least months from one value to the next → the word for it."""
MOST = 10
"""Beyond ten times its base, a change in per cent says nothing more."""


@dataclass(frozen=True)
class Change:
    """A change since a base period: absolute, relative where the base allows, and the word for it."""

    base: date
    absolute: float
    relative: float | None
    verdict: str


def is_yearly(series: pl.DataFrame) -> bool:
    """Say whether a series has one value a year."""
    return all(day.month == 1 for day in series["period"].to_list())


def rhythm(series: pl.DataFrame) -> str:
    """Say how often a series has a value: by the least time between two, one value alone by its month."""
    months = sorted({12 * day.year + day.month for day in series["period"]})
    gaps = [after - before for before, after in zip(months, months[1:], strict=False)]
    least = min(gaps, default=12 if is_yearly(series) else 1)
    return _(RHYTHMS[next(months for months in RHYTHMS if months <= least)])


def change(series: pl.DataFrame, direction: str, breaks: tuple[date, ...] = ()) -> Change | None:
    """Compare the last value with that of the same month a year before, or else with the one before it.

    None where there is nothing to compare with.

    A change of instrument in between leaves the verdict open: scores of two instruments are not compared.
    """
    if series.height < 2:
        return None
    periods, last = series["period"].to_list(), series.row(-1, named=True)
    year_ago = last["period"].replace(year=last["period"].year - 1)
    base = series.row(periods.index(year_ago) if year_ago in periods else -2, named=True)
    if last["value"] is None or base["value"] is None:
        return None
    absolute = last["value"] - base["value"]
    relative = absolute / abs(base["value"]) if base["value"] else None
    crossed = any(base["period"] < start <= last["period"] for start in breaks)
    return Change(base["period"], absolute, relative, _verdict(absolute, "none" if crossed else direction))


def _verdict(absolute: float, direction: str) -> str:
    if abs(absolute) < 0.005:
        return SAME
    if direction not in {"up", "down"}:
        return OPEN
    return BETTER if (absolute > 0) == (direction == "up") else WORSE


def amount(moved: Change, unit: str) -> str:
    """Write how much something changed; a share changes by points, for a percentage of it would mislead."""
    if unit.lower() not in SHARES:
        return quantity(moved.absolute, unit, signed=True)
    return _("{n} percentage points").format(n=number(moved.absolute, 1, signed=True))


def gap(value: float, unit: str) -> str:
    """Write how far something is from a target or a path, without its side; a share is away by points."""
    if unit.lower() not in SHARES:
        return brief(abs(value), unit)
    return _("{n} percentage points").format(n=number(abs(value), 1))


def change_sentence(moved: Change, unit: str, yearly: bool) -> str:
    """Write a change: `▲ +1,20 poin (+1,3 %) dari Mei 2024 · membaik`."""
    arrow = "▲" if moved.absolute > 0 else "▼" if moved.absolute < 0 else "■"
    relative = (
        ""
        if unit.lower() in SHARES or moved.relative is None or abs(moved.relative) > MOST
        else f" ({percentage(100 * moved.relative, 1, signed=True)})"
    )
    return _("{arrow} {amount}{relative} from {base}").format(
        arrow=arrow, amount=amount(moved, unit), relative=relative, base=period(moved.base, yearly)
    )


def spoken(series: pl.DataFrame, label: str, unit: str, yearly: bool) -> str:
    """Say a series in one sentence, for who does not see its line."""
    first, last = series.row(0, named=True), series.row(-1, named=True)
    return _("{label}: {n} points, from {first} in {start} to {last} in {end}; lowest {low}, highest {high}.").format(
        label=label, n=series.height, first=quantity(first["value"], unit), start=period(first["period"], yearly),
        last=quantity(last["value"], unit), end=period(last["period"], yearly),
        low=quantity(series["value"].min(), unit), high=quantity(series["value"].max(), unit))  # fmt: skip
