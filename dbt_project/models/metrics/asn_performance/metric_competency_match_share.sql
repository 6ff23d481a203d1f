with competencies as (
    select * from {{ ref('fct_competencies') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'competency_kind': 'competency_kind'}) }},
        coalesce(sum(people) filter (where is_met), 0) as numerator,
        sum(people) as denominator
    from competencies
    {{ cell_groups(dimensions={'competency_kind': 'competency_kind'}) }}
),

cells as (
    select
        {{ metric_cell('competency_match_share', scale=100) }}
    from summed
)

select * from cells
