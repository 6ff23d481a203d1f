"""The second agency on a theme's page: its value beside each card's, and both agencies' marks in pictures by agency."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import polars as pl
from editions import Edition

from components import comparison, names
from components.board import Board
from components.filters import Selection
from components.formatting import SPACE, period, quantity
from components.language import _
from components.movement import is_yearly
from components.remembered import remembered
from components.withheld import reason_of, short
from components.wording import worded

OWN, OTHER = "●", "○"


def lines(edition: Edition, board: Board, defined: Sequence[dict], selection: Selection) -> dict[str, tuple[str, ...]]:
    """Return for each indicator what its card says of the second agency; nothing where none is compared with."""
    if not selection.compared:
        return {}
    return {one["metric"]: _lines(edition, board, one, selection) for one in defined}


@remembered
def _lines(edition: Edition, board: Board, definition: dict, selection: Selection) -> tuple[str, ...]:
    """Write the second agency's value in the card's period and the difference, or its last value with its own."""
    own, other = board.series(definition, selection), board.series(definition, selection, str(selection.compared))
    who, unit = names.short(edition).get(str(selection.compared), str(selection.compared)), definition["unit"]
    if own.is_empty():
        return ()
    now = own.row(-1, named=True)
    there = other.filter(period=now["period"])
    at = (there if there.height else other.tail(1)).to_dicts()
    if not at or at[0]["value"] is None:
        reason = at and reason_of(at[0])
        return (f"{who}: {short(reason) if reason else 'x'}",)
    said = f"{who}: {quantity(at[0]['value'], unit)}"
    if not there.height:
        when = period(at[0]["period"], is_yearly(other))
        return (_("{said} in {period}, no difference: not the same period").format(said=said, period=when),)
    if now["value"] is None:
        return (said,)
    gap = now["value"] - at[0]["value"]
    told = _("{said} · difference {gap}").format(said=said, gap=comparison.gap(gap, now["period"], unit))
    side = comparison.better(definition, gap)
    if not side:
        return (told,)
    ahead = names.short(edition).get(selection.agency, selection.agency) if side == "left" else who
    return (told, _("{who} stands better").format(who=ahead))


def sides(edition: Edition, selection: Selection) -> str:
    """Say whose mark is whose where both are drawn, all agencies together too, for a subtitle."""
    known, codes = names.short(edition), (selection.agency, str(selection.compared))
    return " ".join(f"{mark}{SPACE}{known.get(code, code)}." for code, mark in zip(codes, (OWN, OTHER), strict=True))


def marks(selection: Selection) -> dict[str, str]:
    """Return the mark of each agency that is chosen; all agencies together are no row of a picture by agency."""
    both = {selection.agency: OWN, str(selection.compared or ""): OTHER}
    return {code: mark for code, mark in both.items() if code not in {"", "all"}}


def marked(rows: pl.DataFrame, selection: Selection, code: str = "agency_code", name: str = "name") -> pl.DataFrame:
    """Put the marks before the names of the agencies chosen; `mark` says to a chart which bars they are."""
    known = marks(selection)
    mark = worded(rows[code], lambda one: known.get(one, ""))
    return rows.with_columns(pl.when(mark == "").then(pl.col(name)).otherwise(mark + " " + pl.col(name)), mark=mark)


def beneath(edition: Edition, selection: Selection, of: Callable[[Selection], pl.DataFrame]) -> pl.DataFrame:
    """Return the rows of a selection by `member` and, beneath each, the second agency's of the same period, marked."""
    own, known = of(selection), names.short(edition)
    if not selection.compared or own.is_empty():
        return own
    there = of(replace(selection, agency=selection.compared, compared=None))
    there = there.filter(pl.col("period").is_in(own["period"].implode())) if there.height else there
    ends = ((own, OWN, selection.agency), (there, OTHER, selection.compared))
    both = [
        rows.with_columns(
            mark=pl.lit(mark), agency_name=pl.lit(known.get(code, code)), name=pl.lit(f"{mark} ") + pl.col("name")
        )
        for rows, mark, code in ends
        if rows.height
    ]
    place = {member: number for number, member in enumerate(own["member"])}
    ranked = pl.col("member").replace_strict(place, default=len(place), return_dtype=pl.Int64)
    return pl.concat(both, how="diagonal").sort(ranked, maintain_order=True)  # fmt: skip


def rows(selection: Selection, of: Callable[[str], pl.DataFrame]) -> pl.DataFrame:
    """Return the rows of an agency or of two by their periods, with `mark`, and `side` to write behind a name."""
    codes = [(selection.agency, OWN), *([(selection.compared, OTHER)] if selection.compared else [])]
    end = " {}" if selection.compared else ""
    parts = [of(code).with_columns(mark=pl.lit(mark), side=pl.lit(end.format(mark))) for code, mark in codes]
    return pl.concat(parts, how="diagonal").sort("period", maintain_order=True)


def told(edition: Edition, selection: Selection, title: str, subtitle: str, rows: pl.DataFrame) -> tuple[str, str]:
    """Say whose the message of a picture of two is, whose the marks are and, if so, that the second has nothing."""
    if not selection.compared:
        return title, subtitle
    known = names.short(edition)
    own, other = (known.get(code, code) for code in (selection.agency, selection.compared))
    subtitle = f"{subtitle} {sides(edition, selection)}"
    if OTHER not in rows["mark"].to_list():
        nothing = _("{who}: nothing told in {period} (x).")
        subtitle += " " + nothing.format(who=other, period=period(rows["period"].max()))
    return f"{own}: {title}", subtitle


def beside(
    edition: Edition, selection: Selection, title: str, of: Callable[[Selection], str | None]
) -> tuple[str, str]:
    """Say whose the message of a picture of one is and, as an end of its subtitle, the second agency's in words."""
    if not selection.compared:
        return title, ""
    known = names.short(edition)
    own, other = (known.get(code, code) for code in (selection.agency, selection.compared))
    said = of(replace(selection, agency=selection.compared, compared=None)) or "x"
    return f"{own}: {title}", f" {OTHER}{SPACE}{other}: {said}."


def columns(selection: Selection, *kept: str) -> list[str]:
    """Return the columns of a picture's table; of two agencies each row says whose it is."""
    return [*(["agency_name"] if selection.compared else []), *kept]


def whose(selection: Selection, rows: pl.DataFrame) -> list[str]:
    """Return the code of each row's agency: of those marked as the second's, the second's."""
    marks_of = rows["mark"] if selection.compared and "mark" in rows.columns else [OWN] * rows.height
    return [str(selection.compared) if mark == OTHER else selection.agency for mark in marks_of]


def unmarked(name: str) -> str:
    """Return a name without its mark, for sentences and links."""
    return name.lstrip(f"{OWN}{OTHER} ")


def key(edition: Edition, selection: Selection) -> str:
    """Say whose the marks are, for a subtitle; nothing where nobody is marked."""
    known, said = names.short(edition), marks(selection).items()
    return "".join(f" {mark}{SPACE}{known.get(code, code)}." for code, mark in said)
