with completion_forecasts as (
    select * from {{ ref('fct_completion_forecasts') }}
),

summed as (
    select
        agency_code as agency, period, 'estimate' as dimension, estimate as member,
        remaining_people as numerator, people_per_month as denominator
    from completion_forecasts
    union all
    select agency_code, period, 'all', 'all', remaining_people, people_per_month
    from completion_forecasts
    where estimate = 'central'
),

cells as (
    select
        {{ metric_cell('forecast_completion_months') }}
    from summed
)

select * from cells
