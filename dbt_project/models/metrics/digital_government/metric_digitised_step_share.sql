with thematic_steps as (
    select * from {{ ref('fct_thematic_steps') }}
),

summed as (
    select
        {{ cell_keys('theme', 'theme_name') }},
        count(*) filter (where is_digitised) as numerator,
        count(*) as denominator
    from thematic_steps
    {{ cell_groups('theme_name') }}
),

cells as (
    select
        {{ metric_cell('digitised_step_share', scale=100) }}
    from summed
)

select * from cells
