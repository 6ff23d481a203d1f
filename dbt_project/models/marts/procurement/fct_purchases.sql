with purchases as (
    select * from {{ ref('stg_lkpp__purchases') }}
),

organisations as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where code_system = 'LKPP'
),

keyed as (
    select
        ---------- ids
        purchases.purchase_id || '@' || cast(purchases.fiscal_year as varchar) as purchase_key,
        purchases.purchase_id, purchases.procurement_plan_id,
        purchases.supplier_id,
        ---------- codes
        coalesce(organisations.agency_code, purchases.agency_code) as agency_code, purchases.work_unit_code,
        ---------- text
        purchases.package_name, purchases.funding_source, purchases.purchase_status, purchases.delivery_status,
        ---------- numbers
        purchases.product_kinds, purchases.product_quantity, purchases.shipping_cost_idr,
        purchases.purchase_value_idr,
        ---------- dates
        purchases.period, purchases.fiscal_year, purchases.ordered_date,
        ---------- provenance
        purchases._delivery_id, purchases._row
    from purchases
    left join organisations on purchases.agency_code = organisations.source_code
)

select * from keyed
