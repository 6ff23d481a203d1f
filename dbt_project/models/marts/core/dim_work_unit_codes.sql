with crosswalked as (
    select * from {{ ref('int_work_units__crosswalked') }}
),

published as (
    select
        ---------- ids
        code_system || '/' || coalesce(source_code, agency_code || '/' || source_name) as work_unit_code_id,
        ---------- codes
        code_system, source_code, agency_code, unit_code, candidate_unit_code,
        ---------- text
        source_name, method,
        ---------- numbers
        score, candidate_score
    from crosswalked
)

select * from published
