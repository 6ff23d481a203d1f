with applications as (
    select * from {{ ref('fct_application_savings') }}
),

members as (
    select 'all' as dimension, 'all' as member
    union all
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'saving_state'
),

-- The whole is what was realised; what is proposed or approved is not avoided yet.
summed as (
    select
        {{ member_cells() }},
        coalesce(sum({{ exact('maintenance_cost_idr') }}) filter (
            where applications.saving_state = replace(members.member, 'all', 'realised')
        ), 0) as numerator, cast(null as double) as denominator
    from applications
    cross join members
    {{ member_groups() }}
),

cells as (
    select
        {{ metric_cell('application_cost_avoided', value='cast(numerator as double)') }}
    from summed
)

select * from cells
