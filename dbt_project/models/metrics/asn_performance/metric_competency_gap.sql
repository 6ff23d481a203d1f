{%- set sums -%}
    sum(gap_levels) as numerator,
    sum(people) as denominator
{%- endset %}
with competencies as (
    select * from {{ ref('fct_competencies') }}
),

unit_competencies as (
    select * from {{ ref('fct_unit_competencies') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'competency_kind': 'competency_kind'}) }},
        {{ sums }}
    from competencies
    {{ cell_groups(dimensions={'competency_kind': 'competency_kind'}) }}
    union all
    select
        {{ unit_keys() }},
        {{ sums }}
    from unit_competencies
    {{ unit_groups() }}
),

cells as (
    select
        {{ metric_cell('competency_gap') }}
    from summed
)

select * from cells
