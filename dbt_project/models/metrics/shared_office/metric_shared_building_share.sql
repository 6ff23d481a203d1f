with building_months as (
    select * from {{ ref('fct_building_months') }}
    where people is not null
),

summed as (
    select
        {{ cell_keys() }},
        count(*) filter (where agencies > 1) as numerator,
        count(*) as denominator
    from building_months
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('shared_building_share', scale=100) }}
    from summed
)

select * from cells
