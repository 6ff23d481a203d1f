with building_months as (
    select * from {{ ref('fct_building_months') }}
    where electricity_kwh > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'site': 'site', 'building': 'building_code'}) }},
        sum(solar_kwh) as numerator,
        sum(electricity_kwh) as denominator
    from building_months
    {{ cell_groups(dimensions={'site': 'site', 'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('solar_share', scale=100) }}
    from summed
)

select * from cells
