with building_months as (
    select * from {{ ref('fct_building_months') }}
    where people is not null
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(water_m3) as numerator,
        sum(people) as denominator
    from building_months
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('water_per_person') }}
    from summed
)

select * from cells
