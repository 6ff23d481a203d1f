with trainings as (
    select * from {{ ref('fct_trainings') }}
),

summed as (
    select
        {{ cell_keys() }},
        coalesce(sum(participations) filter (where is_digital), 0) as numerator,
        sum(participations) as denominator
    from trainings
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('digital_training_share', scale=100) }}
    from summed
)

select * from cells
