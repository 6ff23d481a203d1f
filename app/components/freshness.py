"""Freshness against cadence, the checks' history by delivery, and how far each indicator is covered."""

import altair as alt
import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, frame, tables
from components.charts.kept import kept
from components.formatting import as_date, number, period
from components.language import N_, _, plural
from components.palette import STEPS, dressed, palette, scheme
from components.remembered import remembered
from components.surroundings import WORDS
from components.wording import told, word, worded

CADENCES = {
    "day": N_("daily"),
    "week": N_("weekly"),
    "month": N_("monthly"),
    "quarter": N_("quarterly"),
    "half-year": N_("half-yearly"),
    "year": N_("yearly"),
}
LEGIBLE = 14
"""The width of a square in which its number can be read, in pixels; the table has them all."""


def table(edition: Edition, sender: str) -> None:
    """Show each table's cadence, its newest period, when that came, and what is due."""
    tables.show(_fresh(edition, sender), _("Freshness of every table against its cadence"))


@remembered
def _fresh(edition: Edition, sender: str) -> pl.DataFrame:
    found = warehouse.read(edition, "freshness")
    found = found if sender == "all" else found.filter(agency=sender)
    arrived = _arrived(edition)
    rows = [
        {
            "agency": row["agency"],
            "table_name": row["table_name"],
            "cadence": word(CADENCES, row["cadence"]),
            "newest": _periods(row["newest"]) if row["periods"] else _("no periods: one list, replaced whole"),
            "received_at": arrived.get((row["agency"], row["table_name"]), "–"),
            "freshness": _state(row),
        }
        for row in found.iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _arrived(edition: Edition) -> dict[tuple[str, str], str]:
    """Return the day on which each table's latest delivery came in."""
    received = {one["delivery_id"]: one["received_at"] for one in edition.manifest["deliveries"]}
    days: dict[tuple[str, str], str] = {}
    for agency, name, code in (
        warehouse.read(edition, "deliveries").select("agency", "table_name", "delivery_id").rows()
    ):
        days[agency, name] = max(days.get((agency, name), ""), (received.get(code) or "")[:10])
    return {place: day or "x" for place, day in days.items()}


def _state(row: dict) -> str:
    if row["missing"]:
        text = plural("⚠ {n} period due: {periods}", "⚠ {n} periods due: {periods}", row["missing"])
        return text.format(n=number(row["missing"], 0), periods=_periods(row["due"]))
    return _("✓ nothing due")


def _periods(codes: str | None) -> str:
    """Write periods as the reader's language does; a table that never came has none."""
    if not codes:
        return "–"
    written = [one if len(one) == 4 else period(as_date(one)) for one in codes.split(", ")]
    return ", ".join(written[:3]) + (" …" if len(written) > 3 else "")


def failures(edition: Edition, sender: str) -> None:
    """Draw the checks that failed, by table and period: the history of each table's promises."""
    shown, broken = _failed(edition, sender)
    if shown.is_empty():
        st.info(frame.nothing(_("None failed: every check of every delivery held.")))
        return
    count = int(shown["checks_failed"].sum())
    title = (
        plural("{n} check failed, in {tables} tables.", "{n} checks failed, in {tables} tables.", count)
        .format(n=number(count, 0), tables=number(broken.height, 0))
        .rstrip(".")
    )
    subtitle = _("Failed checks of each delivery by table and period; a grey square: a delivery that held all.")
    sources = tuple(f"{agency}.{table}" for agency, table in zip(broken["agency"], broken["table_name"], strict=True))
    figures.figure(
        edition, key="failures", title=title, subtitle=subtitle, chart=history(shown), table=shown, alt=title,
        sources=sources)  # fmt: skip


@remembered
def _failed(edition: Edition, sender: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the deliveries of every table of which a check has failed, and those tables in order."""
    found = warehouse.read(edition, "failures").filter(pl.col("period").is_not_null())
    found = found if sender == "all" else found.filter(agency=sender)
    broken = found.filter(pl.col("checks_failed") > 0).select("agency", "table_name").unique()
    shown = found.join(broken, on=["agency", "table_name"], how="semi", maintain_order="left")
    return shown, broken.sort("agency", "table_name")


@kept
def history(found: pl.DataFrame) -> alt.LayerChart:
    """Draw tables × periods: a square for each delivery's checks, with how many of them failed written in it."""
    colour, ink = palette(), STEPS[scheme()][1][-1]
    shown = found.with_columns(
        name=pl.concat_str("agency", "table_name", separator="."), failed=pl.col("checks_failed") > 0
    )
    x = alt.X("period:O", title=None, axis=alt.Axis(labelOverlap="greedy", labelSeparation=6))
    y = alt.Y("name:N", title=None, axis=alt.Axis(labelLimit=220))
    base = alt.Chart(shown).encode(x, y)
    fill = alt.when("datum.failed").then(alt.value(colour["minus"])).otherwise(alt.value(colour["grid"]))
    squares = base.mark_rect(width={"band": 0.9}, height={"band": 0.85}, cornerRadius=2).encode(color=fill)
    legible = alt.ExprRef(f"width < {LEGIBLE * shown['period'].n_unique()} ? 0 : 1")
    counts = base.transform_filter("datum.failed").mark_text(fontWeight="bold", color=ink, opacity=legible)
    return dressed(squares + counts.encode(text="checks_failed:Q"), 30 * shown["name"].n_unique() + 80)


def coverage(edition: Edition) -> None:
    """Show how many agencies each indicator's last period covers, and how complete and sound it is; least first."""
    tables.show(_covering(edition), _("Coverage of every indicator"))


@remembered
def _covering(edition: Edition) -> pl.DataFrame:
    totals = warehouse.headlines(edition).group_by("metric").last().select("metric", "period", "covered", "coverable")
    sound = warehouse.read(edition, "trust").filter(agency_code="all").select("metric", "completeness", "word")
    named = {row["metric"]: told(row, "label") for row in warehouse.read(edition, "metrics").iter_rows(named=True)}
    found = totals.join(sound, on="metric", how="left").sort("completeness", "metric", nulls_last=True)
    shown = found.with_columns(
        metric=worded(found["metric"], lambda code: named.get(code, code)),
        coverage=pl.Series([_covered(*pair) for pair in found.select("covered", "coverable").rows()], dtype=pl.String),
        trust=worded(found["word"], lambda code: word(WORDS, code)),
    )
    return shown.select("metric", "period", "coverage", "completeness", "trust")


def _covered(covered: int | None, coverable: int | None) -> str:
    return _("{count} of {total}").format(count=number(covered or 0, 0), total=number(coverable or 0, 0))
