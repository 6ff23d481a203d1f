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
    words = _("{name}: {applications} applications of {agencies} agencies")
    said = [
        words.format(
            name=one["kept_application_name"], applications=one["application_count"], agencies=one["agency_count"]
        )
        for one in rows.iter_rows(named=True)
    ]
    data = rows.with_columns(name=pl.Series(said, dtype=pl.String), value=pl.col("surplus_cost_idr"))
    title = _("{n} groups of applications do the same; one of each would do").format(n=number(rows.height, 0))
    subtitle = _("Upkeep a year of all but the one to keep, the {n} largest groups, {period}.").format(
        n=min(SHOWN, rows.height), period=period(reading.when(rows)))  # fmt: skip
    _bars(edition, selection, Said("duplicates", title, subtitle, SURPLUS), data.head(SHOWN), "clusters")


def _applications(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    states = names.members(edition, "saving_state")
    said = [
        f"{one['application_name']} ({states.get(one['saving_state'], one['saving_state'])})"
        for one in rows.iter_rows(named=True)
    ]
    data = rows.with_columns(name=pl.Series(said, dtype=pl.String), value=pl.col("maintenance_cost_idr"))
    title, also = counterpart.beside(edition, selection, _message(rows), lambda one: _message(_own(edition, one)))
    subtitle = _("Upkeep a year that is or could be avoided, the {n} dearest, {period}.").format(
        n=min(SHOWN, rows.height), period=period(reading.when(rows)))  # fmt: skip
    kept = data.unique("name", keep="first", maintain_order=True).head(SHOWN)
    _bars(edition, selection, Said("duplicates", title, subtitle + also, AVOIDED), kept, "doubles")


def _bars(edition: Edition, selection: Selection, said: Said, data: pl.DataFrame, kind: str) -> None:
    drawn = data.with_columns(label=worded(data["value"], money))
    spoken = "; ".join(f"{name} {label}" for name, label in drawn.select("name", "label").iter_rows())
    filters = selection.worded("agency", "unit", *["compared"] * (kind == "doubles"))
    figures.figure(
        edition, key=said.key, title=said.title, subtitle=said.subtitle, chart=charts.bars(drawn),
        table=data.select("name", "value"), alt=f"{said.title}. {spoken}.", sources=(said.metric,),
        filters=filters, rows=lambda: keyed(kind, data))  # fmt: skip


def findings(edition: Edition, selection: Selection) -> None:
    """Draw the open security findings by agency, or the chosen agency's by year."""
    agency = None if selection.agency == "all" or selection.compared else selection.agency
    cells = warehouse.cells(edition, FINDINGS, agency, "all").filter(pl.col("value").is_not_null())
    parts = cells.filter(pl.col("agency_code") != "all")
    if parts.is_empty():
        return
    data = _open(edition, parts if agency else reading.latest(parts, selection), selection, bool(agency))
    title = _("{name} has most open findings: {told}").format(name=data["name"][0], told=data["label"][0])
    if agency:
        title = _("{told} findings were open in {year}").format(told=data["label"][-1], year=data["name"][-1])
    subtitle = _("Findings of security assessments that are still open, of all found; {period}.").format(
        period=period(reading.when(data), True))  # fmt: skip
    if not agency:
        data, subtitle = counterpart.marked(data, selection), subtitle + counterpart.key(edition, selection)
    figures.figure(
        edition, key="security-findings", title=title, subtitle=subtitle, chart=charts.bars(data),
        table=data.select("name", "numerator", "denominator"), alt=f"{title}. {subtitle}", sources=(FINDINGS,),
        filters=selection.worded("agency", "compared"), rows=lambda: listed(FINDINGS, data))  # fmt: skip


def _open(edition: Edition, rows: pl.DataFrame, selection: Selection, by_year: bool) -> pl.DataFrame:
    """Name each row by its year or its agency, the most open and the chosen ones, and say how many of how many."""
    known, words = names.short(edition), _("{open} of {found}")
    counts = rows.select("numerator", "denominator").iter_rows()
    said = [words.format(open=number(top, 0), found=number(below, 0)) for top, below in counts]
    years = worded(rows["period"], lambda day: period(day, True))
    who = years if by_year else worded(rows["agency_code"], lambda code: known.get(code, code))
    data = rows.with_columns(name=who, value=pl.col("numerator"), label=pl.Series(said, dtype=pl.String))
    if by_year:
        return data
    chosen = pl.col("agency_code").is_in(list(counterpart.marks(selection)))
    ranked = data.sort("value", "name", descending=[True, False])
    return ranked.with_row_index("place").filter((pl.col("place") < SHOWN) | chosen)
