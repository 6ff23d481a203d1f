with source as (
    select * from {{ source('lkpp', 'programmes') }}
),

renamed as (
    select
        ---------- ids
        programme_id, work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, programme_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, programme_name,
        ---------- numbers
        programme_ceiling_idr,
        ---------- booleans
        is_deleted,
        ---------- dates
        period, fiscal_year, recorded_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
