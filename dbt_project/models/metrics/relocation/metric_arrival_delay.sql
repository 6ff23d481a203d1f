with arrivals as (
    select * from {{ ref('fct_arrivals') }}
    where arrival_state = 'arrived'
),

summed as (
    select
        {{ cell_keys(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }},
        sum(delay_days) as numerator, sum(people) as denominator
    from arrivals
    {{ cell_groups(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }}
),

cells as (
    select
        {{ metric_cell('arrival_delay') }}
    from summed
)

select * from cells
