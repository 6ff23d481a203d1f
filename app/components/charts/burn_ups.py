"""A burn-up: what has come, what the plan in force asks for, and the band in which today's pace would go on."""

from datetime import date

import altair as alt
import polars as pl

from components.palette import dressed, palette

ACTUAL, PLAN, BAND = "actual", "plan", "forecast"


def burn_up(frame: pl.DataFrame, words: dict[str, str], today: date) -> alt.LayerChart:
    """Draw series (`actual`, `plan`, `forecast`), period, people and, for the forecast, low and high.

    `words` names the three series; each stands beside its line, and none by colour alone: the plan is dashed, the
    forecast a band, what has come a strong line.
    """
    colour = palette()
    x = alt.X("period:T", title=None, axis=alt.Axis(format="%Y", tickCount="year", grid=False))
    y = alt.Y("people:Q", title=None, axis=alt.Axis(tickCount=5, format=",.0f"), scale=alt.Scale(zero=True))
    parts = {name: alt.Chart(frame.filter(series=name)) for name in (ACTUAL, PLAN, BAND)}
    tips = [alt.Tooltip("told:N", title=" "), alt.Tooltip("people:Q", title=" ", format=",.0f")]
    band = parts[BAND].mark_area(color=colour["main"], opacity=0.18).encode(x, alt.Y("low:Q"), y2="high:Q")
    usual = parts[BAND].mark_line(color=colour["main"], strokeWidth=1.5, strokeDash=[2, 3]).encode(x, y, tooltip=tips)
    plan = parts[PLAN].mark_line(color=colour["minus"], strokeWidth=2, strokeDash=[6, 4], interpolate="step-after")
    come = parts[ACTUAL].mark_line(color=colour["main"], strokeWidth=3, point={"color": colour["main"], "size": 26})
    now = alt.Chart(pl.DataFrame({"period": [today]})).mark_rule(color=colour["quiet"], strokeWidth=1).encode(x)
    layers = [band, usual, plan.encode(x, y, tooltip=tips), come.encode(x, y, tooltip=tips), now]
    return dressed(alt.layer(*layers, *_names(frame, words, x, y)), 360)


def _names(frame: pl.DataFrame, words: dict[str, str], x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """Name each series where it ends."""
    colour = palette()
    ink = {ACTUAL: colour["main"], PLAN: colour["minus"], BAND: colour["main"]}
    drawn = []
    for name, word in words.items():
        own = frame.filter(series=name).sort("period")
        if own.height:
            middle = own[-1:] if name != BAND else own[own.height // 2 :][:1]
            at = alt.Chart(middle.with_columns(word=pl.lit(word)))
            place = {"align": "right", "dy": -12} if name != ACTUAL else {"align": "left", "dx": 8, "dy": 12}
            drawn.append(at.mark_text(color=ink[name], fontWeight="bold", **place).encode(x, y, text="word:N"))
    return drawn
