"""Where numbers come from and where fields go: the models between deliveries and indicators, drawn and in order."""

import json
from collections.abc import Iterable, Mapping

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, pages, plain
from components.language import _, plural
from components.wording import told, word
from components.words import LAYERS

KEPT = {"raw", "marts", "metrics"}
"""The layers that the short picture shows: what was delivered, the tables that hold it, the indicator."""
NODE = 'node [shape=box, style="rounded,filled", fillcolor="#f3f5f7", color="#6c7783", fontname="sans-serif"]'
MANY, FEW, TABLES = 40, 5, 8
Edges = list[tuple[str, str]]


def graph(edges: Edges, strong: Iterable[str] = ()) -> str:
    """Write a picture from left to right; `strong` nodes stand out by a heavy border, not by colour alone."""
    lines = [f"{json.dumps(start)} -> {json.dumps(end)};" for start, end in edges]
    lines += [f'{json.dumps(name)} [penwidth=3, fillcolor="#cbdff0"];' for name in strong]
    return f'digraph {{rankdir=LR; bgcolor="transparent"; edge [color="#6c7783"]; {NODE}; {" ".join(lines)}}}'


def shortened(steps: pl.DataFrame) -> Edges:
    """Return the edges between kept layers, each over whatever lies between them."""
    layers = dict(steps.select("model", "layer").iter_rows())
    parents: dict[str, list[str]] = {}
    for model, parent in steps.filter(pl.col("parent").is_not_null()).select("model", "parent").iter_rows():
        parents.setdefault(model, []).append(parent)
    kept = [model for model, layer in layers.items() if layer in KEPT]
    return sorted({(source, model) for model in kept for source in _nearest(model, parents, layers)})


def _nearest(model: str, parents: Mapping[str, list[str]], layers: Mapping[str, str]) -> set[str]:
    found, seen, left = set(), set(), list(parents.get(model, ()))
    while left:
        one = left.pop()
        if one in seen:
            continue
        seen.add(one)
        if layers.get(one, "raw") in KEPT:
            found.add(one)
        else:
            left += parents.get(one, ())
    return found


def of_metric(edition: Edition, metric: str, is_whole: bool) -> None:
    """Draw an indicator's way from the agencies' deliveries, and list it step by step with links."""
    fields, steps = _drawn(edition, metric, is_whole)
    with st.container(key="links-steps"):
        _steps(fields, steps)
    row = warehouse.read(edition, "metrics").filter(metric=metric).row(0, named=True)
    with st.container(key="links-metric"):
        frame.link("dictionary", _("Open {label} →").format(label=told(row, "label")), metric=metric)


def within(edition: Edition, metric: str) -> None:
    """Draw an indicator's own way within its passport, with the way to all that lies between."""
    fields, steps = _drawn(edition, metric, is_whole=False)
    _steps(fields, steps)
    frame.link("lineage", _("Every model in between →"), kpi=metric, models="whole")


def _drawn(edition: Edition, metric: str, is_whole: bool) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Draw the picture; return the agencies' columns that an indicator reads, and its models."""
    steps = warehouse.lineage(edition, metric)
    whole = steps.filter(pl.col("parent").is_not_null()).select("parent", "model").unique(maintain_order=True)
    fields = warehouse.read(edition, "dependents").filter(metric=metric)
    edges = whole.rows() if is_whole else _labelled(shortened(steps), fields)
    count = fields.select("agency", "table_name").n_unique()
    said = plural(
        "From {n} table of the agencies, over {models} models, to {metric}; the list below says the same.",
        "From {n} tables of the agencies, over {models} models, to {metric}; the list below says the same.",
        count,
    ).format(n=count, models=steps["model"].n_unique(), metric=metric)
    _picture(graph(edges, [f"metric_{metric}"]), said)
    return fields, steps


def _picture(dot: str, said: str) -> None:
    if not plain.is_on():
        st.graphviz_chart(dot, alt=said)
    st.caption(said)


def _labelled(edges: Edges, fields: pl.DataFrame) -> Edges:
    """Keep the deliveries whose columns an indicator reads, and say what of them; of many, one box an agency."""
    boxes: dict[str, list[str]] = {}
    raw = fields.select("agency", "table_name", "source_column").unique(maintain_order=True)
    is_many = raw.select("agency", "table_name").n_unique() > TABLES
    for agency, table, column in raw.rows():
        told = boxes.setdefault(agency if is_many else f"{agency}.{table}", [])
        told += [one for one in (table if is_many else column,) if one not in told]
    names = {
        f"raw.{agency}__{table}": "\n".join([box, *_few(boxes[box])])
        for agency, table, _column in raw.rows()
        for box in [agency if is_many else f"{agency}.{table}"]
    }
    kept = [(names.get(start, start), end) for start, end in edges if start in names or not start.startswith("raw.")]
    return list(dict.fromkeys(kept))


def _few(columns: list[str]) -> list[str]:
    return columns[:FEW] + ([f"+ {len(columns) - FEW}"] if len(columns) > FEW else [])


def _steps(fields: pl.DataFrame, steps: pl.DataFrame) -> None:
    st.subheader(_("{number}. Columns of the agencies").format(number=1), anchor=False)
    for (agency, table), rows in fields.group_by("agency", "table_name", maintain_order=True):
        if pages.is_open("lineage"):
            frame.link("lineage", f"{agency}.{table} →", start="field", table=f"{agency}.{table}")
        else:
            st.markdown(f"**{agency}.{table}**")
        st.caption(", ".join(rows["source_column"].unique(maintain_order=True)))
    models = steps.select("model", "layer").unique(maintain_order=True)
    between = [layer for layer in LAYERS if layer not in {"raw", "metrics"} and layer in models["layer"].to_list()]
    for number, layer in enumerate(between, start=2):
        title = _("{number}. {layer}").format(number=number, layer=word(LAYERS, layer).capitalize())
        st.subheader(title, anchor=False)
        st.markdown(", ".join(f"`{model}`" for model in models.filter(layer=layer)["model"]))
    st.subheader(_("{number}. The indicator").format(number=len(between) + 2), anchor=False)
    st.markdown(", ".join(f"`{model}`" for model in models.filter(layer="metrics")["model"]))


def of_field(edition: Edition, agency: str, table: str, column: str) -> None:
    """Draw which indicators depend on a column of an agency, or on any of its table's, and list them with links."""
    found = warehouse.read(edition, "dependents").filter(agency=agency, table_name=table)
    found = found.filter(source_column=column) if column else found
    if found.is_empty():
        st.info(_("No indicator depends on it in this edition."))
        return
    metrics = found["metric"].unique().sort().to_list()
    pairs = found.select("source_column", "metric").rows()
    edges = pairs if len(pairs) <= MANY else [(f"{agency}.{table}", metric) for metric in metrics]
    count = len(metrics)
    said = plural("{n} indicator depends on {what}.", "{n} indicators depend on {what}.", count).format(
        n=count, what=f"{agency}.{table}" + (f" · {column}" if column else "")
    )
    _picture(graph(edges, {start for start, _end in edges}), said)
    known = {row["metric"]: told(row, "label") for row in warehouse.read(edition, "metrics").iter_rows(named=True)}
    with st.container(key="links-metrics"), st.grid(3, min_column_width=260, gap="small"):
        for metric in metrics:
            frame.link("lineage", f"{known.get(metric, metric)} →", start="kpi", kpi=metric)
