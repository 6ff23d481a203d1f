with source as (
    select * from {{ source('kemendagri', 'villages') }}
),

renamed as (
    select
        ---------- codes
        region_code, parent_region_code,
        ---------- text
        region_name,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
