with seats as (
    select * from {{ ref('int_seats__placed') }}
),

serving as (
    {{ serving_in_months() }}
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
        serving.sex, count(*) as people, min(serving._delivery_id) as _delivery_id
    from serving
    left join seated on serving.person_id = seated.person_id and serving.period = seated.period
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
