with rating_units as (
    select * from {{ ref('fct_rating_units') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'organisation_rating': 'organisation_rating', 'work_unit': 'unit_code'}) }},
        count(*) filter (where follows_rule) as numerator,
        count(*) as denominator
    from rating_units
    {{ cell_groups(dimensions={'organisation_rating': 'organisation_rating', 'work_unit': 'unit_code'}) }}
),

cells as (
    select
        {{ metric_cell('rating_rule_conformity', scale=100) }}
    from summed
)

select * from cells
