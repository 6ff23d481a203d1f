with hosted_applications as (
    select * from {{ ref('fct_hosted_applications') }}
    where tier_availability_pct is not null
),

summed as (
    select
        {{ cell_keys(dimensions={'data_centre': 'data_centre_name', 'tier': 'tier'}) }},
        count(*) filter (where is_available_enough) as numerator,
        count(*) as denominator
    from hosted_applications
    {{ cell_groups(dimensions={'data_centre': 'data_centre_name', 'tier': 'tier'}) }}
),

cells as (
    select
        {{ metric_cell('tier_availability_share', scale=100) }}
    from summed
)

select * from cells
