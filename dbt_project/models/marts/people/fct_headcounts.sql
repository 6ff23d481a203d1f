with employees as (
    select * from {{ ref('int_employees__counted') }}
),

seats as (
    select * from {{ ref('int_seats__placed') }}
),

periods as (
    select * from {{ ref('dim_periods') }}
),

-- Who became PNS stands in the list under two numbers: on a day of both, the later appointment counts.
serving as (
    select
        employees.*, periods.period,
        row_number() over (
            partition by employees.person_id, periods.period
            order by employees.hired_date desc, employees.nip_token desc
        ) as place
    from employees
    inner join periods
        on
            employees.hired_date <= periods.period
            and coalesce(employees.left_date > periods.period, true)
            and periods.period between employees.first_counted_date and employees.last_counted_date
),

-- A seat holds from its day to its last; two seats on one day are a handover, and the later one counts.
seated as (
    select serving.person_id, serving.period, max_by(seats.site, (seats.valid_from_date, seats.site)) as site
    from serving
    inner join seats
        on
            serving.person_id = seats.person_id
            and serving.period >= seats.valid_from_date
            and coalesce(serving.period <= seats.valid_to_date, true)
    group by serving.person_id, serving.period
),

counted as (
    select
        serving.agency_code, serving.period, coalesce(seated.site, 'none') as site, serving.employment_kind,
        serving.sex, count(distinct serving.person_id) as people, min(serving._delivery_id) as _delivery_id
    from serving
    left join seated on serving.person_id = seated.person_id and serving.period = seated.period
    where serving.place = 1
    group by all
),

keyed as (
    select
        ---------- codes
        agency_code, site, employment_kind, sex,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, row_number() over (order by period, agency_code, site, employment_kind, sex) as _row
    from counted
)

select * from keyed
