with source as (
    select * from {{ source('kemenkeu', 'budget_realization') }}
),

renamed as (
    select
        ---------- codes
        budget_section_code as agency_code, echelon1_code, work_unit_code, treasury_office_code,
        budget_programme_code, budget_activity_code, output_group_code, output_detail_code, account_code,
        location_code,
        ---------- text
        account_name,
        ---------- numbers
        budget_ceiling_idr, realized_idr,
        ---------- dates
        period, fiscal_year, report_month, updated_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
