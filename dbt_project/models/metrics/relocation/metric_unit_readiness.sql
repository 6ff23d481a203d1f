{%- set cuts = {
    'wave': 'wave', 'relocation_priority': 'relocation_priority', 'due_state': 'due_state', 'work_unit': 'unit_code',
} %}
with readiness as (
    select * from {{ ref('fct_readiness') }}
    where component = 'unit'
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        sum(case when is_ready then 1 else 0 end) as numerator, count(*) as denominator
    from readiness
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('unit_readiness', scale=100) }}
    from summed
)

select * from cells
