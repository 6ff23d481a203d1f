with housing as (
    select * from {{ ref('fct_housing') }}
),

summed as (
    select
        agency_code as agency, period, 'all' as dimension, 'all' as member,
        habitable_homes as numerator, due_people as denominator
    from housing
),

cells as (
    select
        {{ metric_cell('housing_coverage', scale=100) }}
    from summed
)

select * from cells
