with costs as (
    select * from {{ ref('fct_operating_costs') }}
    where has_people and (cost_group = 'capital_travel' or person_months > 0)
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('real_cost_idr') }}) as numerator,
        sum(person_months) as denominator
    from costs
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('capital_travel_cost_per_asn', scale=12) }}
    from summed
)

select * from cells
