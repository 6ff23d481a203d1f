with construction_progress as (
    select * from {{ ref('fct_construction_progress') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'construction_cluster': 'construction_cluster'}) }},
        sum({{ exact('case when is_critical then contract_value_idr else 0 end', 2) }}) as numerator,
        cast(null as double) as denominator
    from construction_progress
    {{ cell_groups(dimensions={'construction_cluster': 'construction_cluster'}) }}
),

cells as (
    select
        {{ metric_cell('commitments_at_risk', value='cast(numerator as double)') }}
    from summed
)

select * from cells
