with building_months as (
    select * from {{ ref('fct_building_months') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'site': 'site'}) }},
        count(*) filter (where is_green) as numerator,
        count(*) as denominator
    from building_months
    {{ cell_groups(dimensions={'site': 'site'}) }}
),

cells as (
    select
        {{ metric_cell('green_building_share', scale=100) }}
    from summed
)

select * from cells
