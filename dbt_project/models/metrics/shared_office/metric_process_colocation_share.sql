with neighbours as (
    select * from {{ ref('fct_neighbours') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'theme': 'theme_name'}) }},
        count(*) filter (where is_colocated) as numerator,
        count(*) as denominator
    from neighbours
    {{ cell_groups(dimensions={'theme': 'theme_name'}) }}
),

cells as (
    select
        {{ metric_cell('process_colocation_share', scale=100) }}
    from summed
)

select * from cells
