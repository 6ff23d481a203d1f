with counted as (
    select * from {{ ref('int_agency_heads__counted') }}
),

closed as (
    select distinct period from {{ ref('int_operating_costs__annualised') }}
),

-- A year's average needs the count of each of its months.
yearly as (
    select
        closed.period, counted.agency_code, cast(sum(counted.people) as bigint) as person_months,
        min(counted._delivery_id) as _delivery_id
    from closed
    inner join counted on {{ twelve_months_to('closed.period', 'counted.period') }}
    group by closed.period, counted.agency_code
    having count(*) = 12
)

select * from yearly
