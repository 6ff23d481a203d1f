with source as (
    select * from {{ source('lkpp', 'provinces') }}
),

renamed as (
    select
        ---------- ids
        province_lkpp_id,
        ---------- text
        province_name,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
