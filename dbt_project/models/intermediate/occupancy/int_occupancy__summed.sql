{{ config(materialized='by_month', months_of='int_occupancy__fingerprinted') }}
-- depends_on: {{ ref('int_occupancy__fingerprinted') }}
with events as (
    select * from {{ ref('stg_oikn__occupancy_events') }}
    where period in ({{ months_due() }})
),

-- The largest table: read once a month that changed. Badge readers tell minutes of each badge, sensors count heads.
summed as (
    select
        ---------- codes
        access_zone_number,
        ---------- text
        occupancy_event_kind,
        ---------- numbers
        observed_hour,
        sum(coalesce(people_counted, 1)) as people,
        sum(coalesce(presence_minutes, 0)) as presence_minutes,
        ---------- dates
        observed_date, period,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row
    from events
    group by access_zone_number, occupancy_event_kind, observed_hour, observed_date, period
)

select * from summed
