with source as (
    select * from {{ source('lkpp', 'procurement_packages') }}
),

renamed as (
    select
        ---------- ids
        procurement_plan_id, work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, work_unit_sipd_code as work_unit_code, budget_account_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, work_unit_name, package_name, selection_method,
        procurement_kind, package_volume, funding_source, package_status,
        ---------- numbers
        package_ceiling_idr,
        ---------- dates
        period, fiscal_year, selection_start_date, contract_start_date, contract_end_date, recorded_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
