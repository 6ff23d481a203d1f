with building_months as (
    select * from {{ ref('fct_building_months') }}
    where people is not null and seats > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(requests) as numerator,
        sum(seats) as denominator
    from building_months
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('facility_request_rate', scale=100) }}
    from summed
)

select * from cells
