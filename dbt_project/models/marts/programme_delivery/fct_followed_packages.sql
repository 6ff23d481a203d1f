with packages as (
    select * from {{ ref('int_packages__followed') }}
),

keyed as (
    select
        ---------- ids
        procurement_plan_id || '@' || cast(fiscal_year as varchar) as package_key, procurement_plan_id,
        ---------- codes
        canonical_agency_code as agency_code, work_unit_code, budget_account_code, procurement_method,
        ---------- text
        package_name, procurement_kind,
        ---------- numbers
        package_ceiling_idr, cast(contracted_idr as double) as contracted_idr,
        ---------- booleans
        is_due, is_started, is_concluded,
        ---------- dates
        period, fiscal_year, selection_start_date, contract_start_date, contract_end_date,
        ---------- provenance
        _delivery_id, _row, _delivery_ids
    from packages
)

select * from keyed
