with source as (
    select * from {{ source('kemenkeu', 'state_assets') }}
),

renamed as (
    select
        ---------- codes
        work_unit_code, asset_code, asset_condition, building_code,
        ---------- text
        asset_name,
        ---------- numbers
        asset_serial, asset_value_idr, asset_area_m2,
        ---------- dates
        acquired_date, updated_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
