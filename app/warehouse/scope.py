"""What a viewer's agencies leave of an edition: a temporary view over each table, under the table's own name.

DuckDB looks up a plain name among a connection's temporary views first, inside the edition's macros too. What names the
file (`edition.main.fct_metrics`) goes past them, so nothing that a viewer writes may name it.
"""

from collections.abc import Mapping

COLUMNS = """
    select table_name, list(column_name order by column_index) from duckdb_columns()
    where database_name = current_database() and schema_name = 'main' group by all order by all"""
OPEN = {"agreement_stops", "agreements", "dictionary_contracts", "dictionary_fields", "dim_agencies"}
OPEN |= {"dim_agency_codes", "dim_agency_successions", "dim_buildings", "dim_floors", "dim_members"}
OPEN |= {"dim_metrics", "dim_periods", "dim_phases", "dim_plan_versions", "dim_region_codes", "dim_regions"}
OPEN |= {"dim_transition_targets", "dim_waves", "edition_facts", "history_editions", "ledger_expected"}
OPEN |= {"lineage_columns", "lineage_models", "lineage_nodes", "lineage_sources", "trust_periods"}
"""Tables without anybody's rows: definitions, official lists, what is due, what the edition says of itself."""
OWN, OWN_OR_ALL = "agency_code in ({own})", "agency_code in ({own}, 'all')"
SENT, SENT_OR_IN = "agency in ({own})", "agency in ({own}) or delivery_id in (from own_deliveries)"
RULES = {
    "anomalies": f"{OWN} or agency_code = 'all' and coalesce(driver_agency in ({{own}}), true)",
    "movements": "coalesce(driver_agency in ({own}), true)",
    "dim_work_unit_successions": "predecessor_agency_code in ({own}) or successor_agency_code in ({own})",
    "fct_process_links": "from_agency_code in ({own}) or to_agency_code in ({own})",
    "fct_review_items": OWN,
    "ledger_checks": f"agency is null or {SENT_OR_IN}",
    "ledger_deliveries": SENT_OR_IN,
    "ledger_drift": SENT_OR_IN,
    "ledger_quarantine": SENT,
}
"""Table → which rows are a viewer's, where that is more than its `agency_code`."""


def rule(table: str, columns: tuple[str, ...]) -> str | None:
    """Return the condition for a viewer's rows of a table, None where all are open; a strange table is closed."""
    if table in OPEN:
        return None
    return RULES.get(table) or (OWN_OR_ALL if "agency_code" in columns else "false")


def statements(tables: Mapping[str, tuple[str, ...]], scope: tuple[str, ...], file: str = "edition") -> list[str]:
    """Return what makes each table on a connection hold a scope's rows only; `file` is the name of its catalogue."""
    own = ", ".join("'" + code.replace("'", "''") + "'" for code in scope) or "null"
    rules = {name: rule(name, columns) for name, columns in tables.items()}
    views = [
        f'create or replace temp view "{name}" as from {file}.main."{name}" where {condition.format(own=own)}'
        for name, condition in rules.items()
        if condition
    ]
    return [_own_deliveries(tables, own, file), *views]


def _own_deliveries(tables: Mapping[str, tuple[str, ...]], own: str, file: str) -> str:
    """Write down the deliveries that carry a scope's rows, once for a connection."""
    carried = [
        f'select unnest({_ids(columns)}) as delivery_id from {file}.main."{name}" where {OWN.format(own=own)}'
        for name, columns in tables.items()
        if name.startswith("fct_") and {"agency_code", "_delivery_id"} <= set(columns)
    ]
    found = " union ".join(carried) or "select null::varchar as delivery_id"
    return f"create or replace temp table own_deliveries as {found}"


def _ids(columns: tuple[str, ...]) -> str:
    one = "[_delivery_id]"
    return f"list_concat({one}, _delivery_ids)" if "_delivery_ids" in columns else one
