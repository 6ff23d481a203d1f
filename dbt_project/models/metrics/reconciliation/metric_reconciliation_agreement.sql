with reconciliations as (
    select * from {{ ref('fct_reconciliations') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'quantity': 'quantity', 'source_pair': 'source_pair'}) }},
        count_if(is_agreed) as numerator,
        count(*) as denominator
    from reconciliations
    {{ cell_groups(dimensions={'quantity': 'quantity', 'source_pair': 'source_pair'}) }}
),

cells as (
    select
        {{ metric_cell('reconciliation_agreement', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
