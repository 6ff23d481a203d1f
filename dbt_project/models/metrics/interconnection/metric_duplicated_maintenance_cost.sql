with applications as (
    select * from {{ ref('fct_applications') }}
    where is_surplus and application_status = 'Operasional'
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('maintenance_cost_idr', 2) }}) as numerator,
        cast(null as double) as denominator
    from applications
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('duplicated_maintenance_cost', value='cast(numerator as double)') }}
    from summed
    where numerator is not null
)

select * from cells
