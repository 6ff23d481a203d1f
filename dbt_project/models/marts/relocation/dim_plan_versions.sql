with plans as (
    select * from {{ ref('stg_panrb__relocation_plan') }}
),

issued as (
    select plan_version, min(period) as issued_period, max(period) as last_report_period
    from plans
    group by plan_version
),

keyed as (
    select
        ---------- codes
        plan_version,
        ---------- text
        'Versi ' || plan_version || ' (' || strftime(issued_period, '%Y-%m') || ')' as label_id,
        'Version ' || plan_version || ' (' || strftime(issued_period, '%Y-%m') || ')' as label_en,
        ---------- numbers
        cast(row_number() over (order by issued_period, plan_version) as integer) as sort_order,
        ---------- dates
        issued_period, last_report_period
    from issued
)

select * from keyed
