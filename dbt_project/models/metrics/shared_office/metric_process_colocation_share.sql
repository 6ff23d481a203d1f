{%- set cuts = {'theme': 'theme_name', 'handover_scope': 'handover_scope', 'work_unit': 'unit_code'} %}
with neighbours as (
    select * from {{ ref('fct_neighbours') }}
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        count(*) filter (where is_colocated) as numerator,
        count(*) as denominator
    from neighbours
    {{ cell_groups(dimensions=cuts) }}
),

cells as (
    select
        {{ metric_cell('process_colocation_share', scale=100) }}
    from summed
)

select * from cells
