with assessments as (
    select * from {{ ref('stg_bssn__security_assessments') }}
),

codes as (
    {{ agency_codes('BSSN') }}
),

placed as (
    select
        ---------- ids
        assessments.assessment_id,
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code,
        ---------- text
        assessments.system_name,
        ---------- numbers
        assessments.security_governance_score, assessments.security_identification_score,
        assessments.security_protection_score, assessments.security_detection_score,
        assessments.security_response_score, assessments.security_index_score as stated_index_score,
        coalesce(assessments.finding_count, 0) as finding_count,
        coalesce(assessments.closed_finding_count, 0) as closed_finding_count,
        ---------- dates
        assessments.period, assessments.assessed_date,
        ---------- provenance
        assessments._delivery_id, assessments._row
    from assessments
    left join codes on {{ code_in_force('assessments', 'agency_bssn_code', 'codes') }}
)

select * from placed
