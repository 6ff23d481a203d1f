"""The pictures of a brief: those of its page, drawn from the same specification, each with the codes of its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import codes
from components import drawings, hero, provenance, stories
from components.board import Board, dimensions
from components.drawings import Drawing
from components.filters import Selection
from components.formatting import number
from components.language import _
from editions import Edition

from brief import annex, drawing, opening
from brief.numbers import Number
from brief.pictures import VIEWS, WIDE, WIDTHS, Picture

POINTS = 24
OVER_TIME = Picture(lambda *_what: None, "trend", 190, span=WIDE)


@dataclass(frozen=True)
class Illustration:
    """A picture: what is said of it, its vectors by name, and the numbers that are listed for it."""

    said: dict[str, Any]
    vectors: dict[str, str] = field(default_factory=dict)
    numbers: tuple[Number, ...] = ()
    rows: tuple[list[str], ...] = ()
    """The rows of marts that it tells of: code, name, number."""


def of(edition: Edition, view: str, board: Board, selection: Selection) -> list[Illustration]:
    """Return the pictures of a view that the edition can draw; where it can draw none, the first indicator's trend."""
    found = [
        _of(edition, picture, drawn, selection) for picture, drawn in _drawn(edition, VIEWS.get(view, ()), selection)
    ]
    return found or _over_time(edition, board, selection)


def _drawn(edition: Edition, pictures: Sequence[Picture], selection: Selection) -> Iterator[tuple[Picture, Drawing]]:
    """Let each picture be drawn as on screen, and keep what is drawn under its key."""
    kept: dict[str, Drawing] = {}
    for picture in pictures:
        if picture.key not in kept:
            with drawings.kept() as now:
                stories.tell(edition, selection, [(picture.draw, picture.needs)])
            kept |= {one.key: one for one in now}
        one = kept.get(picture.key)
        if one and one.chart is not None and one.table.height:
            yield picture, one


def _of(edition: Edition, picture: Picture, drawn: Drawing, selection: Selection) -> Illustration:
    """Draw a picture with the codes of the marts' rows that it tells of: each beside its number, or in a list."""
    rows = opening.rows(edition, drawn, most(picture, drawn))
    opens = opening.whole(edition, drawn, picture.cuts, picture.periods, selection)
    if not picture.is_coded:
        return replace(_set(edition, picture, drawn, opens), rows=rows)
    said = "; ".join(" ".join((name, number, code)) for code, name, number in rows)
    beside = opening.beside(edition, drawn)
    return _set(edition, picture, replace(drawn, alt=f"{drawn.alt} {said}."), opens, beside)


def most(picture: Picture, drawn: Drawing) -> int | None:
    """Return how many of its numbers a picture tells of: of a ranking that is cut, those of the rows that are shown."""
    return picture.told or (picture.rows + len(drawn.also()) if picture.rows else None)


def _set(
    edition: Edition, picture: Picture, drawn: Drawing, opens: Sequence[str], beside: Mapping[str, str] = drawing.NONE
) -> Illustration:
    """Say a picture and draw it as vectors."""
    width = WIDTHS[picture.span]

    def room(share: float, _chart: Any) -> drawing.Room:
        return drawing.Room(round(width * share), picture.height, picture.rows, picture.margin)

    pieces, vectors = drawing.pieces(drawn, room, beside)
    said = {
        "title": drawn.title, "subtitle": drawn.subtitle, "span": picture.span, "pieces": pieces, "codes": opens,
        "source": _source(edition, picture, drawn),
    }  # fmt: skip
    return Illustration(said, vectors)


def _source(edition: Edition, picture: Picture, drawn: Drawing) -> str:
    """Say whose the numbers are, that they are samples, and what of the screen is not on paper."""
    parts = [_("Sample data")] if annex.banners(edition) else []
    parts.append(provenance.origin(edition, drawn.sources))
    if picture.rows and picture.rows < drawn.table.height:
        parts.append(_("the first {n} of {all}").format(n=picture.rows, all=number(drawn.table.height, 0)))
    return " · ".join([*parts, _(picture.note)] if picture.note else parts)


def _over_time(edition: Edition, board: Board, selection: Selection) -> list[Illustration]:
    """Return the first indicator over time, its last points as numbers: a line of one instrument is of that member."""
    if not (trending := hero.trending(board, selection)):
        return []
    definition, series = trending
    with drawings.kept() as kept:
        hero.trend(edition, definition, series, selection)
    points = kept[0].table.drop_nulls("value").tail(POINTS).reverse()
    cut, _member = selection.cut(dimensions(definition))
    kinds = {True: "all", False: "instrument" if cut == "all" else cut}
    rows = [
        row | {"agency_code": selection.agency, "dimension": kinds[row["member"] == "all"]}
        for row in points.iter_rows(named=True)
    ]
    shown = tuple(Number(definition, row) for row in rows)
    opens = [codes.of_cell(edition, one.cell) for one in shown[:1]]
    made = _set(edition, OVER_TIME, kept[0], opens)
    return [Illustration(made.said, made.vectors, shown)]
