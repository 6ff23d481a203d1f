with ratings as (
    select * from {{ ref('fct_ratings') }}
),

predicates as (
    select member from {{ ref('dim_members') }}
    where dimension = 'predicate'
),

-- Every predicate of every agency: the shares of an agency add up to the whole.
summed as (
    select
        coalesce(ratings.agency_code, 'all') as agency, ratings.period, 'predicate' as dimension, predicates.member,
        sum(if(ratings.predicate = predicates.member, ratings.people, 0)) as numerator,
        sum(ratings.people) as denominator
    from ratings
    cross join predicates
    group by grouping sets (
        (ratings.period, ratings.agency_code, predicates.member), (ratings.period, predicates.member)
    )
),

cells as (
    select
        {{ metric_cell('rating_share', scale=100) }}
    from summed
)

select * from cells
