"""What an amount is worth reading by: whose area, whose heads, and the prices of which year."""

from components.language import N_, _

AREAS = {"UOA": N_("usable office area"), "GFA": N_("gross floor area")}
HEADS = {"head": N_("heads of civil servants"), "seat": N_("seats held"), "fte": N_("full-time equivalents")}


def said(definition: dict) -> str:
    """Say a metric's basis: `Prices of 2024 · usable office area · heads of civil servants`."""
    year, area, heads = (definition.get(name) for name in ("price_year", "area_type", "headcount_type"))
    parts = [_("Prices of {year}").format(year=int(year))] if year else []
    parts += [_(AREAS.get(area, area))] if area else []
    parts += [_(HEADS.get(heads, heads))] if heads else []
    return " · ".join(parts)
