"""Where a value stands against its target, and against where the plan in force wants it to be by now."""

from datetime import date

import warehouse
from editions import Edition

from components import formatting
from components.formatting import round_quantity
from components.language import _
from components.movement import gap


def lines(edition: Edition, definition: dict, agency: str, when: date, value: float | None) -> list[str]:
    """Write the target and the gap to it, the gap to the path, and when the path would end at today's pace."""
    if value is None:
        return []
    return [line for line in (target(definition, value), *path(edition, definition, agency, when, value)) if line]


def target(definition: dict, value: float) -> str:
    """Write the target and how far the value is from it; empty where there is none."""
    goal, unit = definition["target"], definition["unit"]
    if goal is None:
        return ""
    left = value - goal
    reached = left >= 0 if definition["direction"] != "down" else left <= 0
    told_gap = _("reached") if reached else _("{gap} to go").format(gap=gap(left, unit))
    return _("Target {target} · {gap}").format(target=round_quantity(goal, unit), gap=told_gap)


def target_sentence(value: float | None, definition: dict, unit: str) -> str:
    """Write the target of a value that may be missing."""
    return "" if value is None else target({**definition, "unit": unit}, value)


def path(edition: Edition, definition: dict, agency: str, when: date, value: float) -> list[str]:
    """Write where the plan wants the value by this period, and the forecast of its end; nothing without a plan."""
    found = planned(edition, definition["metric"], agency, when)
    if found is None:
        return []
    unit, away = definition["unit"], value - found["path"]
    told = _("on the path")
    if abs(away) >= 0.05:
        side = _("{gap} above the path") if away > 0 else _("{gap} below the path")
        told = side.format(gap=gap(away, unit))
    said = [_("Plan by now {path} · {gap}").format(path=round_quantity(found["path"], unit), gap=told)]
    if found["expected_end"]:
        ends = {name: formatting.period(found[f"{name}_end"]) for name in ("expected", "earliest", "latest")}
        said.append(_("Projection: complete in {expected} ({earliest} to {latest})").format(**ends))
    return said


def planned(edition: Edition, metric: str, agency: str, when: date) -> dict | None:
    """Return what the plan wants of a metric by a period, with the forecast; none where it has no plan."""
    if not warehouse.holds(edition, "plan_paths"):
        return None
    return warehouse.row(edition, "plan_paths", metric=metric, agency_code=agency, period=when)
