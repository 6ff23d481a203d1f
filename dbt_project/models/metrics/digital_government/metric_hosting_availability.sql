with hosted_applications as (
    select * from {{ ref('fct_hosted_applications') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'data_centre': 'data_centre_name', 'tier': 'tier'}) }},
        sum(month_minutes - outage_minutes) as numerator,
        sum(month_minutes) as denominator
    from hosted_applications
    {{ cell_groups(dimensions={'data_centre': 'data_centre_name', 'tier': 'tier'}) }}
),

cells as (
    select
        {{ metric_cell('hosting_availability', scale=100) }}
    from summed
)

select * from cells
