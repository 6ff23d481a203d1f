with seats as (
    select * from {{ ref('int_seats__dated') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

months as (
    select distinct period from {{ ref('stg_oikn__utilities') }}
),

held as (
    select
        months.period, seats.workpoint_code, count(*) as holders, count(distinct seats.agency_code) as agencies,
        {{ deliveries_of('seats._delivery_id') }} as _delivery_ids
    from seats
    inner join months on last_day(months.period) between seats.valid_from_date and seats.valid_to_date
    group by months.period, seats.workpoint_code
),

desks as (
    select
        ---------- codes
        workpoints.workpoint_code, workpoints.floor_code,
        ---------- text
        workpoints.workpoint_kind,
        ---------- numbers
        coalesce(held.holders, 0) as holders, coalesce(held.agencies, 0) as agencies,
        ---------- dates
        months.period,
        ---------- provenance
        workpoints._delivery_id, workpoints._row, held._delivery_ids
    from workpoints
    inner join months on workpoints.in_use_date <= last_day(months.period)
    left join held on workpoints.workpoint_code = held.workpoint_code and months.period = held.period
)

select * from desks
