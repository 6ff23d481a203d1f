with maturity_levels as (
    select * from {{ ref('fct_maturity_levels') }}
    where target_index is not null
),

summed as (
    select
        {{ cell_keys() }},
        sum({{ exact('weight * (maturity_level - target_index)', 4) }}) as numerator,
        sum({{ exact('weight', 4) }}) as denominator
    from maturity_levels
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('egov_target_gap') }}
    from summed
)

select * from cells
