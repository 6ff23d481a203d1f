"""What a brief says, from the edition alone: findings, cards, decisions, pictures, and what stands behind them."""

import hashlib
from dataclasses import replace
from typing import Any

from components import indicators, names, theme
from components.board import Board
from components.filters import Selection
from components.language import _
from editions import Edition, EditionUnreadable

from brief import annex, called, head, illustration, numbers, statements
from brief.illustration import Illustration
from brief.numbers import Number

OVERVIEW = "overview"
CARDS = 6
THEMES = {name: themes for name, (_title, themes) in theme.THEMES.items() if name != "budget_execution"}
"""The overview's themes; the page of budget execution tells of a part of programmes and budgets."""


def told(edition: Edition, view: str, selection: Selection) -> tuple[dict[str, Any], dict[str, str]]:
    """Return what a brief says, in the language of the paper, and its pictures as SVG, each under its name.

    Raises:
        EditionUnreadable: The edition has nothing of this to say.
    """
    board = _board(edition, view, selection)
    if not board.defined:
        message = (
            f"Edition {edition.edition_id}: no number of this agency under {view}. Choose another agency or theme."
        )
        raise EditionUnreadable(message)
    faces = [
        numbers.card(edition, one, board.series(one, selection), view in theme.THEMES) for one in _carded(board, view)
    ]
    found, behind = statements.findings_of(edition, _by_theme(board, view), selection)
    asked, cases = statements.decisions_of(edition, board, selection)
    pictures = illustration.of(edition, view, board, selection)
    drawn = {f"trend-{place}": face.trend for place, face in enumerate(faces) if face.trend}
    for one in pictures:
        drawn |= one.vectors
    first = {
        "findings": found or [{"text": _("No change outside the usual range."), "codes": [], "head": ""}],
        "cards": [face.said for face in faces],
        "pictures": [one.said for one in pictures],
        "decisions": asked or [{"text": _("Nothing here is on the wrong side of a target."), "codes": [], "head": ""}],
    }
    shown = [*(one for face in faces for one in face.numbers), *behind, *cases]
    return _head(edition, view, selection) | first | _annex(edition, view, selection, shown, pictures), drawn


def _head(edition: Edition, view: str, selection: Selection) -> dict[str, Any]:
    """Return what stands on each page: whose paper it is, of when, and what vouches for it."""
    whose = (_("Agency"), names.agencies(edition).get(selection.agency, selection.agency))
    narrowed = selection.unit or selection.wave or selection.building or selection.period
    first = [(_("Filters"), selection.words), whose] if narrowed else [whose]
    title = _(theme.THEMES[view][0]) if view in theme.THEMES else _("Overview")
    return head.of(edition, first) | {"title": title, "head": 2, "words": annex.words()}


def _annex(
    edition: Edition, view: str, selection: Selection, shown: list[Number], pictures: list[Illustration]
) -> dict[str, Any]:
    listed = [number for one in pictures for number in one.numbers]
    rows, points = numbers.listed(edition, shown), numbers.points(edition, listed)
    parts = _parts(pictures)
    told_of = [*rows, *(row for part in points for row in part), *(row for one in pictures for row in one.rows)]
    printed = "\n".join("\t".join(row) for row in told_of)
    return {
        "headings": annex.headings(),
        "short-headings": annex.short_headings(),
        "part-headings": annex.part_headings(),
        "rows": rows,
        "points": points,
        "parts": parts,
        "definitions": annex.definitions(shown),
        "coverage": annex.coverage(edition),
        "checks": annex.checks(edition, shown),
        "proof": annex.proof(edition, view, selection, hashlib.sha256(printed.encode()).hexdigest()[:16]),
    }


def _parts(pictures: list[Illustration]) -> list[dict[str, Any]]:
    """Return the rows of marts that pictures tell of, under each picture's title; what two show is listed once."""
    found, before = [], set()
    for place, one in enumerate(pictures):
        rows = [row for row in one.rows if row[0] not in before]
        before |= {code for code, _name, _value in rows}
        part = {"rows": rows, "groups": called.grouped(rows), "is-long": len(rows) > called.FEW, "of": place}
        found += [{"title": one.said["title"]} | part] if rows else []
    return found


def _board(edition: Edition, view: str, selection: Selection) -> Board:
    """Return the indicators of a theme, or those of every theme, of which the agency has a number."""
    themes = theme.THEMES[view][1] if view in theme.THEMES else sum((THEMES[name] for name in THEMES), [])
    board = indicators.board(edition, themes)
    return replace(board, defined=[one for one in board.defined if board.series(one, selection).height])


def _by_theme(board: Board, view: str) -> dict[str, Board]:
    """Return the board of a theme under no name, or those of the overview's themes, each under its own."""
    if view in theme.THEMES:
        return {"": board}
    own = {name: [one for one in board.defined if one["theme"] in themes] for name, themes in THEMES.items()}
    return {_(theme.THEMES[name][0]): replace(board, defined=defined) for name, defined in own.items() if defined}


def _carded(board: Board, view: str) -> list[dict]:
    """Return the indicators that get a card: the first six, or of the overview the first of each theme."""
    most = CARDS if view in theme.THEMES else 1
    return [one for part in _by_theme(board, view).values() for one in part.defined[:most]]
