with maturity_levels as (
    select * from {{ ref('fct_maturity_levels') }}
    where instrument = 'SPBE-2020'
),

summed as (
    select
        {{ cell_keys(dimensions={'instrument': 'instrument', 'egov_domain': 'domain', 'egov_aspect': 'aspect'}) }},
        sum({{ exact('weight * maturity_level', 4) }}) as numerator,
        sum({{ exact('weight', 4) }}) as denominator
    from maturity_levels
    {{ cell_groups(dimensions={'instrument': 'instrument', 'egov_domain': 'domain', 'egov_aspect': 'aspect'}) }}
),

cells as (
    select
        {{ metric_cell('egov_index') }}
    from summed
)

select * from cells
