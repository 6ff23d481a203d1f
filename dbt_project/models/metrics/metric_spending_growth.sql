with spending as (
    select * from {{ ref('fct_section_spending') }}
    where is_comparable
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('spending_change_idr_billion') }}) as numerator,
        sum({{ exact('coalesce(prior_spending_idr_billion, 0)') }}) as denominator
    from spending
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('spending_growth', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
