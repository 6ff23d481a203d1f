with training_participants as (
    select * from {{ ref('fct_training_participants') }}
),

summed as (
    select
        {{ cell_keys() }},
        coalesce(sum(people) filter (where training_state <> 'untrained'), 0) as numerator,
        sum(people) as denominator
    from training_participants
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('trained_share', scale=100) }}
    from summed
)

select * from cells
