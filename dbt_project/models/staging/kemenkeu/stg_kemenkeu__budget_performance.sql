with source as (
    select * from {{ source('kemenkeu', 'budget_performance') }}
),

renamed as (
    select
        ---------- codes
        treasury_office_code, budget_section_code as agency_code, work_unit_code,
        ---------- text
        work_unit_name,
        ---------- numbers
        planning_quality_score, execution_quality_score, result_quality_score, warrant_revision_score,
        page_three_deviation_score, absorption_score, contractual_spending_score, bill_settlement_score,
        cash_advance_score, dispensation_score, output_score, total_score, weight_conversion_pct,
        dispensation_deduction, final_score,
        ---------- dates
        period, fiscal_year, report_month,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
