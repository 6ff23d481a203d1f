with source as (
    select * from {{ source('lkpp', 'purchases') }}
),

renamed as (
    select
        ---------- ids
        purchase_id, procurement_plan_id, supplier_id,
        ---------- codes
        agency_lkpp_code as agency_code, work_unit_sipd_code as work_unit_code, budget_account_code,
        ---------- text
        agency_lkpp_name as agency_name, agency_class, work_unit_name, package_name, funding_source,
        purchase_status, delivery_status,
        ---------- numbers
        product_kinds, product_quantity, shipping_cost_idr, purchase_value_idr,
        ---------- dates
        period, fiscal_year, ordered_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
