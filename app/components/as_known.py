"""A number as an earlier edition told it that is no longer on the shelf: from what the open edition keeps of it."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import warehouse
from editions import Edition

from components import address, bygone, comparison, provenance
from components.board import Board
from components.cell import Cell
from components.filters import Selection
from components.formatting import day, period, quantity
from components.language import _
from components.movement import is_yearly
from components.remembered import remembered
from components.withheld import reason_of, short


@remembered
def told(edition: Edition, on_shelf: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """Return the earlier editions of which only the numbers are kept, by id, the newest first; none rolled back."""
    if not warehouse.holds(edition, "history_cells"):
        return {}
    kept = warehouse.read(edition, "editions").filter(~pl.col("is_rolled_back")).to_dicts()
    return {one["edition_id"]: one for one in kept if one["edition_id"] not in on_shelf}


def lines(edition: Edition, board: Board, defined: Sequence[dict], selection: Selection) -> dict[str, tuple[str, ...]]:
    """Return for each indicator what its card says of the earlier edition; nothing where none is chosen."""
    if not selection.known:
        return {}
    return {one["metric"]: _line(edition, board, one, selection) for one in defined}


@remembered
def _line(edition: Edition, board: Board, definition: dict, selection: Selection) -> tuple[str, ...]:
    """Write the last value that the earlier edition told, and how far the card's is from it in the same period."""
    now, earlier = board.series(definition, selection), told(edition)[str(selection.known)]
    if now.is_empty():
        return ()
    then = _then(edition, now, earlier["sequence"])
    words = {"day": day(earlier["published_at"]), "value": _("nothing told yet"), "unit": definition["unit"]}
    if then.is_empty():
        return (_("As known on {day}: {value}").format(**words),)
    was, last = then.row(-1, named=True), now.row(-1, named=True)
    reason = reason_of(was)
    words["value"] = (
        quantity(was["value"], words["unit"]) if was["value"] is not None else short(reason) if reason else "x"
    )
    if was["period"] != last["period"]:
        when = period(was["period"], is_yearly(now))
        return (_("As known on {day}: {value} in {period}").format(period=when, **words),)
    if None in (was["value"], last["value"]):
        return (_("As known on {day}: {value}").format(**words),)
    if was["value"] == last["value"]:
        return (_("As known on {day}: the same").format(**words),)
    gap = comparison.gap(last["value"] - was["value"], last["period"], words["unit"])
    return (_("As known on {day}: {value} · changed since by {gap}").format(gap=gap, **words),)


def note(edition: Edition, cell: Cell) -> None:
    """Say over a passport what the earlier edition told, and why the rows behind that are not among those below."""
    known = address.asked("known")
    earlier = told(edition, bygone.on_shelf(edition)).get(known) if known and edition.is_current else None
    if not earlier:
        return
    cells = warehouse.cells(edition, cell.metric, cell.agency, cell.dimension).filter(member=cell.member)
    cells = cells.with_columns(metric=pl.lit(cell.metric)).filter(pl.col("period") <= cell.period)
    if "withheld" not in cells.columns:
        cells = cells.with_columns(withheld=pl.lit(None, pl.String))
    then = _then(edition, cells, earlier["sequence"]).filter(period=cell.period).to_dicts() if cells.height else []
    value = _("nothing told yet")
    if then:
        unit, reason = str(provenance.definition_of(edition, cell.metric)["unit"]), reason_of(then[0])
        value = short(reason) if reason else quantity(then[0]["value"], unit, exact=True)
    first = _("As known on {day}, edition {edition}: {value}.").format(
        day=day(earlier["published_at"]), edition=known, value=value)  # fmt: skip
    below = _("Below are number and rows as they are now, in edition {edition}.").format(edition=edition.edition_id)
    bygone.said(first, f"{below} {bygone.why()}", bygone.restored(known))


def _then(edition: Edition, now: pl.DataFrame, sequence: int) -> pl.DataFrame:
    """Return period, value and withheld as an edition told them; what never changed is as it is now."""
    at = {name: now[name][0] for name in ("metric", "agency_code", "dimension", "member")}
    past = warehouse.read(edition, "history").filter(**at)
    ended = pl.col("superseded_in")
    valid = (
        (pl.col("known_since") <= sequence) & (ended.is_null() | (ended > sequence)) & (pl.col("cause") != "withdrawn")
    )
    columns = [pl.col("period"), pl.col("value"), pl.col("withheld").cast(pl.String)]
    never = now.filter(~pl.col("period").is_in(past["period"].implode()))
    parts = [never.select(columns), past.filter(valid, pl.col("period") <= now["period"].max()).select(columns)]
    return pl.concat(parts).sort("period")
