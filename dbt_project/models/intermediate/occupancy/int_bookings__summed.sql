{{ config(materialized='by_month', months_of='int_bookings__fingerprinted') }}
-- depends_on: {{ ref('int_bookings__fingerprinted') }}
with bookings as (
    select * from {{ ref('stg_oikn__desk_bookings') }}
    where period in ({{ months_due() }})
),

summed as (
    select
        ---------- codes
        workpoint_code,
        ---------- numbers
        count(*) as bookings, count(*) filter (where not coalesce(is_checked_in, false)) as no_shows,
        ---------- dates
        booked_date, period,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row
    from bookings
    group by workpoint_code, booked_date, period
)

select * from summed
