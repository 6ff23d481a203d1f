with construction_progress as (
    select * from {{ ref('fct_construction_progress') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'construction_cluster': 'construction_cluster'}) }},
        sum({{ exact('contract_value_idr * (actual_physical_pct - planned_physical_pct) / 100', 4) }}) as numerator,
        sum({{ exact('contract_value_idr', 4) }}) as denominator
    from construction_progress
    {{ cell_groups(dimensions={'construction_cluster': 'construction_cluster'}) }}
),

cells as (
    select
        {{ metric_cell('construction_deviation', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
