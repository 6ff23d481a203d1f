with source as (
    select * from {{ source('bssn', 'incidents') }}
),

renamed as (
    select
        ---------- ids
        incident_id,
        ---------- codes
        agency_bssn_code,
        ---------- text
        agency_bssn_name, system_name, incident_kind, incident_severity,
        ---------- dates
        period, opened_at, closed_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
