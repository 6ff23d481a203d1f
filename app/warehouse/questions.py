"""The questions that the app puts to an edition, beside the lists that `lists.py` names."""

MACROS = "select distinct function_name from duckdb_functions() where function_type = 'table_macro'"
HEADLINES = """
    with totals as (from fct_metrics where dimension = 'all'),
    parts as (from totals where agency_code <> 'all'),
    covered as (select metric, period, count(*) as covered from parts group by all),
    coverable as (select metric, count(distinct agency_code) as coverable from parts group by all)
    select totals.* exclude (agency_code, dimension, member), covered, coverable
    from totals left join covered using (metric, period) left join coverable using (metric)
    where agency_code = 'all' order by totals.metric, totals.period"""
CELLS = """
    select * exclude (metric) from fct_metrics
    where metric = $metric and ($agency is null or agency_code = $agency)
        and ($dimension is null or dimension = $dimension) and ($period is null or period = $period::date)
    order by period, agency_code, dimension, member"""
AMONG = """
    with own as (
        select value, direction from fct_metrics inner join dim_metrics using (metric)
        where metric = $metric and agency_code = $agency and dimension = 'all' and period = $period::date
            and value is not null)
    select count(*)::int as peers, median(cells.value) as median,
        1 + count(*) filter (
            if(direction = 'down', cells.value < own.value, cells.value > own.value))::int as place,
        quantile_cont(cells.value, 0.25) as lower_quartile, quantile_cont(cells.value, 0.75) as upper_quartile
    from fct_metrics as cells cross join own
    where cells.metric = $metric and cells.dimension = 'all' and cells.period = $period::date
        and cells.agency_code in (select unnest(string_split($agencies, ','))) and cells.value is not null
    having count(*) > 1"""
LINEAGE = """
    with recursive upstream as (
        select model, layer, parent, 1 as depth from lineage_models where model = 'metric_' || $metric
        union
        select lineage_models.model, lineage_models.layer, lineage_models.parent, depth + 1
        from lineage_models inner join upstream on lineage_models.model = upstream.parent where depth < 20
    )
    select upstream.model, upstream.layer, parent, max(depth) as depth, any_value(compiled_sql) as compiled_sql
    from upstream left join lineage_nodes on upstream.model = lineage_nodes.model
    group by all order by depth, upstream.model, parent"""
HEALTH = """
    select
        (select count(distinct agency) from dictionary_contracts) as agencies_expected,
        (select count(distinct agency) from ledger_deliveries where rows_loaded > 0) as agencies_delivered,
        (select count(*) from ledger_checks) as checks_run,
        (select count(*) from ledger_checks where not passed) as checks_failed,
        (select coalesce(sum(rows_landed), 0)::bigint from ledger_deliveries) as rows_landed,
        (select coalesce(sum(rows_loaded), 0)::bigint from ledger_deliveries) as rows_loaded,
        (select coalesce(sum(rows_quarantined), 0)::bigint from ledger_deliveries) as rows_quarantined,
        (select count(*) from ledger_deliveries
            where state in ('needs_decision', 'refused', 'failed', 'stale')) as waiting"""
STAGES = """
    with contracts as (select agency, any_value(agency_name) as agency_name from dictionary_contracts group by agency)
    select
        contracts.agency, any_value(agency_name) as agency_name, count(delivery_id) as landed,
        count(*) filter (state in ('loaded', 'superseded', 'unchanged', 'validated')) as validated,
        count(*) filter (state in ('loaded', 'superseded', 'unchanged')) as loaded,
        count(*) filter (state = 'needs_decision') as needs_decision, count(*) filter (state = 'refused') as refused,
        count(*) filter (state = 'failed') as failed, count(*) filter (state = 'stale') as stale,
        coalesce(sum(rows_quarantined), 0)::bigint as rows_quarantined
    from contracts left join ledger_deliveries on contracts.agency = ledger_deliveries.agency
    group by contracts.agency order by contracts.agency"""
