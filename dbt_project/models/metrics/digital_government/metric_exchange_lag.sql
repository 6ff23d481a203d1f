with services as (
    select * from {{ ref('fct_services') }}
    where days_since_call is not null
),

summed as (
    select
        {{ cell_keys() }},
        sum(days_since_call) as numerator,
        count(*) as denominator
    from services
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('exchange_lag') }}
    from summed
)

select * from cells
