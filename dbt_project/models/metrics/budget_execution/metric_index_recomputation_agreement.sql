with performance as (
    select * from {{ ref('fct_budget_performance') }}
),

summed as (
    select
        {{ cell_keys('instrument', 'instrument_code') }},
        sum(case when is_reconciled then 1 else 0 end) as numerator,
        count(*) as denominator
    from performance
    {{ cell_groups('instrument_code') }}
),

cells as (
    select
        {{ metric_cell('index_recomputation_agreement', scale=100) }}
    from summed
)

select * from cells
