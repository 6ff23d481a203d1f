"""What a brief states and asks: findings as on screen, then what is furthest from its target or worsens most."""

import codes
from components import attention, cards, findings, names, sentences
from components.board import Board
from components.filters import Selection
from components.formatting import period, quantity
from components.language import _
from components.wording import told
from editions import Edition

from brief import numbers
from brief.numbers import Number

DECISIONS = 3


def findings_of(edition: Edition, boards: dict[str, Board], selection: Selection) -> tuple[list[dict], list[Number]]:
    """Return what is notable by the rules of the theme's page, and the numbers behind it: of several, one a theme."""
    said, behind = [], []
    most = findings.MOST if len(boards) == 1 else 1
    for name, board in boards.items():
        for one in findings.notable(edition, board, selection)[:most]:
            shown = [numbers.last(one.definition, one.series), *numbers.base(one.definition, one.series, one.moved)]
            said.append(_asked(edition, findings.sentence(one), shown[:1], name))
            behind += shown
    return said, behind


def decisions_of(edition: Edition, board: Board, selection: Selection) -> tuple[list[dict], list[Number]]:
    """Return what is furthest from its target and then, where that is little, what worsens most."""
    known, definitions = names.agencies(edition), {one["metric"]: one for one in board.defined}
    # On paper every number has a code: what stands beside the cell is read where the code opens it.
    found = attention.outliers(edition, board, selection).head(DECISIONS).drop(attention.EXTRA, strict=False)
    rows = found.iter_rows(named=True)
    cases = [Number(definitions[row["metric"]], row) for row in rows]
    said = [_asked(edition, attention.sentence(one.row, one.definition, known), [one]) for one in cases]
    for text, behind in _worsening(edition, board, selection)[: DECISIONS - len(cases)]:
        said.append(_asked(edition, text, behind))
        cases += behind
    return said, cases


def _asked(edition: Edition, text: str, behind: list[Number], head: str = "") -> dict:
    return {"head": head, "text": text, "codes": [codes.of_cell(edition, one.cell) for one in behind]}


def _worsening(edition: Edition, board: Board, selection: Selection) -> list[tuple[str, list[Number]]]:
    found = []
    for definition in board.defined:
        series = board.series(definition, selection)
        moved = cards.change(series, definition["direction"], sentences.breaks(edition, definition["metric"]))
        weight = findings.size(moved, definition["unit"])
        if moved and moved.verdict == cards.WORSE and weight:
            behind = [numbers.last(definition, series), *numbers.base(definition, series, moved)]
            found.append((-weight, _worse(definition, behind, cards.is_yearly(series)), behind))
    return [(said, behind) for _weight, said, behind in sorted(found, key=lambda one: one[0])]


def _worse(definition: dict, behind: list[Number], yearly: bool) -> str:
    now, before = behind
    return _("{label} worsened from {before} in {base} to {value} in {period}. Owner: {owner}").format(
        label=told(definition, "label"), before=quantity(before.row["value"], definition["unit"]),
        base=period(before.cell.period, yearly), value=quantity(now.row["value"], definition["unit"]),
        period=period(now.cell.period, yearly), owner=definition["owner"] or "–")  # fmt: skip
