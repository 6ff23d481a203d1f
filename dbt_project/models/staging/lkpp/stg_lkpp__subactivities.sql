with source as (
    select * from {{ source('lkpp', 'subactivities') }}
),

renamed as (
    select
        ---------- ids
        subactivity_id, activity_id, programme_id, work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, subactivity_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, subactivity_name,
        ---------- numbers
        subactivity_ceiling_idr,
        ---------- booleans
        is_deleted,
        ---------- dates
        period, fiscal_year, recorded_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
