with attendances as (
    select * from {{ ref('fct_attendances') }}
    where present_minutes > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }},
        sum(away_minutes) as numerator,
        sum(present_minutes) as denominator
    from attendances
    {{ cell_groups(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }}
),

cells as (
    select
        {{ metric_cell('elsewhere_time_share', scale=100) }}
    from summed
)

select * from cells
