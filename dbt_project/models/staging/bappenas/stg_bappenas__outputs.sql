with source as (
    select * from {{ source('bappenas', 'outputs') }}
),

renamed as (
    select
        ---------- codes
        budget_section_code as agency_code, echelon1_code, work_unit_code, budget_programme_code,
        budget_activity_code, output_group_code, output_detail_code, national_priority_code,
        ---------- text
        agency_krisna_name as agency_name, activity_name, output_name, output_unit_name,
        ---------- numbers
        indicative_ceiling_idr, target_quantity, reached_quarter1_quantity, reached_quarter2_quantity,
        reached_quarter3_quantity, reached_quarter4_quantity,
        ---------- booleans
        is_for_nusantara,
        ---------- dates
        period, fiscal_year,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
