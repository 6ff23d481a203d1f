with explained as (
    select * from {{ ref('int_budget_performance__explained') }}
),

causes as (
    select * from {{ ref('finding_causes') }}
),

worded as (
    select
        ---------- ids
        'recomputation/' || explained.work_unit_code || '@' || cast(explained.period as varchar) as finding_id,
        ---------- codes
        'budget_execution_index' as metric, explained.agency_code, explained.work_unit_code, explained.cause,
        ---------- text
        {{ worded_finding('id') }} as explanation_id,
        {{ worded_finding('en') }} as explanation_en,
        ---------- numbers
        explained.final_score as stated, explained.recomputed_final_score as recomputed,
        explained.final_score_difference as difference,
        ---------- dates
        explained.period,
        ---------- provenance
        explained._delivery_id as delivery_id, explained._row as row_number
    from explained
    inner join causes on explained.cause = causes.cause
)

select * from worded
