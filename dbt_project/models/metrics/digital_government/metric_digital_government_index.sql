with maturity_levels as (
    select * from {{ ref('fct_maturity_levels') }}
    where instrument = 'PEMDI-2026'
),

summed as (
    select
        {{ cell_keys('instrument', 'instrument') }},
        sum({{ exact('weight * maturity_level', 4) }}) as numerator,
        sum({{ exact('weight', 4) }}) as denominator
    from maturity_levels
    {{ cell_groups('instrument') }}
),

cells as (
    select
        {{ metric_cell('digital_government_index') }}
    from summed
)

select * from cells
