with applications as (
    select * from {{ ref('fct_applications') }}
    where application_status = 'Operasional'
),

summed as (
    select
        {{ cell_keys() }},
        count(*) filter (where is_common) as numerator,
        count(*) as denominator
    from applications
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('common_application_share', scale=100) }}
    from summed
)

select * from cells
