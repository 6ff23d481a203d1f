with building_months as (
    select * from {{ ref('fct_building_months') }}
    where people is not null
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(agencies) as numerator,
        count(*) as denominator
    from building_months
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('agencies_per_building') }}
    from summed
)

select * from cells
