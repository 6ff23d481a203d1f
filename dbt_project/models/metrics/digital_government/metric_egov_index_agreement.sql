with maturity_indexes as (
    select * from {{ ref('fct_maturity_indexes') }}
    where instrument = 'SPBE-2020'
),

summed as (
    select
        {{ cell_keys() }},
        count(*) filter (where is_reconciled) as numerator,
        count(*) as denominator
    from maturity_indexes
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('egov_index_agreement', scale=100) }}
    from summed
)

select * from cells
