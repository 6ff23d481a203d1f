with costs as (
    select * from {{ ref('fct_operating_costs') }}
    where cost_group = 'capital_travel'
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('real_cost_idr') }}) as numerator,
        cast(null as double) as denominator
    from costs
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('capital_travel_cost', value='cast(numerator as double)') }}
    from summed
)

select * from cells
