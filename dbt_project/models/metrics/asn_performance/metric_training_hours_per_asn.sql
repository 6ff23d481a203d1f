{%- set sums = 'sum(training_hours) as numerator, sum(people) as denominator' %}
with training_participants as (
    select * from {{ ref('fct_training_participants') }}
),

summed as (
    select
        {{ cell_keys() }},
        {{ sums }}
    from training_participants
    {{ cell_groups() }}
    union all
    {{ unit_cells('fct_unit_training_participants', sums) }}
),

cells as (
    select
        {{ metric_cell('training_hours_per_asn') }}
    from summed
)

select * from cells
