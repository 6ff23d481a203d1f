with source as (
    select * from {{ source('bkn', 'work_units') }}
),

renamed as (
    select
        ---------- ids
        siasn_unit_id, parent_siasn_unit_id,
        ---------- codes
        agency_siasn_id as agency_code, echelon_code,
        ---------- text
        agency_siasn_name as agency_name, work_unit_name,
        ---------- booleans
        is_active_unit as is_active,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
