with floor_space as (
    select * from {{ ref('fct_floor_space') }}
    where seats > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(usable_area_m2) as numerator,
        sum(seats) as denominator
    from floor_space
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('fitout_density') }}
    from summed
)

select * from cells
