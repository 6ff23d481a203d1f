with costs as (
    select * from {{ ref('fct_operating_costs') }}
    where has_people and (is_operating or person_months > 0)
),

members as (
    {{ metric_members('costs', {'cost_group': 'cost_group', 'site': 'site'}, 'is_operating') }}
),

summed as (
    select
        {{ member_cells() }},
        coalesce(sum({{ exact('costs.real_cost_idr') }}) filter (
            where members.member in ('all', costs.cost_group, costs.site)
        ), 0) as numerator,
        sum(costs.person_months) as denominator
    from costs
    cross join members
    {{ member_groups() }}
),

cells as (
    select
        {{ metric_cell('operating_cost_per_asn', scale=12) }}
    from summed
)

select * from cells
