with source as (
    select * from {{ source('kemendagri', 'retired_regions') }}
),

renamed as (
    select
        ---------- codes
        region_code, successor_region_code,
        ---------- text
        region_name,
        ---------- dates
        retired_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
