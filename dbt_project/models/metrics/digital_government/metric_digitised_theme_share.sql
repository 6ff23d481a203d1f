with thematic_chains as (
    select * from {{ ref('fct_thematic_chains') }}
),

summed as (
    select
        agency_code as agency, period, 'all' as dimension, 'all' as member,
        count(*) filter (where is_digitised) as numerator,
        count(*) as denominator
    from thematic_chains
    group by agency_code, period
),

cells as (
    select
        {{ metric_cell('digitised_theme_share', scale=100) }}
    from summed
)

select * from cells
