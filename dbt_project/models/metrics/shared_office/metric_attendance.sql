with attendances as (
    select * from {{ ref('fct_attendances') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }},
        sum(present_days) as numerator,
        sum(holder_days) as denominator
    from attendances
    {{ cell_groups(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }}
),

cells as (
    select
        {{ metric_cell('attendance', scale=100) }}
    from summed
)

select * from cells
