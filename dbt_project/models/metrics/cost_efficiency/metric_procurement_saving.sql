with packages as (
    select * from {{ ref('fct_procurement_savings') }}
),

summed as (
    select
        {{ cell_keys('method', 'procurement_method') }},
        sum({{ exact('package_ceiling_idr') }} - {{ exact('price_idr') }}) as numerator,
        sum({{ exact('package_ceiling_idr') }}) as denominator
    from packages
    {{ cell_groups('procurement_method') }}
),

cells as (
    select
        {{ metric_cell('procurement_saving', scale=100) }}
    from summed
)

select * from cells
