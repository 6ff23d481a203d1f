"""What a card says: label, quality, value, change, target and path above its trend; peers and coverage below it."""

import html
from collections.abc import Iterable

import polars as pl
from editions import Edition

from components import coverage, peers, sentences, surroundings, targets
from components.filters import WHOLE, Place
from components.formatting import period
from components.language import _
from components.movement import change, change_sentence, is_yearly
from components.remembered import remembered
from components.short import brief, measure
from components.states import State
from components.wording import told


def face(edition: Edition, definition: dict, series: pl.DataFrame, place: Place, trend: str) -> str:
    """Write the whole card of a value that may be shown, its small trend in the middle."""
    at = (edition, definition, series, place)
    return _block(*_above(*at), trend, *_below(*at))


@remembered
def _above(edition: Edition, definition: dict, series: pl.DataFrame, place: Place) -> list[str]:
    """Write label, quality, value, change, target and path."""
    unit, yearly, last = definition["unit"], is_yearly(series), series.row(-1, named=True)
    moved = change(series, definition["direction"], sentences.breaks(edition, definition["metric"]))
    told_change = change_sentence(moved, unit, yearly) if moved else _("First value: nothing to compare with yet")
    verdict = f" · <b>{html.escape(_(moved.verdict))}</b>" if moved else ""
    goals = []
    if place.cut == WHOLE.cut:
        goals = targets.lines(edition, definition, place.agency, last["period"], last["value"])
    elif last["value"] is not None:
        goals = [targets.target(definition, last["value"])]
    return [
        _top(edition, definition, place),
        f'<p class="value">{_big(last["value"], unit)}</p>',
        f'<p class="when">{html.escape(" · ".join([period(last["period"], yearly), *_favourable(definition)]))}</p>',
        f"<p>{html.escape(told_change)}{verdict}</p>",
        *_lines(place.beside, "beside"),
        *_lines(goals),
    ]


def _favourable(definition: dict) -> list[str]:
    """Say which side is good; nothing where neither is."""
    return {"up": [_("higher is better")], "down": [_("lower is better")]}.get(definition["direction"], [])


def _below(edition: Edition, definition: dict, series: pl.DataFrame, place: Place) -> list[str]:
    """Write peers, usual range, coverage, as-of and status, and what must be known of a filter."""
    last, beside = series.row(-1, named=True), ()
    if place.cut == WHOLE.cut:
        at = (place.agency, last["period"])
        beside = peers.line(edition, definition, *at, last["value"])
        beside += surroundings.history(edition, definition["metric"], *at)
    covered = coverage.sentence(edition, definition, place.agency, last, is_yearly(series))
    return _lines([*beside, covered, *place.notes], "quiet")


def instead(label: str, state: State) -> str:
    """Write a state in the number's place: its word, its sentence, the next step."""
    return _block(
        f'<div class="top"><h3>{html.escape(label)}</h3></div>',
        f'<p class="value state">{html.escape(state.word)}</p>',
        *_lines([state.why]),
        *_lines([state.next], "next"),
    )


def _top(edition: Edition, definition: dict, place: Place) -> str:
    quality = surroundings.quality(edition, definition["metric"], place.agency)
    mark = "".join(_lines([quality], "mark"))
    return f'<div class="top"><h3>{html.escape(told(definition, "label"))}</h3>{mark}</div>'


def _big(value: float, unit: str) -> str:
    """Write the value large and the words of its unit small."""
    text, words = brief(value, unit), measure(unit)
    if words and text.endswith(words):
        return f'{html.escape(text[: -len(words)])}<span class="unit">{html.escape(words)}</span>'
    return html.escape(text)


def _lines(texts: Iterable[str], kind: str = "line") -> list[str]:
    return [f'<p class="{kind}">{html.escape(text)}</p>' for text in texts if text]


def _block(*parts: str) -> str:
    return f'<div class="card">{"".join(parts)}</div>'
