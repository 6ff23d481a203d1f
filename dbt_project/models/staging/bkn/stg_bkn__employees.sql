with source as (
    select * from {{ source('bkn', 'employees') }}
),

renamed as (
    select
        ---------- ids
        nip_token, nik_token, siasn_unit_id,
        ---------- codes
        agency_siasn_id as agency_code, host_agency_siasn_id as host_agency_code, sex_code, employment_kind,
        employment_status_code, pay_grade_code, pay_grade, post_kind_code, echelon_code, education_level,
        ---------- text
        agency_siasn_name as agency_name, work_unit_name, post_name, post_family,
        ---------- booleans
        employment_status_code <> '99' as is_active,
        ---------- dates
        hired_date, left_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
