with data_sets as (
    select * from {{ ref('fct_data_sets') }}
),

members as (
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'principle'
    union all
    select 'all', 'all'
),

summed as (
    select
        coalesce(data_sets.agency_code, 'all') as agency, data_sets.period, members.dimension, members.member,
        sum({{ principles_kept('data_sets', 'members.member') }}) as numerator,
        count(*) as denominator
    from data_sets
    cross join members
    group by
        data_sets.period, members.dimension, members.member, grouping sets ((), (data_sets.agency_code))
),

cells as (
    select
        {{ metric_cell('data_completeness', scale=100) }}
    from summed
)

select * from cells
