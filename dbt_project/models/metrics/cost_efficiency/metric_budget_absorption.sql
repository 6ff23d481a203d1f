with budgets as (
    select * from {{ ref('fct_budget_absorption') }}
),

summed as (
    select
        {{ cell_keys('spending_kind', 'spending_kind') }},
        sum({{ exact('realized_idr') }}) as numerator,
        sum({{ exact('budget_ceiling_idr') }}) as denominator
    from budgets
    {{ cell_groups('spending_kind') }}
),

cells as (
    select
        {{ metric_cell('budget_absorption', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
