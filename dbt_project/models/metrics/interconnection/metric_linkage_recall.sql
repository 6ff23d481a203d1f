with benchmarks as (
    select * from {{ ref('fct_linkage_benchmarks') }}
),

summed as (
    select
        agency_code as agency, period,
        case when grouping(concept) = 1 then 'all' else 'concept' end as dimension, coalesce(concept, 'all') as member,
        sum(right_links) as numerator, sum(true_links) as denominator
    from benchmarks
    group by grouping sets ((agency_code, period), (agency_code, period, concept))
),

cells as (
    select
        {{ metric_cell('linkage_recall', scale=100) }}
    from summed
)

select * from cells
