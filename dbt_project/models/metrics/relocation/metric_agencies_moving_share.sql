with agency_moves as (
    select * from {{ ref('fct_agency_moves') }}
    where is_due
),

summed as (
    select
        {{ cell_keys() }},
        sum(case when has_begun then 1 else 0 end) as numerator, count(*) as denominator
    from agency_moves
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('agencies_moving_share', scale=100) }}
    from summed
)

select * from cells
