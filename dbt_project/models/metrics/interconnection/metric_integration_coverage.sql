with services as (
    select * from {{ ref('fct_services') }}
),

states as (
    select member, 'state' as dimension from {{ ref('dim_members') }}
    where dimension = 'state'
    union all
    select 'all', 'all'
),

counted as (
    select
        coalesce(services.agency_code, 'all') as agency, services.period, states.dimension, states.member,
        count(*) filter (where {{ service_reached('services', 'states.member') }}) as numerator,
        count(*) as denominator
    from services
    cross join states
    group by services.period, states.dimension, states.member, grouping sets ((), (services.agency_code))
),

cells as (
    select
        {{ metric_cell('integration_coverage', scale=100) }}
    from counted
)

select * from cells
