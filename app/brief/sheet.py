"""One figure on one page: its message, its picture, its table with the codes of its numbers, and where it is from."""

import hashlib
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import polars as pl
from components import drawings, hero, indicators, provenance, tables
from components.drawings import Drawing
from components.filters import Selection
from components.formatting import number
from components.language import _, chosen
from components.withheld import plain, reason_of, short
from components.wording import column, told
from editions import Edition, EditionUnreadable

from brief import annex, called, drawing, head, opening

WIDTH, TALLEST = 890, 560
"""The room of a picture on its page, in pixels."""
CODE = "code"
UNCUT: dict[str, Any] = {"rest": [], "more": ""}
"""What a page says of the rows that it has no room for, while it has room for all."""
LETTERS, MOST = 300, 300
"""The letters of a definition, and the rows of a table of which each is told of with its code."""


def told_of(edition: Edition, drawn: Drawing, link: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what a figure's page says, in the language of the paper, and its vectors, each under its name."""

    def room(share: float, chart: Any) -> drawing.Room:
        return drawing.natural(chart, round(WIDTH * share), TALLEST)

    beside = opening.beside(edition, drawn)
    pieces, vectors = drawing.pieces(drawn, room, beside)
    rows = _table(edition, drawn)
    printed = "\n".join("\t".join(row) for row in rows["rows"])
    checksum = hashlib.sha256(printed.encode()).hexdigest()[:16]
    said = {
        "title": drawn.title,
        "head": 1.5,
        "subtitle": drawn.subtitle,
        "pieces": pieces,
        "table": rows,
        "parts": opening.also(edition, drawn),
        "cuts": called.together(edition, drawn.rows()),
        "entries": _entries(edition, drawn),
        "every": opening.every(edition, drawn) or ([] if any(rows["opens"]) else opening.agencies(edition, drawn)),
        "part-headings": annex.part_headings(),
        "lines": _lines(edition, drawn),
        "proof": _proof(link, checksum),
        "words": words(all(rows["opens"])),
    }
    return head.of(edition, [(_("Filters"), drawn.filters)] if drawn.filters else []) | said | UNCUT, vectors


def of_indicator(edition: Edition, metric: str, selection: Selection) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the page of an indicator's figure over time, at what is selected.

    Raises:
        EditionUnreadable: The edition has no such indicator, or no number of it here.
    """
    definition = provenance.definition_of(edition, metric)
    board = replace(indicators.board(edition, [definition["theme"]]), defined=[definition])
    series = board.series(definition, selection).filter(pl.col("value").is_not_null())
    if series.is_empty():
        message = f"Metric {metric}: no number of this agency in edition {edition.edition_id}. Choose another."
        raise EditionUnreadable(message)
    with drawings.kept() as kept:
        hero.trend(edition, definition, series, selection)
    asked = {"metric": metric, "agency": selection.agency, "edition": edition.edition_id, "lang": chosen()}
    return told_of(edition, kept[0], f"/ukuran?{urlencode(asked)}")


def words(has_all: bool) -> dict[str, str]:
    """Return the headings of the page; `has_all` says whether every row of the table has a code of its own."""
    some = _("Typed under Analyst → Open a code, a code opens its number with its definition, rows and checks.")
    said = annex.words()
    return said | {
        "open": said["open"] if has_all else some,
        "figure": _("One figure from Simpul"),
        "numbers": _("Its numbers"),
        "origin": _("Source and meaning"),
        "page": "",
    }


def _table(edition: Edition, drawn: Drawing) -> dict[str, Any]:
    """Write a figure's table as on screen, before each row the code of its number where it has one of its own."""
    frame = plain(drawn.table)
    opens = opening.lines(edition, drawn)
    rows = [_row(row) for row in frame.iter_rows(named=True)]
    kinds = ["number" if kind.is_numeric() else "text" for kind in frame.schema.dtypes()]
    heads = [column(name) for name in frame.columns]
    if any(opens):
        rows = [[code, *row] for code, row in zip(opens, rows, strict=True)]
        kinds, heads = [CODE, *kinds], [_("Code"), *heads]
    return {"headings": heads, "kinds": kinds, "rows": rows, "all": len(rows), "opens": opens}


def _row(row: dict[str, Any]) -> list[str]:
    """Write a row of a table; a number that is withheld as the symbol of its reason."""
    reason = reason_of(row)
    said = row | {"withheld": short(reason) if reason else "–"} if "withheld" in row else row
    return [short(reason)[0] if reason and value is None else tables.text(name, value) for name, value in said.items()]


def _lines(edition: Edition, drawn: Drawing) -> list[tuple[str, str]]:
    """Say where the figure is from, what its indicators mean, and what must be known of it."""
    lines = [("", provenance.sentence(edition, drawn.sources)), *(("", note) for note in drawn.notes)]
    for one in provenance.definitions(edition, drawn.sources):
        text = told(one, "description")
        lines.append((told(one, "label"), text if len(text) <= LETTERS else text[:LETTERS].rsplit(" ", 1)[0] + " …"))
    return lines


def _proof(link: str, checksum: str) -> list[str]:
    return [
        _("Typed under Analyst → Open a code, the verification code at the foot says whether this edition is genuine."),
        _("Permanent link, after the app's address: {link}").format(link=link),
        _("Checksum of the numbers above: {checksum}.").format(checksum=checksum),
    ]


def _entries(edition: Edition, drawn: Drawing) -> list[list[str]]:
    """Return code, name and number of each row of a table, to be told of where the table has no room for it."""
    rows = drawn.rows() if drawn.table.height <= MOST else []
    return [*called.each(edition, rows)] if len(set(rows)) == drawn.table.height else []


def cut(said: dict[str, Any], rows: int, has_rest: bool) -> dict[str, Any]:
    """Keep the first rows of a page's table, and say so; the codes of the rest run on beneath it, if `has_rest`.

    Without, those of the cuts do that the rows are of: each opens all the numbers of an agency, say.
    """
    table, entries = said["table"], said["entries"]
    if rows >= table["all"]:
        return said
    if has_rest and len(entries) == table["all"]:
        return said | {"table": table | {"rows": table["rows"][:rows]}, "rest": called.grouped(entries[rows:])}
    more = _("The first {n} of {all} rows; the link opens them all.")
    if cuts := said["cuts"]:
        more = _("The first {n} of {all} rows; each code above opens all that its name stands for, the link all rows.")
    more = more.format(n=number(rows, 0), all=number(table["all"], 0))
    return said | {"table": table | {"rows": table["rows"][:rows]}, "more": more, "rest": called.grouped(cuts)}
