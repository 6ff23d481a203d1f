with reconciliations as (
    select * from {{ ref('fct_reconciliations') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'quantity': 'quantity', 'source_pair': 'source_pair'}) }},
        sum({{ exact('relative_difference', 8) }}) as numerator,
        count(*) as denominator
    from reconciliations
    {{ cell_groups(dimensions={'quantity': 'quantity', 'source_pair': 'source_pair'}) }}
),

cells as (
    select
        {{ metric_cell('reconciliation_gap', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
