with building_months as (
    select * from {{ ref('fct_building_months') }}
    where people is not null
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(waste_kg) as numerator,
        sum(people) as denominator
    from building_months
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('waste_per_person') }}
    from summed
)

select * from cells
