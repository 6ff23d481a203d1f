with source as (
    select * from {{ source('bappenas', 'programmes') }}
),

renamed as (
    select
        ---------- codes
        budget_section_code as agency_code, budget_programme_code, national_priority_code, figure_version,
        ---------- text
        agency_krisna_name as agency_name, programme_name, figure_status, figure_source,
        ---------- numbers
        indicative_ceiling_idr,
        ---------- booleans
        is_for_nusantara,
        ---------- dates
        period, fiscal_year, figure_source_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
