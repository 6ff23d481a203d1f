{%- set cuts = {'wave': 'wave', 'relocation_priority': 'relocation_priority', 'work_unit': 'unit_code'} %}
with unit_moves as (
    select * from {{ ref('fct_unit_moves') }}
    where is_due
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        sum(case when is_moved then 1 else 0 end) as numerator, count(*) as denominator
    from unit_moves
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('units_moved_share', scale=100) }}
    from summed
)

select * from cells
