with floor_space as (
    select * from {{ ref('fct_floor_space') }}
    where is_held
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code'}) }},
        count(*) filter (where is_joint) as numerator,
        count(*) as denominator
    from floor_space
    {{ cell_groups(dimensions={'building': 'building_code'}) }}
),

cells as (
    select
        {{ metric_cell('shared_floor_share', scale=100) }}
    from summed
)

select * from cells
