with performance as (
    select * from {{ ref('fct_budget_performance') }}
    where is_reconciled
),

summed as (
    select
        {{ cell_keys('instrument', 'instrument_code') }},
        sum({{ exact('recomputed_score') }}) as numerator,
        count(*) as denominator
    from performance
    {{ cell_groups('instrument_code') }}
),

cells as (
    select
        {{ metric_cell('budget_execution_index') }}
    from summed
)

select * from cells
