"""The edition's lists, each read whole by its name; `warehouse.py` reads them."""

from picture_lists import PICTURE_LISTS
from story_lists import STORIES

LISTS = (
    PICTURE_LISTS
    | {
        "facts": "select key, value from edition_facts order by key",
        "metrics": "from dim_metrics order by theme, metric",
        "totals": "from fct_metrics where dimension = 'all' order by metric, agency_code, period",
        "cuts": """from fct_metrics where dimension in ('wave', 'building', 'work_unit')
        order by metric, agency_code, period, member""",
        "instruments": """select metric, member, min(period) as start from fct_metrics
        where dimension = 'instrument' and agency_code = 'all' group by all order by all""",
        "agencies": "select agency_code, max_by(agency_name, valid_from) as agency_name from dim_agencies group by all",
        "members": "from dim_members order by dimension, sort_order, member",
        "work_units": """select agency_code, work_unit_name, max(work_unit_code) as work_unit_code from dim_work_units
        where work_unit_name is not null group by all order by all""",
        "contracts": "from dictionary_contracts order by agency, table_name",
        "fields": "from dictionary_fields order by agency, table_name, field",
        "deliveries": "from ledger_deliveries order by agency, table_name, sequence desc",
        "expected": "from ledger_expected order by agency, table_name, period",
        "checks": "from ledger_checks order by passed, agency, table_name, check_id, delivery_id",
        "quarantine": "from ledger_quarantine order by agency, table_name, delivery_id, row_number, rule",
        "drift": "from ledger_drift order by answer desc, agency, table_name, delivery_id, column_name",
        "findings": "from fct_findings order by period desc, abs(difference) desc, finding_id",
        "stops": "from agreement_stops order by all",
        "lineage_columns": "from lineage_columns order by all",
        "history": "from history_cells where superseded_in is not null or cause <> 'first' order by all",
        "peers": "from peers order by all",
        "plan_paths": "from plan_paths order by all",
        "usual_ranges": "from usual_ranges order by all",
        "anomalies": "from anomalies order by score desc, metric, agency_code, period",
        "trust": "from trust order by score, metric, agency_code",
        "trust_periods": "from trust_periods order by metric, period",
        "columns": """
        select table_name, column_name, data_type from duckdb_columns()
        where database_name = current_database() and not internal order by table_name, column_index""",
        "descriptions": "select model, any_value(description) as description from lineage_nodes group by model",
        "decisions": "from fct_decisions order by sequence desc",
        "agreements": "from agreements order by agency, table_name",
        "editions": "from history_editions order by sequence desc",
        "freshness": """
        select
            contracts.agency, contracts.table_name, any_value(contracts.cadence) as cadence,
            count(distinct expected.period) as periods, max(expected.period) filter (expected.is_delivered) as newest,
            count(*) filter (not expected.is_delivered) as missing,
            string_agg(distinct expected.about, ', ' order by expected.about)
                filter (not expected.is_delivered) as due
        from dictionary_contracts as contracts
        left join (
            select *, coalesce(period, 'No. ' || (to_json(due) ->> 'number')) as about from ledger_expected as due
        ) as expected using (agency, table_name)
        group by all order by contracts.agency, contracts.table_name""",
        "failures": """
        select
            checks.agency, checks.table_name, deliveries.period, count(*)::int as checks_run,
            count(*) filter (not checks.passed)::int as checks_failed,
            coalesce(sum(rows_failed), 0)::bigint as rows_failed
        from ledger_checks as checks inner join ledger_deliveries as deliveries using (delivery_id)
        group by all order by checks.agency, checks.table_name, deliveries.period""",
        "dependents": """
        select agency, table_name, source_column, metric, count(*) as columns
        from lineage_columns group by all order by all""",
        "changes": """
        select * from (
            select
                known_since as sequence, metric, agency_code, period, dimension, member,
                lag(value) over cell as value_before, value, lag(withheld) over cell as withheld_before, withheld,
                cause, delivery_ids
            from history_cells
            window cell as (partition by metric, agency_code, period, dimension, member order by known_since)
        )
        where sequence > (select min(known_since) from history_cells)
        order by sequence, metric, agency_code, period, dimension, member""",
        "withheld": """
        select withheld, count(*) as cells from fct_metrics
        where withheld is not null group by all order by withheld""",
        "periods": "select distinct period from fct_metrics order by period",
        "with_numbers": "select distinct metric from fct_metrics where value is not null order by metric",
    }
    | STORIES
)
