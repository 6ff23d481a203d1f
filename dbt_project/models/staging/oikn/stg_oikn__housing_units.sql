with source as (
    select * from {{ source('oikn', 'housing_units') }}
),

renamed as (
    select
        ---------- ids
        nip_token,
        ---------- codes
        housing_unit_code, housing_tower_code,
        ---------- text
        housing_allotment, earlier_housing_allotment, housing_status,
        ---------- numbers
        floor_number, dwelling_area_m2, bedroom_count, household_size,
        ---------- dates
        handed_over_date, occupied_from_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
