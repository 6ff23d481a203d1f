with published_conflicts as (
    select * from {{ ref('fct_published_conflicts') }}
),

summed as (
    select
        {{ cell_keys(dimensions={'published_subject': 'published_subject'}) }},
        sum(
            case when is_highest then 1 when is_lowest then -1 else 0 end * {{ exact('relative_figure', 8) }}
        ) as numerator,
        count_if(is_highest) as denominator
    from published_conflicts
    {{ cell_groups(dimensions={'published_subject': 'published_subject'}) }}
),

cells as (
    select
        {{ metric_cell('published_conflict_spread', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
