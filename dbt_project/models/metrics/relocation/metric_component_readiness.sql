with readiness as (
    select * from {{ ref('fct_readiness') }}
    where component <> 'unit'
),

summed as (
    select
        {{ cell_keys(dimensions={'component': 'component', 'wave': 'wave', 'work_unit': 'unit_code'}) }},
        sum(case when is_ready then 1 else 0 end) as numerator, count(*) as denominator
    from readiness
    {{ cell_groups(dimensions={'component': 'component', 'wave': 'wave', 'work_unit': 'unit_code'}) }}
),

cells as (
    select
        {{ metric_cell('component_readiness', scale=100) }}
    from summed
)

select * from cells
