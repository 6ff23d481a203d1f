with arrivals as (
    select * from {{ ref('fct_arrivals') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }},
        sum(case when arrival_state = 'arrived' then people else 0 end) as numerator, sum(people) as denominator
    from arrivals
    {{ cell_groups(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }}
),

cells as (
    select
        {{ metric_cell('plan_attainment', scale=100) }}
    from summed
)

select * from cells
