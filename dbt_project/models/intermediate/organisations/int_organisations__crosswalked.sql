with weighed as (
    select * from {{ ref('int_organisations__weighed') }}
),

crosswalked as (
    select
        ---------- codes
        code_system, source_code, subject,
        case method
            when 'official code' then coalesce(official_agency_code, candidate_agency_code)
            when 'steward' then linked_agency_code
            when 'unmatched' then null
            else candidate_agency_code
        end as agency_code,
        case when method not in ('steward', 'unmatched') then agency_kemendagri_code end as agency_kemendagri_code,
        candidate_agency_code,
        ---------- text
        source_name, method, evidence, case when method = 'steward' then decided_by end as decided_by,
        ---------- numbers
        case method when 'unmatched' then null when 'similarity' then candidate_score else 1 end as score,
        candidate_score,
        ---------- dates
        valid_from, valid_to
    from weighed
)

select * from crosswalked
