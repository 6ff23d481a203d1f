"""The move at a glance: its five phases, which of them is running, and the milestone that comes next."""

import html
from datetime import date

import streamlit as st
import warehouse
from editions import Edition

from components import frame
from components.formatting import as_date, day, period
from components.language import _
from components.wording import told


def strip(edition: Edition) -> None:
    """Draw the phases side by side, the running one marked in words; nothing where the edition has none."""
    if not warehouse.holds(edition, "dim_phases"):
        return
    through = warehouse.facts(edition).get("data_through")
    today = as_date(through) if through else None
    steps = "".join(_step(row, today) for row in warehouse.read(edition, "phases").iter_rows(named=True))
    label = html.escape(_("The five phases of the move"))
    st.html(f'<ol class="phases" aria-label="{label}">{steps}</ol>')
    with st.container(horizontal=True, gap="medium", vertical_alignment="center", key="finding-phases"):
        if following := _next(edition, today):
            st.html(f'<p class="sublead">{html.escape(following)}</p>', width="content")
        frame.link("relocation", _("The move in full →"))


def _step(row: dict, today: date | None) -> str:
    """Write one phase: its number and years, its name, and whether it is over, running or to come."""
    first, last = row["official_from_year"], row["official_to_year"]
    running = today is not None and first <= today.year <= last
    over = today is not None and last < today.year
    state = _("● We are here") if running else _("✓ over") if over else _("to come")
    name = told(row, "label").split(": ", 1)[-1]
    told_years = f"{first}–{last}" + (" *" if row["is_conflicting"] else "")
    mark = 'class="now" aria-current="step"' if running else ""
    return (
        f"<li {mark}><b>{row['phase']} · {told_years}</b>"
        f"<span>{html.escape(name)}</span><em>{html.escape(state)}</em></li>"
    )


def _next(edition: Edition, today: date | None) -> str:
    """Say which milestone comes next after what the data reaches."""
    rows = warehouse.read(edition, "milestones").iter_rows(named=True)
    ahead = [row for row in rows if today and row["milestone_date"] > today]
    if not ahead:
        return ""
    row = ahead[0]
    when = {"day": day, "month": period}.get(row["date_precision"], lambda at: period(at, is_yearly=True))
    said = _("Next: {milestone}, {when}.").format(milestone=told(row, "label"), when=when(row["milestone_date"]))
    return said + " " + _("* Sources differ on these years.")
