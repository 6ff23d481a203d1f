with target_progress as (
    select * from {{ ref('fct_target_progress') }}
),

summed as (
    select
        agency_code as agency, period, 'target_bound' as dimension, target_bound as member,
        arrived_people as numerator, target_people as denominator
    from target_progress
    union all
    select agency_code, period, 'all', 'all', arrived_people, target_people
    from target_progress
    where target_bound = 'minimum'
),

cells as (
    select
        {{ metric_cell('target_attainment', scale=100) }}
    from summed
)

select * from cells
