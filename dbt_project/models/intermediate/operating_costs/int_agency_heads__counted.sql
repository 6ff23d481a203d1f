with employees as (
    select * from {{ ref('int_employees__counted') }}
),

booked as (
    select distinct period from {{ ref('int_operating_costs__booked') }}
),

-- Who became PNS stands in the list under two numbers: the earlier one ends where the later begins.
followed as (
    select
        *,
        lead(hired_date) over (partition by person_id order by hired_date, nip_token) as next_hired_date
    from employees
),

-- Stretches of months are counted before they are spread over the months.
spans as (
    select
        agency_code,
        {{ month_from('greatest(hired_date, first_counted_date)') }} as first_period,
        {{ month_from('least(left_date, next_hired_date, last_counted_date + interval 1 day)') }} as end_period,
        count(distinct person_id) as people, min(_delivery_id) as _delivery_id
    from followed
    group by all
),

counted as (
    select
        spans.agency_code, booked.period, cast(sum(spans.people) as bigint) as people,
        min(spans._delivery_id) as _delivery_id
    from spans
    inner join booked on spans.first_period <= booked.period and spans.end_period > booked.period
    group by all
),

protected as (
    select * from counted
    qualify {{ told_enough('people') }}
)

select * from protected
