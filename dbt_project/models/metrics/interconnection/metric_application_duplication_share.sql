with applications as (
    select * from {{ ref('fct_applications') }}
    where is_live and not is_common
),

summed as (
    select
        {{ cell_keys() }},
        count(*) filter (where live_cluster_size > 1) as numerator,
        count(*) as denominator
    from applications
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('application_duplication_share', scale=100) }}
    from summed
)

select * from cells
