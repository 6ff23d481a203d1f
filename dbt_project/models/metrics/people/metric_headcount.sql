{%- set cuts = {'employment_kind': 'employment_kind', 'sex': 'sex', 'site': 'site'} %}
{%- set sums = 'sum(people) as numerator, cast(null as double) as denominator' %}
with headcounts as (
    select * from {{ ref('fct_headcounts') }}
),

summed as (
    select
        {{ cell_keys(dimensions=cuts) }},
        {{ sums }}
    from headcounts
    {{ cell_groups(dimensions=cuts) }}
    union all
    {{ unit_cells('fct_unit_headcounts', sums) }}
),

cells as (
    select
        {{ metric_cell('headcount', value='cast(numerator as double)') }}
    from summed
)

select * from cells
