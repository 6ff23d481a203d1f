with floor_space as (
    select * from {{ ref('fct_floor_space') }}
    where is_held
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        sum(joint_seats) as numerator,
        sum(occupied_seats) as denominator
    from floor_space
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('shared_seat_share', scale=100) }}
    from summed
)

select * from cells
