with source as (
    select * from {{ source('kemenkeu', 'section_spending') }}
),

renamed as (
    select
        ---------- codes
        budget_section_code as agency_code,
        ---------- text
        budget_section_name as agency_name,
        ---------- numbers
        spending_idr_billion,
        ---------- dates
        {{ year_start('fiscal_year') }} as period, fiscal_year,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
