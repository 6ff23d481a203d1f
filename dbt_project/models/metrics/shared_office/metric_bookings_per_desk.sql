with desk_bookings as (
    select * from {{ ref('fct_desk_bookings') }}
    where desk_days > 0
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }},
        sum(bookings) as numerator,
        sum(desk_days) as denominator
    from desk_bookings
    {{ cell_groups(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }}
),

cells as (
    select
        {{ metric_cell('bookings_per_desk') }}
    from summed
)

select * from cells
