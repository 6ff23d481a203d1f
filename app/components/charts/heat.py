"""A small table coloured by step, its number in every cell."""

import altair as alt
import polars as pl

from components.charts import scales
from components.palette import dressed, palette


def heat(
    frame: pl.DataFrame, rows: list[str], columns: list[str], row_height: int = 34, over: str | None = None
) -> alt.LayerChart:
    """Draw row, column, value (0 to 100, or none) and label as a table of coloured cells, in the orders given.

    `over` names what the columns are, where their own words do not. A frame may hold `part` and `whole` instead of the
    value. A cell without a value has a frame and no fill, and its label says why.
    """
    y = alt.Y("row:N", sort=rows, title=None, axis=alt.Axis(labelLimit=130), scale=alt.Scale(domain=rows))
    x = alt.X(
        "column:N",
        sort=columns,
        title=over,
        axis=alt.Axis(orient="top", labelOverlap=False, **_brief(columns)),
        scale=alt.Scale(domain=columns),
    )
    tips = [alt.Tooltip(f"{name}:N", title=" ") for name in ("row", "column", "label")]
    base = alt.Chart(frame).encode(x, y, tooltip=tips)
    if "part" in frame.columns:
        base = base.transform_calculate(value="100 * datum.part / datum.whole")
    told = base.transform_filter("isValid(datum.value)")
    cells = told.mark_rect(cornerRadius=3, stroke=palette()["grid"], strokeWidth=2).encode(scales.fill(legend=False))
    words = told.mark_text().encode(scales.ink(), text="label:N")
    frames, symbols = _untold(frame, base)
    layers = alt.layer(cells, *frames, words, *symbols).resolve_scale(color="independent")
    return dressed(layers, row_height * len(rows) + 44)


def _brief(columns: list[str]) -> dict[str, str]:
    """Let long heads that three letters tell apart, such as days, be three letters where a phone has no more room."""
    if min(map(len, columns), default=0) <= 3 or len({name[:3] for name in columns}) < len(columns):
        return {}
    return {"labelExpr": f"width < {60 * len(columns)} ? slice(datum.label, 0, 3) : datum.label"}


def _untold(frame: pl.DataFrame, base: alt.Chart) -> tuple[list[alt.Chart], list[alt.Chart]]:
    """Draw frames and symbols of cells without a value; a layer of none would be an unnamed picture to a reader."""
    known = frame["value"] if "value" in frame.columns else frame["part"] / frame["whole"]
    if known.is_not_null().all() and not known.cast(pl.Float64).is_nan().any():
        return [], []
    untold = base.transform_filter("!isValid(datum.value)")
    frames = untold.mark_rect(fillOpacity=0, stroke=scales.untold(), strokeDash=[3, 3], strokeWidth=1)
    return [frames], [untold.mark_text(color=palette()["text"]).encode(text="label:N")]
