with source as (
    select * from {{ source('oikn', 'facility_requests') }}
),

renamed as (
    select
        ---------- ids
        facility_request_id,
        ---------- codes
        building_code, floor_code, agency_oikn_code as agency_code,
        ---------- text
        facility_category, request_priority,
        ---------- numbers
        agreed_hours,
        ---------- dates
        period, report_year, opened_at, closed_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
