with output_progress as (
    select * from {{ ref('fct_output_progress') }}
    where is_budgeted and is_for_nusantara
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('realized_idr', 2) }}) as numerator,
        sum({{ exact('budget_ceiling_idr', 2) }}) as denominator
    from output_progress
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('nusantara_absorption', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
