with training_participants as (
    select * from {{ ref('fct_training_participants') }}
),

summed as (
    select
        {{ cell_keys() }},
        coalesce(sum(people) filter (where training_state = 'norm_met'), 0) as numerator,
        sum(people) as denominator
    from training_participants
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('training_norm_share', scale=100) }}
    from summed
)

select * from cells
