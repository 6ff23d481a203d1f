with indexes as (
    select * from {{ ref('fct_maturity_indexes') }}
    where instrument = 'SPBE-2020'
),

members as (
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'egov_predicate'
),

summed as (
    select
        coalesce(indexes.agency_code, 'all') as agency, indexes.period, members.dimension, members.member,
        count(*) filter (where indexes.stated_predicate = members.member) as numerator,
        count(*) as denominator
    from indexes
    cross join members
    group by
        indexes.period, members.dimension, members.member, grouping sets ((), (indexes.agency_code))
),

cells as (
    select
        {{ metric_cell('egov_predicate_share', scale=100) }}
    from summed
)

select * from cells
