with figures as (
    select * from {{ ref('int_published_figures__stacked') }}
),

ranked as (
    select
        *, max(figure) over conflict as greatest_figure, min(figure) over conflict as least_figure,
        row_number() over (conflict order by figure desc, source asc, status asc) = 1 as is_highest,
        row_number() over (conflict order by figure asc, source desc, status desc) = 1 as is_lowest,
        count(*) over conflict as figure_count
    from figures
    window conflict as (partition by published_subject, conflict_key, period)
),

conflicting as (
    select *, round(figure / greatest_figure, 8) as relative_figure
    from ranked
    where least_figure < greatest_figure
)

select * from conflicting
