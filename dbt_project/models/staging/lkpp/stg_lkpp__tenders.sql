with source as (
    select * from {{ source('lkpp', 'tenders') }}
),

renamed as (
    select
        ---------- ids
        tender_id, tender_package_id, procurement_plan_id, work_unit_lkpp_id,
        ---------- codes
        agency_lkpp_code as agency_code, work_unit_sipd_code as work_unit_code, procurement_service_code,
        budget_account_code, part,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, work_unit_name, procurement_service_name, package_name,
        funding_source, bidder_class, procurement_kind, selection_method, evaluation_method,
        qualification_method, payment_contract_kind, tender_status, work_location,
        ---------- numbers
        package_ceiling_idr, owner_estimate_idr, tender_version,
        ---------- dates
        period, fiscal_year, status_date, recorded_date, announced_at, awarded_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
