with assessments as (
    select * from {{ ref('fct_security_assessments') }}
    where governance_score + identification_score + protection_score + detection_score + response_score is not null
),

members as (
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'security_domain'
    union all
    select 'all', 'all'
),

summed as (
    select
        coalesce(assessments.agency_code, 'all') as agency, assessments.period, members.dimension, members.member,
        sum({{ security_score('assessments', 'members.member') }}) as numerator,
        5 * count(*) as denominator
    from assessments
    cross join members
    group by
        assessments.period, members.dimension, members.member, grouping sets ((), (assessments.agency_code))
),

cells as (
    select
        {{ metric_cell('security_standard_score', scale=100) }}
    from summed
)

select * from cells
