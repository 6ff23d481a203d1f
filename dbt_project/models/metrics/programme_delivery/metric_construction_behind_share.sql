with construction_progress as (
    select * from {{ ref('fct_construction_progress') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'construction_cluster': 'construction_cluster'}) }},
        count_if(is_behind) as numerator,
        count(*) as denominator
    from construction_progress
    {{ cell_groups(dimensions={'construction_cluster': 'construction_cluster'}) }}
),

cells as (
    select
        {{ metric_cell('construction_behind_share', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
