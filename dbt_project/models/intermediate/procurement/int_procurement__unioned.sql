with tenders as (
    select * from {{ ref('int_tenders__merged') }}
),

purchases as (
    select * from {{ ref('stg_lkpp__purchases') }}
),

methods as (
    select * from {{ ref('procurement_methods') }}
),

-- Contract values of tenders are not delivered: a completed tender counts with its package's ceiling.
stacked as (
    select
        tender_id as procurement_id, procurement_plan_id, agency_code, work_unit_code, selection_method, package_name,
        tender_status = 'Selesai' as is_concluded, package_ceiling_idr as procurement_value_idr,
        period, fiscal_year, _delivery_id, _row
    from tenders
    union all
    select
        purchase_id, procurement_plan_id, agency_code, work_unit_code, 'E-Purchasing', package_name,
        true, purchase_value_idr, period, fiscal_year, _delivery_id, _row
    from purchases
),

classified as (
    select
        stacked.*,
        coalesce(methods.method, 'other') as procurement_method,
        coalesce(methods.is_competitive, false) as is_competitive,
        coalesce(methods.is_catalogue, false) as is_catalogue
    from stacked
    left join methods on lower(stacked.selection_method) = lower(methods.selection_method)
)

select * from classified
