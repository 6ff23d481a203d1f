"""Rows of marts that paper prints one by one: what names each, the SQL that reads it, and the rows it was made from."""

from dataclasses import dataclass
from datetime import date

import polars as pl
from row_kinds import FILES, STORY_ROWS, Kind


@dataclass(frozen=True)
class Row:
    """Where a printed row stands: its kind, its period, and what names it there."""

    kind: str
    period: date
    key: tuple[str, ...] = ()


PATHS = "from fct_arrival_paths where period = $period::date and path {} 'plan' order by path, reached_date"
WAYS = f"""
    select *, max(people) filter (path = 'high') over (partition by reached_date) as low,
        max(people) filter (path = 'low') over (partition by reached_date) as high
    {PATHS.format("<>")}"""
"""Each way of the forecast, beside the slow (P10) and the fast (P90) one of its month."""
FORECASTS = "from fct_completion_forecasts {} where period = $period::date"
PACKAGES = "from fct_construction_progress {} where period = $period::date"
DOUBLES = "from fct_application_savings {} where period = $period::date"
PACE = ("planned_people", "arrived_people", "people_per_month")
OF_PACE = ", ".join((*PACE, "observed_months", "file", "sheet", "_delivery_id", "_delivery_ids"))
WORKS = ("contract_value_idr", "planned_physical_pct", "actual_physical_pct", "financial_pct", "deviation_pct_points")
KINDS = {
    "plan": Kind(
        "fct_arrival_paths", PATHS.format("="), ("reached_date",), "people", "people", ("reached_date", "people"), f"""
        select agency_spbe_name, echelon1_unit_name, planned_date, planned_people as numerator, file, sheet, _row,
            _delivery_id
        from fct_relocation_plans {FILES}
        where planned_date <= $reached_date::date and plan_version = (
            select max_by(plan_version, sort_order) from dim_plan_versions where issued_period <= $period::date)
        order by planned_date, _row""", "planned_people", "relocation", "burn-up"),
    "forecast": Kind(
        "fct_arrival_paths", WAYS, ("path", "reached_date"), "people", "people",
        ("reached_date", "people", "low", "high"),
        f"select {OF_PACE} {FORECASTS.format(FILES)} and estimate = $path",
        "forecast_completion_months", "relocation", "burn-up"),
    "arrived": Kind(
        "fct_completion_forecasts", FORECASTS.format("") + " and estimate = 'central'", ("agency_code",),
        "arrived_people", "people", PACE, f"select {OF_PACE} {FORECASTS.format(FILES)} and estimate = 'central'",
        "forecast_completion_months", "relocation", "burn-up"),
    "packages": Kind(
        "fct_construction_progress", PACKAGES.format("") + " order by construction_package_code",
        ("construction_package_code",), "contract_value_idr", "IDR", ("package_name", *WORKS),
        f"""select package_name, contract_value_idr as numerator, file, sheet, _row, _delivery_id
        {PACKAGES.format(FILES)} and construction_package_code = $construction_package_code""",
        "commitments_at_risk", "programme_delivery", "late-contracts"),
    "clusters": Kind(
        "fct_application_clusters", "from fct_application_clusters where period = $period::date order by cluster_id",
        ("cluster_id",), "surplus_cost_idr", "IDR",
        ("kept_application_name", "application_count", "agency_count", "surplus_cost_idr"), f"""
        select agency_code, application_name, owner_unit_name,
            if(is_surplus and application_status = 'Operasional', maintenance_cost_idr, 0) as numerator, file, sheet,
            _row, _delivery_id
        from fct_applications {FILES} where cluster_id = $cluster_id order by numerator desc, application_id""",
        "duplicated_maintenance_cost", "digital_government", "duplicates"),
    "doubles": Kind(
        "fct_application_savings", DOUBLES.format("") + " order by application_id", ("application_id",),
        "maintenance_cost_idr", "IDR", ("application_name", "owner_unit_name", "maintenance_cost_idr"),
        f"""select application_name, owner_unit_name, maintenance_cost_idr as numerator, file, sheet, _row, _delivery_id
        {DOUBLES.format(FILES)} and application_id = $application_id""",
        "application_cost_avoided", "digital_government", "duplicates"),
    "pairs": Kind(
        "fct_agency_exchanges", """
        from fct_agency_exchanges where period = $period::date order by agency_code, consumer_agency_code""",
        ("agency_code", "consumer_agency_code"), "call_count", "count",
        ("service_count", "call_count", "failed_call_count"), f"""
        select bus_service_id, application_id, consumer_application_id, failed_call_count, call_count as numerator,
            file, sheet, _row, _delivery_id
        from fct_exchanges {FILES}
        where period = $period::date and agency_code = $agency_code and consumer_agency_code = $consumer_agency_code
        order by numerator desc, exchange_key""", "active_exchange_pairs", "digital_government", "exchange-matrix"),
    "flows": Kind(
        "fct_programme_lines", """
        select $period::date as period, if(grouping(agency_code) = 1, 'all', agency_code) as agency_code,
            if(grouping(national_priority) = 1, 'all', national_priority) as national_priority,
            if(grouping(output_name) = 1, 'all', output_name) as output_name, sum(budget_ceiling_idr) as ceiling_idr,
            sum(realized_idr) as realized_idr,
            greatest(sum(budget_ceiling_idr) - coalesce(sum(realized_idr), 0), 0) as unspent_idr
        from fct_programme_lines where period = $period::date and budget_ceiling_idr > 0
        group by grouping sets ((agency_code, national_priority, output_name), (national_priority, output_name),
            (agency_code, output_name), (output_name), (agency_code, national_priority), (national_priority),
            (agency_code), ())
        having sum(budget_ceiling_idr) > 0
        order by agency_code, national_priority, output_name""",
        ("agency_code", "national_priority", "output_name"), "ceiling_idr", "IDR",
        ("ceiling_idr", "realized_idr", "unspent_idr"), f"""
        select work_unit_code, programme_name, activity_name, realized_idr, budget_ceiling_idr as numerator, file,
            sheet, _row, _delivery_id
        from fct_programme_lines {FILES}
        where period = $period::date and budget_ceiling_idr > 0 and $agency_code in ('all', agency_code)
            and $national_priority in ('all', national_priority) and $output_name in ('all', output_name)
        order by numerator desc, _row""", "financial_progress", "programme_delivery", "flows", fixed=1),
} | STORY_ROWS  # fmt: skip
"""Kind → its rows. A code tells a kind by its place here, so a new one stands at the end."""


def keyed(kind: str, rows: pl.DataFrame) -> list[Row]:
    """Return where each of a kind's rows stands."""
    columns = ("period", *KINDS[kind].keys)
    return [Row(kind, period, tuple(map(str, key))) for period, *key in rows.select(columns).iter_rows()]
