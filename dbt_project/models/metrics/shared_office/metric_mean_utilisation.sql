{%- set cuts = {
    'building': 'building_code', 'floor': 'floor_code', 'weekday': 'weekday', 'hour_band': 'hour_band',
    'weekday_hour': 'weekday_hour',
} %}
with floor_hours as (
    select * from {{ ref('fct_floor_hours') }}
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        sum(presence_minutes) as numerator,
        sum(seat_minutes) as denominator
    from floor_hours
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('mean_utilisation', scale=100) }}
    from summed
)

select * from cells
