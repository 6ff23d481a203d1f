{%- set cuts = {'wave': 'wave', 'relocation_priority': 'relocation_priority'} %}
{%- set sums = 'sum(people) as numerator, cast(null as double) as denominator' %}
with arrivals as (
    select * from {{ ref('fct_arrivals') }}
    where arrival_state = 'arrived'
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        {{ sums }}
    from arrivals
    {{ cell_groups(dimensions=cuts) }}
    union all
    {{ unit_cells('fct_unit_arrivals', sums) }}
),

cells as (
    select
        {{ metric_cell('arrived_people', value='cast(numerator as double)') }}
    from summed
)

select * from cells
