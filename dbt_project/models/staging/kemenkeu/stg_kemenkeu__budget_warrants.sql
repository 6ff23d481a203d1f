with source as (
    select * from {{ source('kemenkeu', 'budget_warrants') }}
),

renamed as (
    select
        ---------- codes
        budget_section_code as agency_code, work_unit_code, warrant_number, history_status_code,
        ---------- text
        work_unit_name, work_unit_class, revision_kind,
        ---------- numbers
        budget_ceiling_idr, revision_number,
        ---------- dates
        period, fiscal_year, revision_posted_date, warrant_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
