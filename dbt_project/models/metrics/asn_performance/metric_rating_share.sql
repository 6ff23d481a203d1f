with ratings as (
    select * from {{ ref('fct_ratings') }}
),

unit_ratings as (
    select * from {{ ref('fct_unit_ratings') }}
    where unit_code not in ('rest', 'unmatched')
),

predicates as (
    select dimension, member from {{ ref('dim_members') }}
),

summed as (
    {{ rating_cells('ratings', 'predicate', 'predicate') }}
    union all
    {{ rating_cells('unit_ratings', 'unit_rating', 'rating_group', 'unit_code') }}
),

cells as (
    select
        {{ metric_cell('rating_share', scale=100) }}
    from summed
)

select * from cells
