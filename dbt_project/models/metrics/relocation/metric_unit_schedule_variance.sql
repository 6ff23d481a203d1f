with unit_moves as (
    select * from {{ ref('fct_unit_moves') }}
    where is_due
),

summed as (
    select
        {{ cell_keys(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }},
        sum(delay_days) as numerator, count(*) as denominator
    from unit_moves
    {{ cell_groups(dimensions={'wave': 'wave', 'relocation_priority': 'relocation_priority'}) }}
),

cells as (
    select
        {{ metric_cell('unit_schedule_variance') }}
    from summed
)

select * from cells
