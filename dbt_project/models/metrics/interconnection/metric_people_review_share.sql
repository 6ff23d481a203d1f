with records as (
    select * from {{ ref('fct_linked_records') }}
),

summed as (
    select
        {{ cell_keys('roster', 'roster') }},
        coalesce(sum(records) filter (where zone = 'review'), 0) as numerator,
        sum(records) as denominator
    from records
    {{ cell_groups('roster') }}
),

cells as (
    select
        {{ metric_cell('people_review_share', scale=100) }}
    from summed
)

select * from cells
