with crosswalked as (
    select * from {{ ref('int_organisations__crosswalked') }}
),

published as (
    select
        ---------- ids
        code_system || '/' || coalesce(source_code, 'name/' || source_name) || '@' || cast(valid_from as varchar)
            as agency_code_id,
        ---------- codes
        code_system, source_code, agency_code, agency_kemendagri_code, candidate_agency_code,
        ---------- text
        source_name, method, evidence,
        ---------- numbers
        score, candidate_score,
        ---------- dates
        valid_from, valid_to
    from crosswalked
)

select * from published
