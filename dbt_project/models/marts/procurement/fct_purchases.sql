with purchases as (
    select * from {{ ref('stg_lkpp__purchases') }}
),

keyed as (
    select
        ---------- ids
        purchase_id || '@' || cast(fiscal_year as varchar) as purchase_key, purchase_id, procurement_plan_id,
        supplier_id,
        ---------- codes
        agency_code, work_unit_code,
        ---------- text
        package_name, funding_source, purchase_status, delivery_status,
        ---------- numbers
        product_kinds, product_quantity, shipping_cost_idr, purchase_value_idr,
        ---------- dates
        period, fiscal_year, ordered_date,
        ---------- provenance
        _delivery_id, _row
    from purchases
)

select * from keyed
