with ratings_due as (
    select * from {{ ref('fct_ratings_due') }}
),

summed as (
    select
        {{ cell_keys() }},
        coalesce(sum(people) filter (where rating_state in ('digital_in_time', 'paper_in_time')), 0) as numerator,
        sum(people) as denominator
    from ratings_due
    {{ cell_groups() }}
),

cells as (
    select
        {{ metric_cell('timely_assessment_share', scale=100) }}
    from summed
)

select * from cells
