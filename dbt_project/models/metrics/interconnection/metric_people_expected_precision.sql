with records as (
    select * from {{ ref('fct_linked_records') }}
    where method = 'probabilistic' and zone = 'accepted' and roster <> 'badges'
),

summed as (
    select
        {{ cell_keys('roster', 'roster') }},
        sum({{ exact('expected_right', 6) }}) as numerator,
        sum(records) as denominator
    from records
    {{ cell_groups('roster') }}
),

cells as (
    select
        {{ metric_cell('people_expected_precision', scale=100) }}
    from summed
)

select * from cells
