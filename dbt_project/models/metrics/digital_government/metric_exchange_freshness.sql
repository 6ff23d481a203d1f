with services as (
    select * from {{ ref('fct_services') }}
),

summed as (
    select
        {{ cell_keys('service_kind', 'service_kind') }},
        count(*) filter (where is_fresh) as numerator,
        count(*) as denominator
    from services
    {{ cell_groups('service_kind') }}
),

cells as (
    select
        {{ metric_cell('exchange_freshness', scale=100) }}
    from summed
)

select * from cells
