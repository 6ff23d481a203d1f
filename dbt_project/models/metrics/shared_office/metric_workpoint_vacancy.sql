with floor_space as (
    select * from {{ ref('fct_floor_space') }}
    where seats > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'floor': 'floor_code'}) }},
        sum(seats - occupied_seats) as numerator,
        sum(seats) as denominator
    from floor_space
    {{ cell_groups(dimensions={'building': 'building_code', 'floor': 'floor_code'}) }}
),

cells as (
    select
        {{ metric_cell('workpoint_vacancy', scale=100) }}
    from summed
)

select * from cells
