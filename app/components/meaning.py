"""What a number means: its description, formula, population, bounds, target, and what exactly it counts."""

import html

import streamlit as st
from editions import Edition

from components import formatting, names
from components.language import N_, _
from components.wording import one_side, told, word

COUNTED = {
    "NLA": N_("net lettable area (NLA)"),
    "UOA": N_("usable office area (UOA)"),
    "GFA": N_("gross floor area (GFA)"),
    "head": N_("heads"),
    "FTE": N_("full-time equivalents (FTE)"),
    "seat": N_("seats"),
    "current": N_("current prices, those of each year"),
}


def definition(edition: Edition, definition: dict, chart: str | None = None) -> None:
    """Write what a metric means; ``chart`` is the organisation chart on which a value stands, else the metric's own."""
    unit, note = definition["unit"], definition["source_note"]
    chart = chart or definition["organisation_chart"]
    bounds = [formatting.round_quantity(definition[name], unit) for name in ("lower_bound", "upper_bound")]
    target = _("z (not applicable: no target is set)")
    if definition["target"] is not None:
        target = f"{formatting.round_quantity(definition['target'], unit)} ({one_side(definition['target_source'])})"
    lines = {
        _("What it says"): told(definition, "description"),
        _("Formula"): told(definition, "formula"),
        _("Population"): told(definition, "population"),
        _("Organisation chart"): names.members(edition, "organisation_chart").get(chart, chart),
        _("Possible range"): _possible(*bounds),
        _("Target"): target,
        _("Owner"): definition["owner"] or "–",
        **_honest(definition),
        _("Note"): one_side(note),
        _("Code"): definition["metric"],
    }
    described = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(text)}</dd>" for name, text in lines.items())
    st.html(f'<dl class="definition">{described}</dl>')


def _possible(low: str, high: str) -> str:
    if "–" in (low, high):
        return (
            _("from {low}").format(low=low)
            if low != "–"
            else _("up to {high}").format(high=high) * (high != "–") or "–"
        )
    return f"{low} – {high}"


def _honest(definition: dict) -> dict[str, str]:
    """Say which area, whom and whose prices a number counts, where it counts any."""
    kinds = {"area_type": _("Area counted"), "headcount_type": _("People counted as"), "price_year": _("Price year"),
             "rank": _("Rank in its theme")}  # fmt: skip
    said = {name: definition.get(name) for name in kinds}
    if definition["unit"].startswith("IDR"):
        said["price_year"] = said["price_year"] or "current"
    return {
        kinds[name]: str(int(found)) if isinstance(found, float) else word(COUNTED, str(found))
        for name, found in said.items()
        if found is not None
    }
