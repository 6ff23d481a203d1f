with source as (
    select * from {{ source('lkpp', 'work_units') }}
),

renamed as (
    select
        ---------- ids
        work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, work_unit_sipd_code as work_unit_code, echelon_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, work_unit_name, work_unit_class, work_unit_status,
        work_unit_remark,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
