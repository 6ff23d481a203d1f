with competencies as (
    select * from {{ ref('fct_competencies') }}
    where competency_kind = 'Literasi Digital'
),

summed as (
    select
        {{ cell_keys() }},
        sum(gap_levels) as numerator,
        sum(people) as denominator
    from competencies
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('digital_literacy_gap') }}
    from summed
)

select * from cells
