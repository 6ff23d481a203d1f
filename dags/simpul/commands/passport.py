"""A passport on the terminal: what a person opens behind a number, shortest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simpul.commands.screen import cell, console, show_table
from simpul.deliveries.sent import words
from simpul.numbers.kpi import WITHHELD

CHECK = ("table_name", "check_id", "passed", "rows_checked", "rows_failed", "because")
DELIVERY = (
    "table_name",
    "period",
    "file",
    "sheet",
    "state",
    "rows_loaded",
    "rows_quarantined",
    "age_days",
    "contributes",
)
SHOWN = 10


def show_passport(found: Mapping[str, Any]) -> None:
    """Print definition, formula, lineage, deliveries, checks, quarantine and rows of one number."""
    number = f"{found['metric']} · {found['agency_code']} · {found['period']} · {found['dimension']} {found['member']}"
    console().print(f"[bold]{number}[/bold]: {_value(found)}", soft_wrap=True)
    _show_facts("Edition", found["edition"])
    year = found["definition"].get("price_year")
    _show_facts("Definition", {**found["definition"], "price_year": year and f"{year:.0f}"})
    for title in ("trust", "trust_of_period", "usual", "anomaly"):
        _show_facts(title.capitalize().replace("_", " "), _told(found, found[title] or {}))
    _show_lineage(found["lineage"])
    show_table("Deliveries", found["deliveries"], DELIVERY)
    _show_checks(found["checks"])
    quarantined = found["quarantined"]
    show_table(
        f"Quarantined rows missing from it: {quarantined['total']:,}",
        quarantined["rows"][:SHOWN],
        ("file", "sheet", "row_number", "rule", "column_name", "value", "reason"),
    )
    if found["late"]:
        show_table("Due and not there", found["late"], ("agency", "table_name", "part", "period", "cadence"))
    _show_rows(found["rows"])
    console().print(_sums(found))
    console().print(f"[bold]{found['sql']['model']}[/bold]")
    console().print(found["sql"]["compiled_sql"], markup=False)


def _told(found: Mapping[str, Any], facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return facts with the delivery that drives a number in words."""
    driver = facts.get("driver_delivery")
    known = (one for one in found["deliveries"] if one["delivery_id"] == driver)
    said = [words(one["agency"], one["table_name"], one["period"], one["received_at"]) for one in known]
    return {**facts, "driver_delivery": said[0]} if said else facts


def _show_lineage(lineage: Mapping[str, Any]) -> None:
    """Print the models above a metric and the agencies' columns behind its own."""
    models = [{**one, "parents": ", ".join(one["parents"])} for one in lineage["models"]]
    show_table("Lineage", models, ("model", "layer", "parents"))
    show_table("From the agencies' columns", lineage["columns"], ("column", "source"))


def _show_rows(rows: Mapping[str, Any]) -> None:
    """Print the first contributing rows with file, sheet and line; what is withheld says why."""
    columns = list(rows["shown"][0]) if rows["shown"] else []
    shown = [name for name in columns if name.endswith("_code")] + ["numerator", "denominator", "file", "sheet", "_row"]
    told = [{**row, "numerator": WITHHELD[row["withheld"]]} if row.get("withheld") else row for row in rows["shown"]]
    show_table(f"Contributing rows: {rows['total']:,}", told[:SHOWN], shown)


def _value(found: Mapping[str, Any]) -> str:
    """Return the number and what it is made of, or why it is withheld."""
    if found["withheld"] is None:
        return f"{cell(found['value'])} = {_ratio(found)}"
    missing = [f"{one['agency']}.{one['table_name']}: {one['ended'] or 'never agreed'}" for one in found["stops"]]
    return " · ".join([WITHHELD[found["withheld"]], *missing])


def _ratio(parts: Mapping[str, Any]) -> str:
    """Return numerator and denominator; what is counted or summed has the first alone."""
    told = (parts["numerator"], parts["denominator"])
    return " ÷ ".join(str(cell(one)) for one in told if one is not None)


def _sums(found: Mapping[str, Any]) -> str:
    sums = f"Their sums: {_ratio(found['sums'])}"
    if found["reconciles"] is None:
        return f"{sums}, without {found['rows']['withheld']:,} rows whose counts are withheld: no sum to hold against"
    return f"{sums}; {'the cell is' if found['reconciles'] else 'THE CELL IS NOT'} their sum"


def _show_facts(title: str, facts: Mapping[str, Any]) -> None:
    if facts:
        show_table(
            title, [{"what": name, "is": told} for name, told in facts.items() if told is not None], ("what", "is")
        )


def _show_checks(checks: list[dict[str, Any]]) -> None:
    """Print the checks that failed, and how many held."""
    failed = [check for check in checks if not check["passed"]]
    show_table(
        f"Checks that guarded it: {len(checks) - len(failed)} of {len(checks)} held", failed or checks[:3], CHECK
    )
