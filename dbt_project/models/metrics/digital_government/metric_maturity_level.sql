with maturity_levels as (
    select * from {{ ref('fct_maturity_levels') }}
    where instrument = 'SPBE-2020'
),

summed as (
    select
        {{ cell_keys('indicator', 'indicator') }},
        sum(maturity_level) as numerator,
        count(*) as denominator
    from maturity_levels
    {{ cell_groups('indicator') }}
),

cells as (
    select
        {{ metric_cell('maturity_level') }}
    from summed
)

select * from cells
