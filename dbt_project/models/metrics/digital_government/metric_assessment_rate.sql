with assessment_years as (
    select * from {{ ref('fct_assessment_years') }}
),

summed as (
    select
        {{ cell_keys() }},
        sum(assessment_count) as numerator,
        sum(application_count) as denominator
    from assessment_years
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('assessment_rate', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
