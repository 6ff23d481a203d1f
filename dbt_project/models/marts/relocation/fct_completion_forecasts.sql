{%- set estimates = ["low", "central", "high"] %}
with paced as (
    select * from {{ ref('int_relocation__paced') }}
),

plans as (
    select
        period as report_period, sum(planned_people) as planned_people, min(_delivery_id) as _delivery_id,
        {{ deliveries_of() }} as plan_delivery_ids
    from {{ ref('int_relocation__planned') }}
    group by period
),

estimated as (
    {%- for estimate in estimates %}
        select
            * exclude (low_pace, central_pace, high_pace),
            '{{ estimate }}' as estimate,
            {{ estimate }}_pace as people_per_month
        from paced
        {{- " union all" if not loop.last }}
    {%- endfor %}
),

keyed as (
    select
        ---------- codes
        'all' as agency_code, estimated.estimate,
        ---------- numbers
        cast(plans.planned_people as bigint) as planned_people,
        cast(estimated.arrived_people as bigint) as arrived_people,
        cast(greatest(plans.planned_people - estimated.arrived_people, 0) as bigint) as remaining_people,
        estimated.observed_months, estimated.people_per_month,
        ---------- dates
        estimated.period,
        ---------- provenance
        plans._delivery_id,
        {{ deliveries_joined('plans.plan_delivery_ids', 'estimated.seat_delivery_ids') }} as _delivery_ids,
        row_number() over (order by estimated.period, estimated.estimate) as _row
    from estimated
    inner join plans on estimated.report_period = plans.report_period
    where estimated.people_per_month > 0
)

select * from keyed
