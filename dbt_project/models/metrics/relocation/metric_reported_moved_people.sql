with reported_moves as (
    select * from {{ ref('fct_reported_moves') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'relocation_priority': 'relocation_priority'}) }},
        sum(people) as numerator, cast(null as double) as denominator
    from reported_moves
    {{ cell_groups(dimensions={'relocation_priority': 'relocation_priority'}) }}
),

cells as (
    select
        {{ metric_cell('reported_moved_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
