with assessments as (
    select * from {{ ref('int_assessments__placed') }}
),

keyed as (
    select
        ---------- ids
        assessment_id,
        ---------- codes
        agency_code,
        ---------- text
        system_name,
        ---------- numbers
        security_governance_score as governance_score, security_identification_score as identification_score,
        security_protection_score as protection_score, security_detection_score as detection_score,
        security_response_score as response_score, stated_index_score, finding_count, closed_finding_count,
        ---------- dates
        period, assessed_date,
        ---------- provenance
        _delivery_id, _row
    from assessments
)

select * from keyed
