with security_assessments as (
    select * from {{ ref('fct_security_assessments') }}
),

summed as (
    select
        {{ cell_keys() }},
        sum(finding_count - closed_finding_count) as numerator,
        sum(finding_count) as denominator
    from security_assessments
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('open_finding_share', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
