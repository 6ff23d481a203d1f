"""A profile in dots: one agency's beside the year before or, where a second agency is compared with, both agencies'."""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl
from editions import Edition

from components import charts, counterpart, figures, names, reading
from components.cell import Cell
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

CELL = ["dimension", "member", "period"]


@dataclass(frozen=True)
class Scale:
    """Where a profile's axis begins and ends, the line across it, the height of a row, and how a value is written."""

    domain: tuple[float, float]
    target: float | None
    row: int
    write: Callable[[float | None], str]


def draw(edition: Edition, selection: Selection, said: reading.Said, rows: pl.DataFrame, scale: Scale) -> None:
    """Draw a profile of name, value, before and label; with `other`, both agencies and who stands higher."""
    title, subtitle = said.title, said.subtitle
    is_both = "other" in rows.columns and rows["other"].count() > 0
    if is_both:
        title, subtitle = _title(edition, selection, rows), f"{subtitle} {counterpart.sides(edition, selection)}"
    elif rows["before"].null_count() < rows.height:
        subtitle += " " + _("Hollow: the year before.")
    if selection.compared and not is_both:
        subtitle += " " + _missing(edition, selection, rows)
    shown = _with_other(rows, scale.write) if is_both else rows
    build = charts.both_profiles if is_both else charts.dot_profile
    figures.figure(
        edition, key=said.key, title=title, subtitle=subtitle, table=_table(edition, selection, rows, is_both),
        chart=build(shown, scale.domain, scale.target, scale.row), alt=f"{title}. {_spoken(shown)}.",
        sources=(said.metric,), filters=selection.worded("agency", "compared"),
        rows=lambda: _rows(said.metric, selection, rows, is_both))  # fmt: skip


def beside(rows: pl.DataFrame, cells: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Put the second agency's cells of the rows' period beside them; a row that only one of the two has is kept."""
    if not selection.compared or rows.is_empty():
        return rows
    there = reading.of(cells, str(selection.compared)).filter(pl.col("value").is_not_null())
    other = there.filter(pl.col("period") == reading.when(rows), pl.col("dimension").is_in(rows["dimension"].implode()))
    named = {f"other{end}": name for name, end in
             (("value", ""), ("numerator", "_numerator"), ("denominator", "_denominator"))}  # fmt: skip
    renamed = other.select(*CELL, **{name: pl.col(column) for name, column in named.items()})
    return rows.join(renamed, on=CELL, how="full", coalesce=True, maintain_order="left_right")


@remembered
def _title(edition: Edition, selection: Selection, rows: pl.DataFrame) -> str:
    """Say how often each stands higher, and where they are furthest apart."""
    known = names.short(edition)
    told = rows.filter(pl.col("value").is_not_null(), pl.col("other").is_not_null())
    words = {"left": known.get(selection.agency, selection.agency), "all": number(told.height, 0)}
    words |= {"right": known.get(str(selection.compared), str(selection.compared))}
    if told.is_empty():
        return _("{left} and {right}: nothing is told of both").format(**words)
    ahead = {
        "a": number((told["value"] > told["other"]).sum(), 0),
        "b": number((told["value"] < told["other"]).sum(), 0),
    }
    gap = pl.col("value") - pl.col("other")
    widest = told.sort(gap.abs(), "name", descending=[True, False])["name"][0]
    return _("Of {all}, {left} stands higher in {a} and {right} in {b}; furthest apart: {name}").format(
        name=widest, **words, **ahead)  # fmt: skip


def _missing(edition: Edition, selection: Selection, rows: pl.DataFrame) -> str:
    who = names.short(edition).get(str(selection.compared), str(selection.compared))
    return _("{who}: nothing told in {period} (x).").format(who=who, period=period(reading.when(rows), True))


@remembered
def _with_other(rows: pl.DataFrame, write: Callable[[float | None], str]) -> pl.DataFrame:
    return rows.with_columns(other_label=worded(rows["other"], write))


@remembered
def _table(edition: Edition, selection: Selection, rows: pl.DataFrame, is_both: bool) -> pl.DataFrame:
    """Return the rows that are drawn: a line each or, of two agencies, a line for each of them."""
    if not is_both:
        return rows.select("name", "value", "before", "numerator", "denominator")
    known = names.short(edition)
    ends = ((selection.agency, ("value", "numerator", "denominator")),
            (str(selection.compared), ("other", "other_numerator", "other_denominator")))  # fmt: skip
    numbered = rows.with_row_index("place")
    parts = [
        numbered.select("place", "name", pl.lit(known.get(code, code)).alias("agency_name"),
                        value=value, numerator=numerator, denominator=denominator)
        for code, (value, numerator, denominator) in ends
    ]  # fmt: skip
    return pl.concat(parts).sort("place", maintain_order=True).drop("place")


def _rows(metric: str, selection: Selection, rows: pl.DataFrame, is_both: bool) -> list[Cell]:
    """Name each line of the table: a row's cell or, of two agencies, both agencies' cells of it."""
    who, when = [selection.agency, str(selection.compared)][: 1 + is_both], reading.when(rows)
    return [Cell(metric, code, when, *at) for at in rows.select("dimension", "member").iter_rows() for code in who]


@remembered
def _spoken(rows: pl.DataFrame) -> str:
    """Say the first dozen rows; of two agencies both numbers, in the order of the marks."""
    ends = [name for name in ("label", "other_label") if name in rows.columns]
    return "; ".join(f"{row[0]} {' ↔ '.join(row[1:])}" for row in rows.select("name", *ends).head(12).iter_rows())
