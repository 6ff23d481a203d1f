with thematic_handovers as (
    select * from {{ ref('fct_thematic_handovers') }}
    where is_broken
),

summed as (
    select
        {{ cell_keys('theme', 'theme_name') }},
        count(*) as numerator,
        cast(null as double) as denominator
    from thematic_handovers
    {{ cell_groups('theme_name') }}
),

cells as (
    select
        {{ metric_cell('broken_handovers', value='cast(numerator as double)') }}
    from summed
)

select * from cells
