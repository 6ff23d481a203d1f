with spending as (
    select * from {{ ref('fct_section_spending') }}
    where is_comparable
),

-- The chart as it was makes the metric's own cells; the chart of today is a member beside them.
summed as (
    select
        coalesce(agency_code, 'all') as agency, period,
        case when organisation_chart = 'restated' then 'organisation_chart' else 'all' end as dimension,
        case when organisation_chart = 'restated' then 'restated' else 'all' end as member,
        sum({{ exact('spending_change_idr_billion') }}) as numerator,
        sum({{ exact('coalesce(prior_spending_idr_billion, 0)') }}) as denominator
    from spending
    group by grouping sets ((period, organisation_chart), (period, agency_code, organisation_chart))
),

cells as (
    select
        {{ metric_cell('spending_growth', scale=100) }}
    from summed
    where denominator > 0
)

select * from cells
