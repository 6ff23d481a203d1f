with desk_bookings as (
    select * from {{ ref('fct_desk_bookings') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }},
        sum(no_shows) as numerator,
        sum(bookings) as denominator
    from desk_bookings
    {{ cell_groups(dimensions={'building': 'building_code', 'weekday': 'weekday'}) }}
),

cells as (
    select
        {{ metric_cell('no_show_share', scale=100) }}
    from summed
)

select * from cells
