{%- set cuts = {'wave': 'wave', 'relocation_priority': 'relocation_priority', 'work_unit': 'unit_code'} %}
with unit_moves as (
    select * from {{ ref('fct_unit_moves') }}
    where is_due
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        sum(delay_days) as numerator, count(*) as denominator
    from unit_moves
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('unit_schedule_variance') }}
    from summed
)

select * from cells
