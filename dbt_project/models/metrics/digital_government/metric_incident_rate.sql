with months as (
    select * from {{ ref('fct_incident_months') }}
),

members as (
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'severity'
    union all
    select 'all', 'all'
),

summed as (
    select
        coalesce(months.agency_code, 'all') as agency, months.period, members.dimension, members.member,
        sum({{ incidents_of('months', 'members.member') }}) as numerator,
        sum(months.application_count) as denominator
    from months
    cross join members
    group by
        months.period, members.dimension, members.member, grouping sets ((), (months.agency_code))
),

cells as (
    select
        {{ metric_cell('incident_rate', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
