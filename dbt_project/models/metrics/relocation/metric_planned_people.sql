{%- set cuts = {
    'plan_version': 'plan_version', 'relocation_priority': 'relocation_priority', 'wave': 'wave',
    'work_unit': 'unit_code',
} %}
with relocation_plans as (
    select * from {{ ref('fct_relocation_plans') }}
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        sum(planned_people) as numerator, cast(null as double) as denominator
    from relocation_plans
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('planned_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
