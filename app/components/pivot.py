"""A pivot of cells: one part goes across, the others down; nothing is added up, each number is a cell."""

import polars as pl
import streamlit as st
from editions import Edition

from components import downloads, explorer, filters, names, naming, plain, provenance, tables
from components.formatting import period, quantity
from components.language import N_, _
from components.withheld import short
from components.wording import told, worded

WIDEST, NARROW = 60, 12
HEADS = {"metric": "metric", "agency_code": "agency_name", "member": "member", "period": "period"}


def show(edition: Edition, chosen: explorer.Chosen) -> None:
    """Draw the pivot with its two choices and the downloads: what is displayed, and all that was chosen."""
    with st.grid(4, min_column_width=200, gap="medium"):
        across = filters.choose(
            _("Across"), _offered(chosen), "across", lambda part: _(explorer.PARTS.get(part, _NONE))
        )
        measure = filters.choose(
            _("Measure"), list(explorer.MEASURES), "measure", lambda name: _(explorer.MEASURES[name])
        )
    table = pivoted(edition, chosen, measure, across)
    told_alt = _("Pivot: {filters}").format(filters=chosen.said)
    written = pivoted(edition, chosen, measure, across, in_words=True)
    if written.width > NARROW and not plain.is_on():
        first = written.columns[0]
        wide = naming.width(written[first])
        st.dataframe(written, alt=told_alt, hide_index=True, placeholder="x",
                     column_config={first: st.column_config.Column(width=wide, pinned=True)},
                     row_height=naming.height(written[first], wide))  # fmt: skip
    else:
        tables.show(written, told_alt)
    labels = ", ".join(told(one, "label") for one in _defined(edition, chosen))
    with st.container(horizontal=True):
        about = (edition, chosen.metrics, labels, chosen.said)
        downloads.buttons("explore", table, edition, lambda: provenance.companions(*about), title=labels,
                          whole=lambda: chosen.cells)  # fmt: skip


_NONE = N_("nothing")


def _offered(chosen: explorer.Chosen) -> list[str]:
    """Return the parts that may go across, the first by default: one that fits a screen, where several parts vary."""
    counts = {part: chosen.cells[part].n_unique() for part in chosen.varies}
    fits = sorted((part for part in counts if counts[part] <= WIDEST), key=lambda part: counts[part] > NARROW)
    return [*fits, "none"] if fits and len(counts) > 1 and counts[fits[0]] <= NARROW else ["none", *fits]


def _defined(edition: Edition, chosen: explorer.Chosen) -> list[dict]:
    known = explorer.definitions(edition)
    return [known[name] for name in chosen.metrics]


def pivoted(
    edition: Edition, chosen: explorer.Chosen, measure: str, across: str, in_words: bool = False
) -> pl.DataFrame:
    """Turn cells into a table; in words for reading, or as numbers with the sign where one is withheld."""
    cells = _ordered(edition, chosen, across)
    long = named(edition, cells)
    units = {one["metric"]: one["unit"] if measure == "value" else "" for one in _defined(edition, chosen)}
    if in_words:
        triples = cells.select("metric", measure, "withheld").iter_rows()
        said = [_said(value, units[metric], why) for metric, value, why in triples]
        long = long.with_columns(pl.Series(measure, said, dtype=pl.String))
    elif cells["withheld"].null_count() < cells.height:
        pairs = cells.select(measure, "withheld").iter_rows()
        signs = [_sign(value, why) for value, why in pairs]
        long = long.with_columns(pl.Series(measure, signs, dtype=pl.String))
    down = [HEADS[part] for part in explorer.PARTS if part != across]
    down = [name for name in down if long[name].n_unique() > 1] or ["metric"]
    if across == "none":
        return long.select([*down, measure])
    heads = long.sort("place_across")[HEADS[across]].unique(maintain_order=True)
    turned = long.sort("place_down").pivot(HEADS[across], index=down, values=measure, maintain_order=True)
    return turned.select([*down, *heads])


def _ordered(edition: Edition, chosen: explorer.Chosen, across: str) -> pl.DataFrame:
    """Put cells in order: indicators and members as they are listed, agencies by code, periods by time."""
    listed = {"metric": chosen.metrics, "member": list(names.members(edition, chosen.dimension))}
    ranks = {
        part: pl.col(part).replace_strict(order, range(len(order)), default=len(order), return_dtype=pl.Int64)
        for part, order in listed.items()
    }
    down = [ranks.get(part, pl.col(part)) for part in explorer.PARTS if part != across]
    placed = chosen.cells.sort(down).with_row_index("place_down")
    beside = [ranks.get(across, pl.col(across))] if across in explorer.PARTS else ["place_down"]
    return placed.sort(beside, maintain_order=True).with_row_index("place_across").sort("place_down")


def named(edition: Edition, cells: pl.DataFrame) -> pl.DataFrame:
    """Write indicators, agencies, members and periods by name."""
    known, agencies = explorer.definitions(edition), names.agencies(edition)
    labels = {
        code: label
        for dimension in set(cells["dimension"])
        for code, label in names.members(edition, dimension).items()
    }
    return cells.with_columns(
        worded(cells["metric"], lambda name: told(known[name], "label")),
        worded(cells["agency_code"], lambda code: agencies.get(code, code)).alias("agency_name"),
        worded(cells["member"], lambda code: labels.get(code, _("all") if code == "all" else code)),
        worded(cells["period"], period),
    )


def _said(value: float | None, unit: str, why: str | None) -> str:
    return short(why) if value is None and why else quantity(value, unit)


def _sign(value: float | None, why: str | None) -> str | None:
    return (short(why)[0] if why else None) if value is None else str(value)
