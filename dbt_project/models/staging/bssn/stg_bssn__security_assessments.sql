with source as (
    select * from {{ source('bssn', 'security_assessments') }}
),

renamed as (
    select
        ---------- ids
        assessment_id,
        ---------- codes
        agency_bssn_code,
        ---------- text
        agency_bssn_name, system_name,
        ---------- numbers
        security_governance_score, security_identification_score, security_protection_score, security_detection_score,
        security_response_score, security_index_score, finding_count, closed_finding_count,
        ---------- dates
        period, evaluation_year, assessed_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
