with housing as (
    select * from {{ ref('fct_housing') }}
    where habitable_homes > 0
),

summed as (
    select
        agency_code as agency, period, 'all' as dimension, 'all' as member,
        occupied_homes as numerator, habitable_homes as denominator
    from housing
),

cells as (
    select
        {{ metric_cell('housing_occupancy', scale=100) }}
    from summed
)

select * from cells
