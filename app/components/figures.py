"""A figure: its message, what it measures, diagram and table in two tabs, where it is from, its link and downloads."""

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import altair as alt
import polars as pl
import streamlit as st
from editions import Edition

from components import address, cell, charts, downloads, drawings, paper_figures, plain, provenance, tables
from components.filters import uncut
from components.language import _
from components.wording import told

definition_of = provenance.definition_of
Chart = alt.TopLevelMixin | Mapping[str, Any] | Callable[[], Any]
"""An Altair chart, an ECharts specification, or a function that draws."""
Rows = Callable[[], Sequence[drawings.Numbered]]
UNSEEN = ("agency_code", "dimension")
SCROLL = """<script>(function look(left) {{
    const found = document.querySelector(".st-key-figure-{key}");
    if (found) found.scrollIntoView();
    if (left) setTimeout(() => look(left - 1), 400);
}})(5)</script>"""


@dataclass(frozen=True)
class Caption:
    """What a figure says about itself: headline, subtitle, text for who does not see it, filters in words."""

    name: str
    title: str
    subtitle: str
    alt: str
    filters: str

    def saying(self, alt: str) -> "Caption":
        """Return the same caption with another text for who does not see the figure."""
        return replace(self, alt=alt)


def figure(  # noqa: PLR0913 what a figure must say is many things, each by its name
    edition: Edition,
    *,
    key: str,
    title: str,
    subtitle: str,
    chart: Chart | None,
    table: pl.DataFrame,
    alt: str,
    sources: Sequence[str] = (),
    filters: str = "",
    notes: Sequence[str] = (),
    on_select: Literal["ignore", "rerun"] = "ignore",
    rows: Rows = list,
    also: Rows = list,
) -> Any:
    """Draw a figure and return what is selected in its diagram, where `on_select` is `rerun`.

    Args:
        edition: The edition that is read.
        key: A name that no other figure of the page has; also its place in the address, `?figure=`.
        title: The message, in a sentence of at most fifteen words.
        subtitle: What is measured, of whom and when.
        chart: The diagram; none where there is nothing to draw.
        table: Exactly the rows that the diagram shows; under *Table* and in the downloads.
        alt: The message for who does not see the diagram.
        sources: The metrics that it shows, or tables of agencies (`bkn.trainings`): source, unit, updates, terms.
        filters: The filters in words.
        notes: Footnotes.
        on_select: `rerun` where a click in the diagram chooses something; a link must stand beside it.
        rows: Names where each row of the table stands; asked on paper only, where each has a code.
        also: Names where the other numbers stand that the figure prints.
    """
    if (lost := uncut(filters)) and lost[1:-1] not in subtitle:
        subtitle = f"{subtitle.rstrip('.')}. {lost}"
    drawn = drawings.Drawing(title, subtitle, alt, chart, table, key, sources, filters, notes, rows, also)
    if drawings.keep(drawn):
        return None
    with st.container(gap="small", key=f"figure-{key}"):
        if st.query_params.get("figure") == key:
            st.html(SCROLL.format(key=key), unsafe_allow_javascript=True)
        st.html(f'<div class="figure"><h3>{html.escape(title)}</h3><p>{html.escape(subtitle)}</p></div>')
        if table.is_empty() or chart is None:
            st.info(_("No rows for these filters. Change or reset the filters."))
            return None
        chosen: list[Any] = []
        plain.tabs(key, lambda: chosen.append(_draw(chart, alt, key, on_select)), lambda: tables.show(table, alt=title))
        _foot(edition, Caption(key, title, subtitle, alt, filters), sources, table, drawn)
        return chosen[0] if chosen else None


def of_metric(  # noqa: PLR0913 a metric's caption, chart and rows, and where they stand if they do not say it
    edition: Edition, metric: str, caption: Caption, chart: Chart | None, data: pl.DataFrame, *,
    rows: Rows | None = None,
) -> Any:  # fmt: skip
    """Draw a figure of one metric, `data` being exactly the rows that the chart shows.

    Its columns `agency_code` and `dimension` are not shown: with them a row says on paper which cell it is.
    """
    return figure(
        edition, key=caption.name, title=caption.title, subtitle=caption.subtitle, chart=chart,
        table=data.drop(UNSEEN, strict=False), alt=caption.alt, sources=(metric,), filters=caption.filters,
        rows=rows or (lambda: cell.listed(metric, data)))  # fmt: skip


def foot(edition: Edition, metric: str, caption: Caption, data: pl.DataFrame) -> None:
    """Draw the source line and the downloads of a figure or a table of one metric."""
    _foot(edition, caption, (metric,), data)


def _draw(chart: Chart, alt_text: str, key: str, on_select: Literal["ignore", "rerun"]) -> Any:
    if isinstance(chart, Mapping):
        return st.echarts_chart(
            dict(chart), renderer="svg", alt=alt_text, key=f"drawn-{key}", on_select=on_select, width="stretch"
        )
    if callable(chart) and not isinstance(chart, alt.TopLevelMixin):
        return chart()
    if isinstance(chart, charts.Kept):
        return st.vega_lite_chart(chart.sent(), alt=alt_text, width="stretch", key=f"drawn-{key}", on_select=on_select)
    return st.altair_chart(chart, alt=alt_text, width="stretch", key=f"drawn-{key}", on_select=on_select)


def _foot(
    edition: Edition, caption: Caption, sources: Sequence[str], data: pl.DataFrame,
    drawn: drawings.Drawing | None = None,
) -> None:  # fmt: skip
    """Write where a figure is from, its link and terms, and draw its downloads."""
    unseen = f'<span class="unseen">: {html.escape(caption.title)}</span>'
    here = address.permalink(edition.edition_id, figure=caption.name)
    to_figure, opens = html.escape(_("Link to this figure")), html.escape(_("Notes and terms"))
    anchor = f'<p><a href="{html.escape(here)}">{to_figure}{unseen}</a></p>'
    lines = "".join(f"<li>{html.escape(note)}</li>" for note in (drawn.notes if drawn else ()))
    terms = "".join(
        f"<dt>{html.escape(told(one, 'label'))}</dt><dd>{html.escape(told(one, 'description'))}</dd>"
        for one in provenance.definitions(edition, sources)
    )
    held = f"<ol>{lines}</ol>" * bool(lines) + f"<dl>{terms}</dl>" * bool(terms)
    folded = f"<summary>{opens}{unseen}</summary>{held}"
    source = html.escape(provenance.sentence(edition, sources))
    st.html(f'<div class="source"><p>{source}</p>{anchor}{f"<details>{folded}</details>" if held else ""}</div>')
    with st.container(horizontal=True, gap="medium"):
        about = (edition, sources, caption.title, caption.filters)
        downloads.buttons(
            caption.name, data, edition, lambda: provenance.companions(*about), title=caption.title,
            whole=provenance.whole(edition, sources),
            paper=paper_figures.maker(edition, drawn, here) if drawn else None)  # fmt: skip
