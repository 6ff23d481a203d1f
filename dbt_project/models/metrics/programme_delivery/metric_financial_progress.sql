with output_progress as (
    select * from {{ ref('fct_output_progress') }}
    where is_budgeted
),

summed as (
    select
        {{ cell_keys(dimensions={'national_priority': 'national_priority', 'programme_place': 'programme_place'}) }},
        sum({{ exact('realized_idr', 2) }}) as numerator,
        sum({{ exact('budget_ceiling_idr', 2) }}) as denominator
    from output_progress
    {{ cell_groups(dimensions={'national_priority': 'national_priority', 'programme_place': 'programme_place'}) }}
),

cells as (
    select
        {{ metric_cell('financial_progress', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
