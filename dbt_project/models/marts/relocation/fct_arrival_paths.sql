{%- set estimates = ["low", "central", "high"] %}
with paced as (
    select * from {{ ref('int_relocation__paced') }}
),

plans as (
    select * from {{ ref('int_relocation__planned') }}
    where planned_date is not null
),

asked as (
    select
        period as report_period, planned_date as reached_date,
        sum(sum(planned_people)) over (partition by period order by planned_date) as people
    from plans
    group by period, planned_date
),

wholes as (
    select
        period as report_period, sum(planned_people) as planned_people, max(planned_date) as last_planned_date,
        min(_delivery_id) as _delivery_id, {{ deliveries_of() }} as plan_delivery_ids
    from plans
    group by period
),

ahead as (
    select
        paced.*, {{ months_through('paced.period', 'wholes.last_planned_date') }} as reached_date,
        wholes.planned_people
    from paced
    inner join wholes on paced.report_period = wholes.report_period
),

paths as (
    select paced.period, paced.report_period, 'plan' as path, asked.reached_date, cast(asked.people as double) as people
    from paced
    inner join asked on paced.report_period = asked.report_period
    {%- for estimate in estimates %}
        union all
        select
            period, report_period, '{{ estimate }}', reached_date,
            least(planned_people, arrived_people + {{ estimate }}_pace * date_diff('month', period, reached_date))
        from ahead
    {%- endfor %}
),

keyed as (
    select
        ---------- codes
        'all' as agency_code, paths.path,
        ---------- numbers
        paths.people,
        ---------- dates
        paths.period, paths.reached_date,
        ---------- provenance
        wholes._delivery_id,
        {{ deliveries_joined('wholes.plan_delivery_ids', 'paced.seat_delivery_ids') }} as _delivery_ids,
        row_number() over (order by paths.period, paths.path, paths.reached_date) as _row
    from paths
    inner join paced on paths.period = paced.period
    inner join wholes on paths.report_period = wholes.report_period
)

select * from keyed
