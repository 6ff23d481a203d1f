"""What is double and what is open: applications that do the same, and security findings."""

import polars as pl
import warehouse
from editions import Edition
from row_lists import keyed

from components import charts, counterpart, figures, names, reading
from components.cell import listed
from components.filters import Selection
from components.formatting import money, number, period
from components.language import _
from components.reading import Said
from components.remembered import remembered
from components.wording import worded

AVOIDED, SURPLUS, FINDINGS = "application_cost_avoided", "duplicated_maintenance_cost", "open_finding_share"
SHOWN = 12


def duplicates(edition: Edition, selection: Selection) -> None:
    """Draw the groups of applications that do the same, or the chosen agency's applications in them, by their cost."""
    if selection.agency == "all":
        rows = reading.listed(edition, "clusters", "fct_application_clusters")
        if rows is not None:
            _clusters(edition, selection, reading.latest(rows, selection))
        return
    if (own := _own(edition, selection)).height:
        _applications(edition, selection, own)


def _own(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the applications of an agency, or of its unit, that do what others do."""
    rows = reading.listed(edition, "doubles", "fct_application_savings")
    if rows is None:
        return pl.DataFrame()
    mine = reading.mine(reading.latest(rows, selection), selection)
    return reading.of_unit(edition, mine, selection, "owner_unit_name")


def _message(rows: pl.DataFrame) -> str:
    return _("{n} applications of this agency do what others do").format(n=number(rows.height, 0))


def _clusters(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    title = _("{n} groups of applications do the same; one of each would do").format(n=number(rows.height, 0))
    subtitle = _("Upkeep a year of all but the one to keep, the {n} largest groups, {period}.").format(
        n=min(SHOWN, rows.height), period=period(reading.when(rows)))  # fmt: skip
    _bars(edition, selection, Said("duplicates", title, subtitle, SURPLUS), _costs(rows), "clusters")


@remembered
def _costs(rows: pl.DataFrame) -> pl.DataFrame:
    """Name the first groups, each with what all but the one to keep cost."""
    words = _("{name}: {applications} applications of {agencies} agencies")
    first = rows.head(SHOWN)
    said = [
        words.format(
            name=one["kept_application_name"], applications=one["application_count"], agencies=one["agency_count"]
        )
        for one in first.iter_rows(named=True)
    ]
    return _labelled(first, said, "surplus_cost_idr")


def _labelled(rows: pl.DataFrame, said: list[str], cost: str) -> pl.DataFrame:
    """Name each row, with its cost as a number and in words."""
    label = worded(rows[cost], money)
    return rows.with_columns(name=pl.Series(said, dtype=pl.String), value=pl.col(cost), label=label)


def _applications(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    title, also = counterpart.beside(edition, selection, _message(rows), lambda one: _message(_own(edition, one)))
    subtitle = _("Upkeep a year that is or could be avoided, the {n} dearest, {period}.").format(
        n=min(SHOWN, rows.height), period=period(reading.when(rows)))  # fmt: skip
    _bars(edition, selection, Said("duplicates", title, subtitle + also, AVOIDED), _dearest(edition, rows), "doubles")


@remembered
def _dearest(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Name the first applications, each with its state and upkeep; of one name the first."""
    states = names.members(edition, "saving_state")
    said = [
        f"{one['application_name']} ({states.get(one['saving_state'], one['saving_state'])})"
        for one in rows.iter_rows(named=True)
    ]
    named = _labelled(rows, said, "maintenance_cost_idr")
    return named.unique("name", keep="first", maintain_order=True).head(SHOWN)


def _bars(edition: Edition, selection: Selection, said: Said, data: pl.DataFrame, kind: str) -> None:
    spoken = "; ".join(f"{name} {label}" for name, label in zip(data["name"], data["label"], strict=True))
    filters = selection.worded("agency", "unit", *["compared"] * (kind == "doubles"))
    figures.figure(
        edition, key=said.key, title=said.title, subtitle=said.subtitle, chart=charts.bars(data),
        table=_table(data, "name", "value"), alt=f"{said.title}. {spoken}.", sources=(said.metric,),
        filters=filters, rows=lambda: keyed(kind, data))  # fmt: skip


@remembered
def _table(data: pl.DataFrame, *columns: str) -> pl.DataFrame:
    return data.select(columns)


def findings(edition: Edition, selection: Selection) -> None:
    """Draw the open security findings by agency, or the chosen agency's by year."""
    is_by_year = selection.agency != "all" and not selection.compared
    data = _open(edition, selection, is_by_year)
    if data.is_empty():
        return
    name = counterpart.unmarked(data["name"][0])
    title = _("{name} has most open findings: {told}").format(name=name, told=data["label"][0])
    if is_by_year:
        title = _("{told} findings were open in {year}").format(told=data["label"][-1], year=data["name"][-1])
    subtitle = _("Findings of security assessments that are still open, of all found; {period}.").format(
        period=period(reading.when(data), True))  # fmt: skip
    subtitle += "" if is_by_year else counterpart.key(edition, selection)
    figures.figure(
        edition, key="security-findings", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=_table(data, "name", "numerator", "denominator"), alt=f"{title}. {subtitle}", sources=(FINDINGS,),
        filters=selection.worded("agency", "compared"), rows=lambda: listed(FINDINGS, data))  # fmt: skip


@remembered
def _open(edition: Edition, selection: Selection, is_by_year: bool) -> pl.DataFrame:
    """Name each row by its year or its agency, the most open and the chosen ones, and say how many of how many."""
    rows = _told(edition, selection, is_by_year)
    if rows.is_empty():
        return rows
    known, words = names.short(edition), _("{open} of {found}")
    counts = zip(rows["numerator"], rows["denominator"], strict=True)
    said = [words.format(open=number(top, 0), found=number(below, 0)) for top, below in counts]
    years = worded(rows["period"], lambda day: period(day, True))
    who = years if is_by_year else worded(rows["agency_code"], lambda code: known.get(code, code))
    data = rows.with_columns(name=who, value=pl.col("numerator"), label=pl.Series(said, dtype=pl.String))
    if is_by_year:
        return data
    chosen = pl.col("agency_code").is_in(list(counterpart.marks(selection)))
    ranked = data.sort("value", "name", descending=[True, False])
    return counterpart.marked(ranked.with_row_index("place").filter((pl.col("place") < SHOWN) | chosen), selection)


def _told(edition: Edition, selection: Selection, is_by_year: bool) -> pl.DataFrame:
    """Return the agency's shares of open findings of all years, or all agencies' of the last one."""
    cells = warehouse.cells(edition, FINDINGS, selection.agency if is_by_year else None, "all")
    parts = cells.filter(pl.col("value").is_not_null(), pl.col("agency_code") != "all")
    return parts if is_by_year else reading.latest(parts, selection)
