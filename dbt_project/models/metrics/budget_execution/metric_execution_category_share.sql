with performance as (
    select * from {{ ref('fct_budget_performance') }}
),

categories as (
    select * from {{ ref('dim_members') }}
    where dimension = 'category'
),

-- Every category of every agency: shares add up to the whole even where a category is empty.
counted as (
    select
        coalesce(performance.agency_code, 'all') as agency, performance.period, 'category' as dimension,
        categories.member,
        sum(case when performance.ikpa_category = categories.member then 1 else 0 end) as numerator,
        count(*) as denominator
    from performance
    cross join categories
    group by grouping sets (
        (performance.period, performance.agency_code, categories.member), (performance.period, categories.member)
    )
),

cells as (
    select
        {{ metric_cell('execution_category_share', scale=100) }}
    from counted
)

select * from cells
