with training_participants as (
    select * from {{ ref('fct_training_participants') }}
),

summed as (
    select
        {{ cell_keys() }},
        sum(training_hours) as numerator,
        sum(people) as denominator
    from training_participants
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('training_hours_per_asn') }}
    from summed
)

select * from cells
