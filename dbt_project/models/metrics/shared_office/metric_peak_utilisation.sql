with floor_peaks as (
    select * from {{ ref('fct_floor_peaks') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'building': 'building_code', 'floor': 'floor_code'}) }},
        sum(peak_people) as numerator,
        sum(seats) as denominator
    from floor_peaks
    {{ cell_groups(dimensions={'building': 'building_code', 'floor': 'floor_code'}) }}
),

cells as (
    select
        {{ metric_cell('peak_utilisation', scale=100) }}
    from summed
)

select * from cells
