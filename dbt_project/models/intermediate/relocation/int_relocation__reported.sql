-- Every month from the first that is told of to the last, with the report of the plan that is in force in it.
with dated as (
    select * from {{ ref('int_relocation__dated') }}
),

plans as (
    select * from {{ ref('int_relocation__planned') }}
),

told as (
    select max(period) as last_report from plans
),

span as (
    select
        least(min({{ month_of('dated.planned_date') }}), min({{ month_of('dated.arrived_date') }})) as first_month,
        greatest(max({{ month_of('dated.arrived_date') }}), max(told.last_report)) as last_month
    from dated
    cross join told
),

periods as (
    select {{ months_through('first_month', 'last_month') }} as period from span
),

-- A version that was put off is no plan to hold anything against.
reports as (
    select period as report_period, bool_or(is_put_off) as is_put_off
    from plans
    group by period
),

joined as (
    select
        ---------- dates
        periods.period, reports.report_period,
        ---------- booleans
        coalesce(reports.is_put_off, true) as is_put_off
    from periods
    asof left join reports on periods.period >= reports.report_period
)

select * from joined
