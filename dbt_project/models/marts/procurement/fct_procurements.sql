with procurements as (
    select * from {{ ref('int_procurement__unioned') }}
),

keyed as (
    select
        ---------- ids
        procurement_id || '@' || cast(fiscal_year as varchar) as procurement_key, procurement_id, procurement_plan_id,
        ---------- codes
        agency_code, work_unit_code, procurement_method,
        ---------- text
        package_name, selection_method,
        ---------- numbers
        procurement_value_idr,
        ---------- booleans
        is_concluded, is_competitive, is_catalogue,
        ---------- dates
        period, fiscal_year,
        ---------- provenance
        _delivery_id, _row
    from procurements
)

select * from keyed
