with source as (
    select * from {{ source('kemendagri', 'agencies') }}
),

renamed as (
    select
        ---------- codes
        agency_kemendagri_code, predecessor_kemendagri_codes,
        ---------- text
        agency_kemendagri_name, agency_short_name,
        ---------- dates
        valid_from_date, valid_to_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
