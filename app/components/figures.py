"""A figure: headline, statistical subtitle, diagram and table in two tabs, the source line and the downloads."""

import html
from dataclasses import dataclass, replace

import altair as alt
import polars as pl
import streamlit as st
import warehouse
from editions import Edition, EditionUnreadable

from components import downloads, formatting, tables
from components.language import _
from components.wording import told


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


def figure(
    edition: Edition, metric: str, caption: Caption, chart: alt.Chart | alt.LayerChart | None, data: pl.DataFrame
) -> None:
    """Draw a figure of one metric, `data` being exactly the rows that the chart shows."""
    with st.container(gap="small", key=f"figure-{caption.name}"):
        title, subtitle = html.escape(caption.title), html.escape(caption.subtitle)
        st.html(f'<div class="figure"><h3>{title}</h3><p>{subtitle}</p></div>')
        if data.is_empty():
            st.info(_("No rows for these filters. Change or reset the filters."))
            return
        diagram, table = st.tabs([_("Diagram"), _("Table")])
        with diagram:
            st.altair_chart(chart, alt=caption.alt, width="stretch")
        with table:
            tables.show(data, alt=caption.title)
        foot(edition, metric, caption, data)


def foot(edition: Edition, metric: str, caption: Caption, data: pl.DataFrame) -> None:
    """Draw the source line and the downloads of a figure or a table."""
    definition = definition_of(edition, metric)
    source = _("Source: {source} · edition {edition} · published {day}").format(
        source=definition["owner"] or "–",
        edition=edition.edition_id,
        day=formatting.day(edition.manifest["published_at"]),
    )
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        st.html(f'<p class="source">{html.escape(source)}</p>', width="content")
        with st.container(horizontal=True, width="content", wrap=False):
            downloads.buttons(caption.name, data, companions(edition, metric, caption))


def companions(edition: Edition, metric: str, caption: Caption) -> tuple[pl.DataFrame, ...]:
    """Return the sheets that go with data: filters, definitions, sources and checks."""
    definition = definition_of(edition, metric)
    lines = [
        (name, told(definition, name)) for name in ("label", "description", "formula", "unit", "population", "owner")
    ]
    filters = pl.DataFrame({"metric": [metric], "period": [caption.filters], "file": [caption.title]})
    definitions = pl.DataFrame(lines, schema=["metric", "value"], orient="row")
    tables_of = (
        warehouse.read(edition, "lineage_columns")
        .filter(pl.col("metric") == metric)
        .select("agency", "table_name")
        .unique()
    )
    keep = {"on": ["agency", "table_name"], "how": "semi"}
    sources = warehouse.read(edition, "deliveries").join(tables_of, **keep)
    checks = warehouse.read(edition, "checks").join(tables_of, **keep)
    return filters, definitions, sources, checks


def definition_of(edition: Edition, metric: str) -> dict[str, object]:
    """Return a metric's row of `dim_metrics`.

    Raises:
        EditionUnreadable: The edition has no such metric.
    """
    rows = warehouse.read(edition, "metrics").filter(pl.col("metric") == metric)
    if rows.is_empty():
        raise EditionUnreadable(
            f"Metric {metric}: not in edition {edition.edition_id}. Choose one from the dictionary."
        )
    return rows.row(0, named=True)
