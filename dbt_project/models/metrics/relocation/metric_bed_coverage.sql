with housing as (
    select * from {{ ref('fct_housing') }}
),

summed as (
    select
        agency_code as agency, period, 'all' as dimension, 'all' as member,
        bedrooms as numerator, due_people as denominator
    from housing
),

cells as (
    select
        {{ metric_cell('bed_coverage', scale=100) }}
    from summed
)

select * from cells
