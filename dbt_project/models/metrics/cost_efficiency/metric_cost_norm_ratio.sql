with costs as (
    select * from {{ ref('fct_unit_costs') }}
),

summed as (
    select
        {{ cell_keys('norm', 'norm') }},
        sum({{ exact('real_cost_idr') }}) as numerator,
        sum({{ exact('norm_cost_idr') }}) as denominator
    from costs
    {{ cell_groups('norm') }}
),

cells as (
    select
        {{ metric_cell('cost_norm_ratio') }}
    from summed
)

select * from cells
