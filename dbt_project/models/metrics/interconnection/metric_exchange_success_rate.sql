with exchanges as (
    select * from {{ ref('fct_exchanges') }}
    where call_count > 0
),

summed as (
    select
        {{ cell_keys() }},
        sum(call_count - failed_call_count) as numerator,
        sum(call_count) as denominator
    from exchanges
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('exchange_success_rate', scale=100) }}
    from summed
)

select * from cells
