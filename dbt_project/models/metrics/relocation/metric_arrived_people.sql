with arrivals as (
    select * from {{ ref('fct_arrivals') }}
    where arrival_state = 'arrived'
),

summed as (
    select
        {{ cell_keys(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }},
        sum(people) as numerator, cast(null as double) as denominator
    from arrivals
    {{ cell_groups(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }}
),

cells as (
    select
        {{ metric_cell('arrived_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
