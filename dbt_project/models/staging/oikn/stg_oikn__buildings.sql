with source as (
    select * from {{ source('oikn', 'buildings') }}
),

renamed as (
    select
        ---------- codes
        building_code, region_code, agency_oikn_code as agency_code,
        ---------- text
        building_name, building_complex_name, site_name, tenure_kind, agency_oikn_name as agency_name, figure_source,
        figure_status, figure_note,
        ---------- numbers
        floor_count, capacity_people, complex_capacity_people,
        ---------- dates
        in_use_date, figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
