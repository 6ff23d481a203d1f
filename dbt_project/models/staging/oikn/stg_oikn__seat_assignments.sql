with source as (
    select * from {{ source('oikn', 'seat_assignments') }}
),

renamed as (
    select
        ---------- ids
        seat_assignment_id, nip_token,
        ---------- codes
        workpoint_code, agency_oikn_code as agency_code,
        ---------- text
        agency_oikn_name as agency_name, work_unit_name,
        ---------- numbers
        badge_number,
        ---------- dates
        valid_from_date, valid_to_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
