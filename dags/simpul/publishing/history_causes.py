"""Why a cell changed between two editions: what came in, what is meant by it, what may be told.

A cause is ``new_metric``, ``new_period``, ``late_delivery`` (a delivery for a place where none stood), ``correction``
(a delivery that took another one's place), ``definition`` (the KPI's formula, or the SQL of a model above it),
``decision`` (a steward's, about what the KPI counts or sorts by), ``withheld``, ``released``, ``withdrawn`` (the cell
is gone), or ``recomputed``.
"""

from __future__ import annotations

MEANING = """
above_{name} as (
    select metric, 'metric_' || metric as model from {place}dim_metrics
    union
    select above.metric, parent from above_{name} as above join {place}lineage_models using (model)
    where parent is not null
),

meaning_{name} as (
    select
        metric, list(distinct model) as models,
        md5(string_agg(distinct model || coalesce(compiled_sql, ''), '|' order by model || coalesce(compiled_sql, '')))
            || any_value(concat_ws('|', rows_from, rows_where, rows_numerator, rows_denominator, dimensions)) as meaning
    from above_{name} join {place}dim_metrics using (metric) left join {place}lineage_nodes using (model)
    group by metric
)"""
FEEDING = """
stood as (select * from past.ledger_deliveries where state = 'loaded'),

fresh as (
    select
        delivery_id, period, 'raw.' || agency || '__' || table_name as landed,
        (agency, table_name, period, part) in (
            select (agency, table_name, period, part) from stood) as is_correction
    from ledger_deliveries
    where state = 'loaded' and delivery_id not in (select delivery_id from stood)
),

feeding as (
    select metric, delivery_id, fresh.period as delivered, is_correction
    from meaning_now join fresh on list_contains(models, landed)
),

matched as (
    select
        metric, cells.period, delivery_id, is_correction,
        delivered is null or starts_with(cells.period::varchar, delivered)
            or (strftime(cells.period, '%m-%d') = '01-01' and starts_with(cells.period::varchar, left(delivered, 4)))
            as is_of_period
    from (select distinct metric, period from changed) as cells join feeding using (metric)
),

came as (
    select metric, period, list(distinct delivery_id order by delivery_id) as delivery_ids,
        bool_or(is_correction) as is_correction
    from (from matched qualify is_of_period or not bool_or(is_of_period) over (partition by metric, period))
    group by metric, period
)"""
DECIDED = """
decided as (
    select metric, list(distinct sequence order by sequence) as decisions
    from meaning_now
    join (select unnest($numbers::bigint[]) as sequence, unnest($concepts::varchar[]) as concept) as fresh
        on len(list_filter(models, lambda model:
        (concept in ('organisation', 'work_unit') and model = 'int_organisations__decided')
        or (concept = 'application' and starts_with(model, 'int_applications__'))
        or (concept = 'person' and starts_with(model, 'int_people__'))
        or (concept <> 'drift' and model in ('fct_decisions', 'int_review_items__listed')))) > 0
    group by metric
)"""
"""Which decisions a metric's models read; what follows from a drift that was accepted comes as a delivery."""
CAUSES = f"""
with recursive {MEANING.format(name="now", place="")},
{MEANING.format(name="then", place="past.")},
{FEEDING},
{DECIDED},

latest as (select metric, max(period) as last_period from past.fct_metrics group by metric)

select
    changed.*, coalesce(delivery_ids, []) as delivery_ids, coalesce(decisions, []) as decisions,
    case
        when is_gone then 'withdrawn'
        when not is_new and withheld_before is null and told.withheld is not null then 'withheld'
        when not is_new and withheld_before is not null and told.withheld is null then 'released'
        when last_period is null then 'new_metric'
        when is_new and period > last_period then 'new_period'
        when meaning_now.meaning is distinct from meaning_then.meaning then 'definition'
        when is_correction then 'correction'
        when delivery_ids is not null then 'late_delivery'
        when decisions is not null then 'decision'
        when $is_other_code then 'definition'
        else 'recomputed'
    end as cause
from changed
left join came using (metric, period)
left join latest using (metric)
left join decided using (metric)
left join meaning_now using (metric)
left join meaning_then using (metric)"""
