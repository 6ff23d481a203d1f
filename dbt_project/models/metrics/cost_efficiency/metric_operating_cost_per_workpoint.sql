with costs as (
    select * from {{ ref('fct_operating_costs') }}
    where has_space and (is_operating or workpoint_months > 0)
),

summed as (
    select
        {{ cell_keys('site', 'site') }},
        sum({{ exact('real_cost_idr') }}) as numerator,
        sum({{ exact('workpoint_months', 8) }}) as denominator
    from costs
    {{ cell_groups('site') }}
),

cells as (
    select
        {{ metric_cell('operating_cost_per_workpoint', scale=12) }}
    from summed
    where denominator > 0
)

select * from cells
