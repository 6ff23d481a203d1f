with bookings as (
    select * from {{ ref('int_bookings__summed') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('int_floors__used') }}
),

desks as (
    select building_code, agency_code, period, sum(shared_seats) as shared_seats
    from floors
    group by building_code, agency_code, period
),

placed as (
    select
        ---------- codes
        floors.building_code, floors.agency_code,
        ---------- text
        cast(isodow(bookings.booked_date) as varchar) as weekday,
        ---------- numbers
        cast(sum(bookings.bookings) as bigint) as bookings, cast(sum(bookings.no_shows) as bigint) as no_shows,
        cast(count(distinct bookings.booked_date) as bigint) as days,
        ---------- dates
        bookings.period,
        ---------- provenance
        min(bookings._delivery_id) as _delivery_id, min(bookings._row) as _row,
        list_sort(list_distinct(list_concat(
            {{ deliveries_of('bookings._delivery_id') }}, list(workpoints._delivery_id)
        ))) as _delivery_ids
    from bookings
    inner join workpoints on bookings.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code and bookings.period = floors.period
    group by floors.building_code, floors.agency_code, weekday, bookings.period
),

shared as (
    select placed.*, cast(placed.days * desks.shared_seats as bigint) as desk_days
    from placed
    inner join desks on placed.building_code = desks.building_code and placed.period = desks.period
)

select * from shared
where bookings >= {{ var('least_holders') }}
