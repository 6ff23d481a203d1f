"""Why a number is not told: for the people in it, because an agreement ended, or because little can be trusted."""

from typing import Any

import polars as pl
import warehouse
from editions import Edition

from components.formatting import day
from components.language import N_, _
from components.wording import told

SHORT = {
    "small_group": N_("c · suppressed (<5)"),
    "complementary": N_("c · suppressed"),
    "agreement": N_("x · agreement ended"),
    "trust": N_("x · not to be trusted yet"),
}
SENTENCES = {
    "small_group": N_("Suppressed: fewer than 5 people are counted here, and they could be recognised."),
    "complementary": N_("Suppressed: with this number a group of fewer than 5 people could be worked out."),
}


def short(reason: str) -> str:
    """Write what stands in a number's place on a card or in a table."""
    return _(SHORT[reason])


def reason_of(cell: dict[str, Any]) -> str | None:
    """Return why a cell's number is withheld; none where it is told, or where the edition withholds nothing yet."""
    return cell.get("withheld")


def sentence(edition: Edition, metric: str, reason: str, agency: str = "all") -> str:
    """Say why a number is withheld; of an agreement, whose and until when it held."""
    if reason in SENTENCES:
        return _(SENTENCES[reason])
    if reason == "trust":
        known = warehouse.read(edition, "trust").filter(metric=metric, agency_code=agency)
        return _("Withheld: {reasons}.").format(reasons=told(known.row(0, named=True), "reasons").rstrip("."))
    ended = warehouse.read(edition, "stops").filter(kind="metric", name=metric)
    said = [
        _("the agreement on {table} ended on {day}").format(table=f"{agency}.{table}", day=day(until))
        if until
        else _("there is no agreement on {table}").format(table=f"{agency}.{table}")
        for agency, table, until in ended.select("agency", "table_name", "ended").iter_rows()
    ]
    return _("Withheld: {reasons}.").format(reasons="; ".join(said))


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Leave out the column of reasons where nothing is withheld."""
    if "withheld" in frame.columns and frame["withheld"].null_count() == frame.height:
        return frame.drop("withheld")
    return frame


def marked(frame: pl.DataFrame) -> pl.DataFrame:
    """Put the symbol of its reason where a number is withheld; columns of numbers become text where one is."""
    kept = plain(frame)
    if "withheld" not in kept.columns:
        return kept
    reasons = kept["withheld"]
    columns = [
        pl.Series(name, [_cell(value, reason) for value, reason in zip(kept[name], reasons, strict=True)], pl.String)
        for name, kind in kept.schema.items()
        if kind.is_numeric() and kept[name].null_count()
    ]
    words = pl.Series("withheld", [short(reason) if reason else "" for reason in reasons], dtype=pl.String)
    return kept.with_columns(*columns, words)


def _cell(value: float | None, reason: str | None) -> str | None:
    return (short(reason)[0] if reason else None) if value is None else str(value)
