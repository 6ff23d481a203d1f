with procurements as (
    select * from {{ ref('fct_procurements') }}
    where is_concluded and (is_competitive or is_catalogue)
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('case when is_competitive then procurement_value_idr else 0 end', 2) }}) as numerator,
        sum({{ exact('procurement_value_idr', 2) }}) as denominator
    from procurements
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('tender_competition', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
