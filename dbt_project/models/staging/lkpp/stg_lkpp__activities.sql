with source as (
    select * from {{ source('lkpp', 'activities') }}
),

renamed as (
    select
        ---------- ids
        activity_id, programme_id, work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, activity_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, activity_name,
        ---------- numbers
        activity_ceiling_idr,
        ---------- booleans
        is_deleted,
        ---------- dates
        period, fiscal_year, recorded_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
