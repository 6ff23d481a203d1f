with costs as (
    select * from {{ ref('fct_shared_service_costs') }}
),

-- No total: services are told for different months.
summed as (
    select
        coalesce(agency_code, 'all') as agency, period, 'shared_service' as dimension, shared_service as member,
        sum({{ exact('counterfactual_idr', 8) }} - {{ exact('actual_idr', 8) }}) as numerator,
        cast(null as double) as denominator
    from costs
    group by grouping sets ((period, shared_service), (period, agency_code, shared_service))
),

cells as (
    select
        {{ metric_cell('shared_service_saving', value='cast(numerator as double)') }}
    from summed
)

select * from cells
