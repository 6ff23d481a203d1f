with competencies as (
    select * from {{ ref('fct_competencies') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'competency_kind': 'competency_kind'}) }},
        sum(gap_levels) as numerator,
        sum(people) as denominator
    from competencies
    {{ cell_groups(dimensions={'competency_kind': 'competency_kind'}) }}
),

cells as (
    select
        {{ metric_cell('competency_gap') }}
    from summed
)

select * from cells
