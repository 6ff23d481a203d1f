with tenders as (
    select * from {{ ref('int_tenders__merged') }}
),

keyed as (
    select
        ---------- ids
        tender_id || '@' || cast(fiscal_year as varchar) as tender_key, tender_id, procurement_plan_id,
        ---------- codes
        agency_code, work_unit_code, procurement_service_code,
        ---------- text
        package_name, procurement_kind, selection_method, evaluation_method, qualification_method, bidder_class,
        funding_source, tender_status, known_location as work_location,
        ---------- numbers
        package_ceiling_idr, owner_estimate_idr, last_version as tender_version,
        ---------- dates
        period, fiscal_year, announced_at, awarded_at,
        ---------- provenance
        _delivery_id, _row
    from tenders
)

select * from keyed
