with programme_lines as (
    select * from {{ ref('fct_programme_lines') }}
    where has_budget
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('case when is_for_nusantara then budget_ceiling_idr else 0 end', 2) }}) as numerator,
        sum({{ exact('budget_ceiling_idr', 2) }}) as denominator
    from programme_lines
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('nusantara_budget_share', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
