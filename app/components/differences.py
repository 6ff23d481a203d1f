"""What differs between two editions and why: each cell that changed, came or went, with its cause and deliveries."""

from collections.abc import Callable

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from shelf import Shelved

from components import frame, names, quality, tables
from components.formatting import day, number
from components.language import N_, _, plural
from components.wording import told, word, worded

CAUSES = {
    "late_delivery": N_("A late delivery came in"),
    "correction": N_("A delivery was corrected"),
    "definition": N_("The definition or the code changed"),
    "decision": N_("A steward decided who is who"),
    "withheld": N_("It may no longer be told"),
    "released": N_("It may be told again"),
    "withdrawn": N_("It was withdrawn"),
    "recomputed": N_("It was computed anew"),
    "new_period": N_("A new period"),
    "new_metric": N_("A new indicator"),
    "first": N_("Told for the first time"),
}
SIGNATURES = {
    "signed": N_("✓ signed"),
    "changed": N_("✕ changed after signing: do not use"),
    "unknown": N_("x no public key here to check it"),
}
CELL = ["metric", "agency_code", "period", "dimension", "member"]


def listing(edition: Edition, editions: list[Shelved]) -> None:
    """List the editions with what they were made of, and the ways to open them as they were published."""
    rows = [
        {
            "edition": one.edition_id,
            "published_at": day(one.manifest["published_at"]),
            "state": _("✓ in use") if one.is_current else _("older"),
            "signature": word(SIGNATURES, one.signature),
            "deliveries": _count(one.counted("deliveries")),
            "contracts": _count(one.counted("contracts")),
            "checks_run": _count(one.manifest.get("checks", {}).get("run")),
            "checks_failed": _count(one.manifest.get("checks", {}).get("failed")),
            "code_version": one.manifest.get("code_version", "x"),
        }
        for one in editions
    ]
    tables.show(pl.DataFrame(rows), _("Editions"))
    with st.container(horizontal=True, key="links-editions"):
        for one in editions:
            frame.link("overview", _("Open edition {number} →").format(number=one.edition_id), edition=one.edition_id)


def _count(value: int | None) -> str:
    return number(value, 0) if value is not None else "x"


def between(edition: Edition, since: int, until: int) -> pl.DataFrame:
    """Return each cell whose telling differs between two editions: before, after, every cause, the deliveries."""
    found = warehouse.read(edition, "changes").filter(pl.col("sequence").is_between(since, until, closed="right"))
    cells = found.group_by(CELL, maintain_order=True).agg(
        pl.col("value_before", "withheld_before").first(),
        pl.col("value", "withheld").last(),
        pl.col("cause").unique(maintain_order=True),
        pl.col("delivery_ids").list.explode().drop_nulls().unique(maintain_order=True),
    )
    same = pl.col("value_before").eq_missing(pl.col("value")) & pl.col("withheld_before").eq_missing(pl.col("withheld"))
    return cells.filter(~same | pl.col("cause").list.contains("withdrawn"))


def summary(found: pl.DataFrame) -> None:
    """Say how many cells differ, by cause, the commonest first."""
    causes = found.explode("cause").group_by("cause").agg(
        cells=pl.len(), metrics=pl.col("metric").n_unique(), agencies=pl.col("agency_code").n_unique()
    )  # fmt: skip
    causes = causes.sort("cells", "cause", descending=[True, False])
    shown = causes.with_columns(worded(causes["cause"], lambda code: word(CAUSES, code)))
    tables.show(shown, _("Causes of the differences"), _("Nothing: both editions tell the same."))


def show(edition: Edition, found: pl.DataFrame, name: str) -> None:
    """List the cells that differ in words, with the files that brought it about; all of them can be taken along."""
    files = dict(warehouse.read(edition, "deliveries").select("delivery_id", "file").iter_rows())
    labels = {row["metric"]: told(row, "label") for row in warehouse.read(edition, "metrics").iter_rows(named=True)}
    agencies = names.agencies(edition)
    slices = [names.slice_label(edition, *pair) for pair in found.select("dimension", "member").rows()]
    told_rows = found.select(
        worded(found["metric"], lambda code: labels.get(code, code)),
        "period",
        _side(found, "value_before", "withheld_before"),
        _side(found, "value", "withheld"),
        _joined("cause", found["cause"], lambda code: word(CAUSES, code)),
        worded(found["agency_code"].alias("agency_name"), lambda code: agencies.get(code, code)),
        pl.Series("slice", slices, dtype=pl.String),
        _joined("file", found["delivery_ids"], lambda code: files.get(code, code)),
    )
    count = found.height
    st.markdown(plural("{n} number differs.", "{n} numbers differ.", count).format(n=number(count, 0)))
    tables.show(told_rows, _("Numbers that differ"), _("Nothing: both editions tell the same."))
    if count:
        quality.downloads_of(edition, name, told_rows)


def _joined(name: str, lists: pl.Series, write: Callable[[str], str]) -> pl.Series:
    return pl.Series(name, ["; ".join(map(write, codes)) for codes in lists.to_list()], dtype=pl.String)


def _side(found: pl.DataFrame, name: str, reason: str) -> pl.Series:
    """Write the values of one side; the symbol of its reason where one is withheld, `x` where there was none."""
    pairs = found.select(name, reason).rows()
    return pl.Series(name, ["c" if why else number(value) for value, why in pairs], dtype=pl.String)
