with costs as (
    select * from {{ ref('fct_operating_costs') }}
    where has_space and site = 'jakarta' and (cost_group = 'electricity' or gross_m2_months > 0)
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('real_cost_idr') }}) as numerator,
        sum({{ exact('gross_m2_months', 8) }}) as denominator
    from costs
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('energy_cost_per_m2', scale=12) }}
    from summed
    where denominator > 0
)

select * from cells
