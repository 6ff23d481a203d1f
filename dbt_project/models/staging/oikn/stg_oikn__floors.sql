with source as (
    select * from {{ source('oikn', 'floors') }}
),

renamed as (
    select
        ---------- codes
        floor_code, building_code,
        ---------- text
        figure_source,
        ---------- numbers
        floor_number, access_zone_number, capacity_people, usable_area_m2, gross_area_m2,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
