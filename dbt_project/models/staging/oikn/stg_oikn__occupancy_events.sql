with source as (
    select * from {{ source('oikn', 'occupancy_events') }}
),

renamed as (
    select
        ---------- text
        occupancy_event_kind,
        ---------- numbers
        device_number, case when occupancy_event_kind = 'kartu' then device_number end as badge_number,
        access_zone_number, observed_hour, presence_minutes, people_counted,
        ---------- dates
        period, observed_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
