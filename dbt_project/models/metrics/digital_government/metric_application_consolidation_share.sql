with applications as (
    select * from {{ ref('fct_applications') }}
    where not is_common and live_cluster_size > 0 and cluster_size > 1 and (is_surplus or not is_live)
),

summed as (
    select
        {{ cell_keys() }},
        count(*) filter (where not is_live) as numerator,
        count(*) as denominator
    from applications
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('application_consolidation_share', scale=100) }}
    from summed
)

select * from cells
