with exchanges as (
    select * from {{ ref('fct_exchanges') }}
    where call_count > 0
),

summed as (
    select
        {{ cell_keys() }},
        sum(latency_total_ms) as numerator,
        sum(call_count) as denominator
    from exchanges
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('exchange_latency') }}
    from summed
)

select * from cells
