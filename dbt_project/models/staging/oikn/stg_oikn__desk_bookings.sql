with source as (
    select * from {{ source('oikn', 'desk_bookings') }}
),

renamed as (
    select
        ---------- ids
        desk_booking_id,
        ---------- codes
        workpoint_code,
        ---------- numbers
        badge_number,
        ---------- booleans
        is_checked_in,
        ---------- dates
        period, booked_date, checked_in_at, checked_out_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
