with agency_exchanges as (
    select * from {{ ref('fct_agency_exchanges') }}
    where is_alive
),

summed as (
    select
        {{ cell_keys() }},
        count(*) as numerator,
        cast(null as double) as denominator
    from agency_exchanges
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('active_exchange_pairs', value='cast(numerator as double)') }}
    from summed
)

select * from cells
