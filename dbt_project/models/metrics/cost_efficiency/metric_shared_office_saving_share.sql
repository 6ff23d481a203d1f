with costs as (
    select * from {{ ref('fct_shared_office_costs') }}
),

members as (
    select 'all' as dimension, 'all' as member
    union all
    select dimension, member from {{ ref('dim_members') }}
    where dimension = 'estimate'
),

summed as (
    select
        {{ member_cells() }},
        sum({{ exact(of_estimate('standalone')) }} - {{ exact('shared_cost_idr') }}) as numerator,
        sum({{ exact(of_estimate('standalone')) }}) as denominator
    from costs
    cross join members
    {{ member_groups() }}
),

cells as (
    select
        {{ metric_cell('shared_office_saving_share', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
