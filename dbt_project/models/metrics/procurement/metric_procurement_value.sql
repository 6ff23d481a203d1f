with procurements as (
    select * from {{ ref('fct_procurements') }}
    where is_concluded
),

summed as (
    select
        {{ cell_keys('method', 'procurement_method') }},
        sum({{ exact('procurement_value_idr', 2) }}) as numerator,
        cast(null as double) as denominator
    from procurements
    {{ cell_groups('procurement_method') }}
),

cells as (
    select
        {{ metric_cell('procurement_value', value='cast(numerator as double)') }}
    from summed
)

select * from cells
