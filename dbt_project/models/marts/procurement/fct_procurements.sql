with procurements as (
    select * from {{ ref('int_procurement__unioned') }}
),

organisations as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where code_system = 'LKPP'
),

keyed as (
    select
        ---------- ids
        procurements.procurement_id || '@' || cast(procurements.fiscal_year as varchar) as procurement_key,
        procurements.procurement_id, procurements.procurement_plan_id,
        ---------- codes
        coalesce(organisations.agency_code, procurements.agency_code) as agency_code, procurements.work_unit_code,
        procurements.procurement_method,
        ---------- text
        procurements.package_name, procurements.selection_method,
        ---------- numbers
        procurements.procurement_value_idr,
        ---------- booleans
        procurements.is_concluded, procurements.is_competitive, procurements.is_catalogue,
        ---------- dates
        procurements.period, procurements.fiscal_year,
        ---------- provenance
        procurements._delivery_id, procurements._row
    from procurements
    left join organisations on procurements.agency_code = organisations.source_code
)

select * from keyed
