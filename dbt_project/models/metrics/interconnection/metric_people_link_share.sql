with records as (
    select * from {{ ref('fct_linked_records') }}
),

summed as (
    select
        {{ cell_keys('roster', 'roster') }},
        coalesce(sum(records) filter (where zone = 'accepted'), 0) as numerator,
        sum(records) as denominator
    from records
    {{ cell_groups('roster') }}
),

cells as (
    select
        {{ metric_cell('people_link_share', scale=100) }}
    from summed
)

select * from cells
