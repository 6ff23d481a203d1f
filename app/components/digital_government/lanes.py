"""One theme's process as lanes of agencies, and hand-overs as a table."""

import polars as pl
from editions import Edition
from row_lists import keyed

from components import charts, counterpart, figures, names
from components.filters import Selection
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC = "broken_handovers"


def draw(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    """Draw the hand-overs of one theme, and say where it breaks first."""
    title = _break(rows)
    subtitle = _("Steps from left to right, a lane an agency; a solid line runs on, a dashed one with ✕ is broken.")
    known, chosen = names.short(edition), counterpart.marks(selection)
    marks = {known.get(code, code): mark for code, mark in chosen.items()}
    gone = [name for name in marks if name not in {*rows["lane"], *rows["next_lane"]}]
    subtitle += counterpart.key(edition, selection) + "".join(
        " " + _("{who} is no part of this process.").format(who=name) for name in gone
    )
    figures.figure(
        edition, key="process-map", title=title, subtitle=subtitle, table=table(rows),
        chart=charts.process_lanes(_stepped(rows), marks), alt=f"{title}. {subtitle}",
        sources=(METRIC,), filters=f"{selection.worded('agency', 'compared')} · {rows['theme_name'][0]}",
        rows=lambda: keyed("handovers", rows))  # fmt: skip


def _break(rows: pl.DataFrame) -> str:
    """Say where a theme's process breaks first."""
    at = next((one for one in rows.iter_rows(named=True) if one["is_broken"]), None)
    if at is None:
        return _("{theme} runs through without a break").format(theme=rows["theme_name"][0])
    words = _("{theme} first breaks between {lane} and {next_lane}")
    if at["lane"] == at["next_lane"]:
        words = _("{theme} first breaks within {lane}")
    return words.format(theme=at["theme_name"], lane=at["lane"], next_lane=at["next_lane"])


@remembered
def _stepped(rows: pl.DataFrame) -> pl.DataFrame:
    told = [f"{step} → {after}" for step, after in zip(rows["step"], rows["next_step"], strict=True)]
    return rows.with_columns(told=pl.Series(told, dtype=pl.String))


@remembered
def table(rows: pl.DataFrame, *before: str) -> pl.DataFrame:
    """Return the hand-overs' columns, after some others, and whether each is broken, in a word."""
    words = worded(rows["is_broken"], lambda broken: _("✕ broken") if broken else _("→ runs on"))
    return rows.select(*before, "place", "step", "lane", "next_step", "next_lane", words)
