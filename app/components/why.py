"""Why a number changed: what really moved, and what came late, was corrected, redefined or merged between editions."""

import html

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import sent, tables
from components.cell import Cell
from components.formatting import day, period, quantity
from components.language import N_, _
from components.movement import change, is_yearly
from components.wording import word

CAUSES = {
    "new_metric": N_("real: told for the first time"),
    "new_period": N_("real: a new period"),
    "late_delivery": N_("late delivery"),
    "correction": N_("correction by the sender"),
    "definition": N_("change of definition"),
    "decision": N_("identities merged or parted by a steward"),
    "withheld": N_("withheld"),
    "released": N_("told again"),
    "withdrawn": N_("withdrawn"),
    "recomputed": N_("computed anew"),
}


def changed(edition: Edition, definition: dict, cell: Cell) -> None:
    """Write how a number moved from its base, what of that is real, and every change of both between editions."""
    if not warehouse.holds(edition, "history_cells"):
        st.info(_("This edition was published before changes were kept. Open a newer one."))
        return
    series = warehouse.cells(edition, cell.metric, cell.agency, cell.dimension).filter(member=cell.member)
    kept = series.filter(pl.col("period") <= cell.period)
    moved = change(kept, definition["direction"]) if kept.height else None
    at = {"metric": cell.metric, "agency_code": cell.agency, "dimension": cell.dimension, "member": cell.member}
    past = warehouse.read(edition, "history").filter(**at)
    if moved:
        _split(definition, past, moved.base, moved.absolute, is_yearly(kept))
    told = past.filter(pl.col("period").is_in([cell.period] + ([moved.base] if moved else [])))
    tables.show(_listed(edition, definition, told), _("What changed between editions"), _(
        "No edition has told another value of this number or of its base since it was first published."))  # fmt: skip


def _split(definition: dict, past: pl.DataFrame, base: object, real: float, yearly: bool) -> None:
    """Write the real change, and how much the base itself was changed since it was first told."""
    unit = definition["unit"]
    lines = [_("Real change since {base}: {change}, both as known in this edition.").format(
        base=period(base, yearly), change=quantity(real, unit, signed=True))]  # fmt: skip
    of_base = past.filter(pl.col("period") == base, pl.col("value").is_not_null()).sort("known_since")
    for before, after in zip(of_base.iter_rows(named=True), of_base[1:].iter_rows(named=True), strict=False):
        said = _("{base} itself went from {before} to {after} in edition {edition}: {cause}.")
        lines.append(said.format(
            base=period(base, yearly), before=quantity(before["value"], unit), after=quantity(after["value"], unit),
            edition=after["known_since"], cause=word(CAUSES, after["cause"])))  # fmt: skip
    st.html("".join(f"<p>{html.escape(line)}</p>" for line in lines))


def _listed(edition: Edition, definition: dict, told: pl.DataFrame) -> pl.DataFrame:
    """Return one row for every value that an edition told: period, edition, value, cause, deliveries."""
    editions = warehouse.read(edition, "editions")
    known = {row["sequence"]: row["published_at"] for row in editions.iter_rows(named=True)}
    known[edition.manifest["sequence"]] = edition.manifest["published_at"]
    rows = [
        {
            "period": row["period"],
            "edition": f"{row['known_since']} · {day(known.get(row['known_since']))}",
            "value": quantity(row["value"], definition["unit"], exact=True),
            "cause": _("first told") if row["cause"] == "first" else word(CAUSES, row["cause"]),
            "delivery_ids": "; ".join([*(sent.told(edition, one) for one in row["delivery_ids"]), *_decided(row)])
            or "–",
        }
        for row in told.sort("period", "known_since").iter_rows(named=True)
    ]
    return pl.DataFrame(rows)


def _decided(row: dict) -> list[str]:
    """Name the decisions by their number on the page of decisions; an edition of before told none."""
    return [_("decision {n}").format(n=number) for number in row.get("decisions") or []]
