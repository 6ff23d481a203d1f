with tenders as (
    select * from {{ ref('int_tenders__merged') }}
),

organisations as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where code_system = 'LKPP'
),

keyed as (
    select
        ---------- ids
        tenders.tender_id || '@' || cast(tenders.fiscal_year as varchar) as tender_key, tenders.tender_id,
        tenders.procurement_plan_id,
        ---------- codes
        coalesce(organisations.agency_code, tenders.agency_code) as agency_code, tenders.work_unit_code,
        tenders.procurement_service_code,
        ---------- text
        tenders.package_name, tenders.procurement_kind, tenders.selection_method, tenders.evaluation_method,
        tenders.qualification_method, tenders.bidder_class,
        tenders.funding_source, tenders.tender_status, tenders.known_location as work_location,
        ---------- numbers
        tenders.package_ceiling_idr, tenders.owner_estimate_idr, tenders.last_version as tender_version,
        ---------- dates
        tenders.period, tenders.fiscal_year, tenders.announced_at, tenders.awarded_at,
        ---------- provenance
        tenders._delivery_id, tenders._row
    from tenders
    left join organisations on tenders.agency_code = organisations.source_code
)

select * from keyed
