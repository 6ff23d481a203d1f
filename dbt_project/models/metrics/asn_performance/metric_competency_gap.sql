{%- set sums = 'sum(gap_levels) as numerator, sum(people) as denominator' %}
with competencies as (
    select * from {{ ref('fct_competencies') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'competency_kind': 'competency_kind'}) }},
        {{ sums }}
    from competencies
    {{ cell_groups(dimensions={'competency_kind': 'competency_kind'}) }}
    union all
    {{ unit_cells('fct_unit_competencies', sums) }}
),

cells as (
    select
        {{ metric_cell('competency_gap') }}
    from summed
)

select * from cells
