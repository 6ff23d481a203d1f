"""What changed in a theme and why, in one or two plain sentences made from the edition by rules."""

from dataclasses import dataclass
from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import names, sentences
from components.cards import SAME, Change, change, is_yearly
from components.formatting import number, period, quantity
from components.language import N_, _, plural
from components.remembered import remembered
from components.wording import told, word

CAUSES = {
    "late_delivery": N_("a late delivery"),
    "correction": N_("a corrected delivery"),
    "definition": N_("a changed definition"),
    "decision": N_("a steward's decision"),
    "withheld": N_("what may not be told"),
    "released": N_("what may be told again"),
    "withdrawn": N_("a withdrawn delivery"),
    "recomputed": N_("a recomputation"),
}


@dataclass(frozen=True)
class Moved:
    """An indicator of a theme, its series and how it moved."""

    definition: dict
    series: pl.DataFrame
    change: Change

    @property
    def period(self) -> date:
        """The last period of the series."""
        return self.series["period"][-1]


@remembered
def sentence(edition: Edition, defined: list[dict], totals: pl.DataFrame) -> str:
    """Say what moved among a theme's indicators, what moved it, and what was revised."""
    moved = _chosen(edition, defined, totals)
    if moved is None:
        return _("Nothing here can be compared with an earlier time yet.")
    said = [_moved(moved), _why(edition, moved), _revised(edition, [one["metric"] for one in defined])]
    return " ".join(one for one in said if one)


def _chosen(edition: Edition, defined: list[dict], totals: pl.DataFrame) -> Moved | None:
    """Choose what to tell of: what is unusual first, else the first that changed, else the first at all."""
    known = []
    for definition in defined:
        series = totals.filter(pl.col("metric") == definition["metric"], pl.col("value").is_not_null()).sort("period")
        if moved := change(series, definition["direction"], _breaks(edition, definition)):
            known.append(Moved(definition, series, moved))
    odd = [one for one in known if _anomaly(edition, one)]
    changed = [one for one in known if one.change.verdict != SAME]
    return next(iter([*odd, *changed, *known]), None)


def _breaks(edition: Edition, definition: dict) -> tuple[date, ...]:
    return sentences.breaks(edition, definition["metric"]) if "instrument" in (definition["dimensions"] or "") else ()


def _moved(moved: Moved) -> str:
    """Say where an indicator went: from what to what, when, and whether that is good."""
    definition, unit, yearly = moved.definition, moved.definition["unit"], is_yearly(moved.series)
    verbs = (
        _("{label} rose from {before} in {base} to {value} in {period} ({verdict})."),
        _("{label} fell from {before} in {base} to {value} in {period} ({verdict})."),
        _("{label} held at {value} in {period}."),
    )
    step = moved.change.absolute
    verb = verbs[2] if moved.change.verdict == SAME else verbs[0] if step > 0 else verbs[1]
    before = moved.series.filter(pl.col("period") == moved.change.base)["value"][0]
    return verb.format(
        label=told(definition, "label"), before=quantity(before, unit), base=period(moved.change.base, yearly),
        value=quantity(moved.series["value"][-1], unit), period=period(moved.period, yearly),
        verdict=_(moved.change.verdict))  # fmt: skip


def _why(edition: Edition, moved: Moved) -> str:
    """Name the agency that moved it most, and say where the value stands out of its own history."""
    odd = _anomaly(edition, moved)
    led = odd or _movement(edition, moved)
    known = names.short(edition)
    said = []
    if led and led["driver_agency"]:
        who = known.get(led["driver_agency"], led["driver_agency"])
        said.append(_("Moved most by {agency}.").format(agency=who))
    if odd:
        said.append(_("⚠ Out of its usual range: {reasons}.").format(reasons=told(odd, "reasons")))
    return " ".join(said)


def _anomaly(edition: Edition, moved: Moved) -> dict | None:
    return _row(edition, "anomalies", moved)


def _movement(edition: Edition, moved: Moved) -> dict | None:
    return _row(edition, "movements", moved)


def _row(edition: Edition, table: str, moved: Moved) -> dict | None:
    if not warehouse.holds(edition, table):
        return None
    at = {"metric": moved.definition["metric"], "agency_code": "all", "period": moved.period}
    return warehouse.row(edition, table, **at)


def _revised(edition: Edition, metrics: list[str]) -> str:
    """Say how many earlier values this edition tells otherwise than the one before, and the commonest cause."""
    if not warehouse.holds(edition, "history_cells"):
        return ""
    rows = warehouse.read(edition, "revisions").filter(pl.col("metric").is_in(metrics))
    if rows.is_empty():
        return ""
    causes = rows.group_by("cause").agg(pl.col("cells").sum()).sort("cells", "cause", descending=[True, False])
    count = int(rows["cells"].sum())
    said = plural("{n} earlier value was revised: {cause}.", "{n} earlier values were revised, mostly: {cause}.", count)
    return said.format(n=number(count, 0), cause=word(CAUSES, causes["cause"][0]))
