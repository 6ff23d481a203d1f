with performance as (
    select * from {{ ref('fct_budget_performance') }}
    where absorption_score is not null
),

summed as (
    select
        {{ cell_keys('instrument', 'instrument_code') }},
        sum({{ exact('absorption_score') }}) as numerator,
        count(*) as denominator
    from performance
    {{ cell_groups('instrument_code') }}
),

cells as (
    select
        {{ metric_cell('absorption_score') }}
    from summed
)

select * from cells
