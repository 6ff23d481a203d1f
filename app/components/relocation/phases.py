"""Where the move stands: its five phases and its milestones against the month that the data reaches."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, frame, stories
from components.figures import Caption
from components.filters import Selection
from components.formatting import as_date, day, period
from components.language import _
from components.remembered import remembered
from components.story_words import STATUS
from components.wording import told, word

PRECISION = {"day": day, "month": period}


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the timeline of the phases, with what has been reached and what comes next."""
    through = warehouse.facts(edition).get("data_through")
    if not through:
        return
    today = as_date(through)
    phases, steps = _phases(edition, today), _steps(edition, today)
    title = _message(phases, steps)
    subtitle = _("Phases by the years of the plan, milestones by their date; the line is where the data ends, {month}.")
    subtitle = subtitle.format(month=period(today))
    caption = Caption("phases", title, subtitle, f"{title}. {subtitle}", selection.worded())
    chart = charts.timeline(phases, steps, today, _("data through {month}").format(month=period(today)))
    frame.section(_("Where are we in the move?"))
    sources, notes = ("target_attainment",), _notes(edition)
    stories.picture(
        edition, caption, chart, _table(phases, steps), sources=sources, notes=notes,
        rows=lambda: _rows(edition, today))  # fmt: skip


@remembered
def _message(phases: pl.DataFrame, steps: pl.DataFrame) -> str:
    """Say which phase is running, and what comes next."""
    running, ahead = phases.filter("is_now"), steps.filter(~pl.col("is_done"))
    title = _("{name} is running").format(name=running["name"][0]) if running.height else _("No phase is running")
    if ahead.height:
        title += "; " + _("next: {milestone}").format(milestone=ahead["name"][0])
    return title


@remembered
def _phases(edition: Edition, today: date) -> pl.DataFrame:
    rows = [
        {
            "name": _("{phase} ({first}–{last})").format(
                phase=told(row, "label"), first=row["official_from_year"], last=row["official_to_year"]
            ),
            "start": date(row["official_from_year"], 1, 1),
            "end": date(row["official_to_year"], 12, 31),
            "source": row["source"],
            "status": word(STATUS, row["status"]),
        }
        for row in warehouse.read(edition, "phases").iter_rows(named=True)
    ]
    return pl.DataFrame(rows).with_columns(is_now=pl.lit(today).is_between("start", "end"))


@remembered
def _steps(edition: Edition, today: date) -> pl.DataFrame:
    rows = [
        {
            "name": f"{PRECISION.get(row['date_precision'], _year)(row['milestone_date'])} · {told(row, 'label')}",
            "day": row["milestone_date"],
            "source": row["source"],
            "status": word(STATUS, row["status"]),
        }
        for row in warehouse.read(edition, "milestones").iter_rows(named=True)
    ]
    return pl.DataFrame(rows).with_columns(is_done=pl.col("day") <= today)


def _year(value: date) -> str:
    return period(value, is_yearly=True)


@remembered
def _table(phases: pl.DataFrame, steps: pl.DataFrame) -> pl.DataFrame:
    """Return one row for each phase and milestone, with who says so and how firmly."""
    kept = ["name", "status", "source"]
    return pl.concat([phases.select(kept), steps.select(kept)])


def _rows(edition: Edition, today: date) -> list[Row]:
    """Name each phase and milestone, in the order of the table."""
    found = [("phases", one) for one in warehouse.read(edition, "phases")["phase"]]
    found += [("milestones", one) for one in warehouse.read(edition, "milestones")["milestone"]]
    return [Row(kind, today.replace(day=1), (one,)) for kind, one in found]


@remembered
def _notes(edition: Edition) -> list[str]:
    """Say where the plan and the press tell other years."""
    said = _("{phase}: the press says {first}–{last}.")
    rows = warehouse.read(edition, "phases").filter("is_conflicting").iter_rows(named=True)
    return [
        said.format(phase=told(row, "label"), first=row["press_from_year"], last=row["press_to_year"]) for row in rows
    ]
