{{ config(materialized='by_month', months_of='int_occupancy__fingerprinted') }}
-- depends_on: {{ ref('int_occupancy__fingerprinted') }}
with events as (
    select * from {{ ref('stg_oikn__occupancy_events') }}
    where period in ({{ months_due() }}) and badge_number is not null
),

summed as (
    select
        ---------- codes
        access_zone_number,
        ---------- numbers
        badge_number, sum(presence_minutes) as presence_minutes,
        ---------- dates
        observed_date, period,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row
    from events
    group by access_zone_number, badge_number, observed_date, period
)

select * from summed
