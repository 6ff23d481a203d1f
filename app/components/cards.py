"""The card of one metric: value, change with its base, target and gap, coverage, a small trend, and the way in."""

import html
from dataclasses import dataclass
from datetime import date

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, frame, surroundings, withheld
from components.filters import WHOLE, Place
from components.formatting import number, percentage, period, quantity, round_quantity
from components.language import N_, _
from components.wording import told

BETTER, WORSE, SAME, OPEN = N_("improving"), N_("worsening"), N_("unchanged"), N_("not yet to be judged")
SHOWN = 24
SHARES = {"percent"}


@dataclass(frozen=True)
class Change:
    """A change since a base period: absolute, relative where the base allows, and the word for it."""

    base: date
    absolute: float
    relative: float | None
    verdict: str


def is_yearly(series: pl.DataFrame) -> bool:
    """Say whether a series has one value a year."""
    periods = series["period"]
    return bool((periods.dt.month() == 1).all())


def change(series: pl.DataFrame, direction: str, breaks: tuple[date, ...] = ()) -> Change | None:
    """Compare the last value with that of the same month a year before, or else with the one before it.

    None where there is nothing to compare with.

    A change of instrument in between leaves the verdict open: scores of two instruments are not compared.
    """
    if series.height < 2:
        return None
    last = series.row(-1, named=True)
    year_ago = series.filter(pl.col("period") == last["period"].replace(year=last["period"].year - 1))
    base = (year_ago if year_ago.height else series[-2:-1]).row(0, named=True)
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


def change_sentence(moved: Change, unit: str, yearly: bool) -> str:
    """Write a change: `▲ +1,20 poin (+1,3 %) dari Mei 2024 · membaik`."""
    arrow = "▲" if moved.absolute > 0 else "▼" if moved.absolute < 0 else "■"
    relative = (
        ""
        if unit.lower() in SHARES or moved.relative is None
        else f" ({percentage(100 * moved.relative, 1, signed=True)})"
    )
    return _("{arrow} {amount}{relative} from {base}").format(
        arrow=arrow, amount=amount(moved, unit), relative=relative, base=period(moved.base, yearly)
    )


def target_sentence(value: float | None, definition: dict, unit: str) -> str:
    """Write the target and how far the value is from it; empty where there is none or no value."""
    target = definition["target"]
    if target is None or value is None:
        return ""
    gap = value - target
    reached = gap >= 0 if definition["direction"] != "down" else gap <= 0
    told_gap = _("reached") if reached else _("{gap} to go").format(gap=quantity(abs(gap), unit))
    return _("Target {target} · {gap}").format(target=round_quantity(target, unit), gap=told_gap)


def spoken(series: pl.DataFrame, label: str, unit: str, yearly: bool) -> str:
    """Say a series in one sentence, for who does not see its line."""
    first, last = series.row(0, named=True), series.row(-1, named=True)
    return _("{label}: {n} points, from {first} in {start} to {last} in {end}; lowest {low}, highest {high}.").format(
        label=label, n=series.height, first=quantity(first["value"], unit), start=period(first["period"], yearly),
        last=quantity(last["value"], unit), end=period(last["period"], yearly),
        low=quantity(series["value"].min(), unit), high=quantity(series["value"].max(), unit))  # fmt: skip


def columns(count: int) -> int:
    """Return how many cards stand side by side, so that the last row is not left with one or two of four."""
    return 3 if count % 4 in {1, 2} else 4


def metric_card(
    edition: Edition, definition: dict, series: pl.DataFrame, breaks: tuple[date, ...] = (), place: Place = WHOLE
) -> None:
    """Draw the card of a metric from its definition and the series at a place: period, value, covered, coverable."""
    label, unit, yearly = told(definition, "label"), definition["unit"], is_yearly(series)
    with st.container(border=True, height="stretch", key=f"card-{definition['metric']}", gap="small"):
        around = surroundings.lines(edition, definition["metric"], place.agency, series["period"][-1])
        around = (*(around if place.cut == ("all", "all") else ()), *place.notes)
        st.html(_face(definition, series, breaks, around))
        if series.height > 2:
            shown = series.tail(SHOWN)
            st.altair_chart(charts.sparkline(shown), alt=spoken(shown, label, unit, yearly), width="stretch")
        when = series["period"][-1].isoformat()[:7]
        cell = {"metric": definition["metric"], "agency": place.agency, "period": when, "member": ":".join(place.cut)}
        frame.link("dictionary", _("Open the number →"), **cell, edition=edition.edition_id)


def _face(definition: dict, series: pl.DataFrame, breaks: tuple[date, ...], around: tuple[str, ...]) -> str:
    """Write what the card says: label, value or why it is withheld, coverage, change and target."""
    unit, yearly, last = definition["unit"], is_yearly(series), series.row(-1, named=True)
    hidden = withheld.reason_of(last)
    cover = _("{when} · {covered} of {coverable} agencies")
    counts = {"covered": last["covered"] or 0, "coverable": last["coverable"] or 0}
    moved = change(series, definition["direction"], breaks)
    verdict = html.escape(_(moved.verdict)) if moved else ""
    sentence = change_sentence(moved, unit, yearly) if moved else _("First value: nothing to compare with yet")
    value = withheld.short(hidden) if hidden else quantity(last["value"], unit)
    goal = target_sentence(last["value"], definition, unit)
    lines = [
        f"<h3>{html.escape(told(definition, 'label'))}</h3>",
        f'<p class="value">{html.escape(value)}</p>',
        f'<p class="quiet">{html.escape(cover.format(when=period(last["period"], yearly), **counts))}</p>',
        "" if hidden else f"<p>{html.escape(sentence)}" + (f" · <b>{verdict}</b></p>" if moved else "</p>"),
        f"<p>{html.escape(goal)}</p>" if goal else "",
        *(f'<p class="quiet">{html.escape(line)}</p>' for line in around),
    ]
    return f'<div class="card">{"".join(lines)}</div>'
