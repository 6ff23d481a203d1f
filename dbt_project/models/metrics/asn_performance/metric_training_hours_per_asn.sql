{%- set sums -%}
    sum(training_hours) as numerator,
    sum(people) as denominator
{%- endset %}
with training_participants as (
    select * from {{ ref('fct_training_participants') }}
),

unit_training_participants as (
    select * from {{ ref('fct_unit_training_participants') }}
),

summed as (
    select
        {{ cell_keys() }},
        {{ sums }}
    from training_participants
    {{ cell_groups() }}
    union all
    select
        {{ unit_keys() }},
        {{ sums }}
    from unit_training_participants
    {{ unit_groups() }}
),

cells as (
    select
        {{ metric_cell('training_hours_per_asn') }}
    from summed
)

select * from cells
