with found as (
    select * from {{ ref('int_work_units__weighed') }}
),

decided as (
    select * from {{ ref('int_organisations__decided') }}
    where concept = 'work_unit'
),

weighed as (
    select
        found.*, links.object as linked_unit_code, links.decided_by,
        case
            when found.official_unit_code is not null then 'official code'
            when links.object is not null then 'steward'
            when found.found_method is null or partings.object is not null then 'unmatched'
            else found.found_method
        end as method
    from found
    left join decided as links on found.subject = links.subject and links.is_link
    left join decided as partings
        on found.subject = partings.subject and not partings.is_link and found.candidate_unit_code = partings.object
),

crosswalked as (
    select
        ---------- codes
        code_system, source_code, subject, agency_code,
        case method
            when 'official code' then official_unit_code
            when 'steward' then linked_unit_code
            when 'unmatched' then null
            else candidate_unit_code
        end as unit_code,
        candidate_unit_code,
        ---------- text
        source_name, method, case when method = 'steward' then decided_by end as decided_by,
        ---------- numbers
        case method when 'unmatched' then null when 'similarity' then candidate_score else 1 end as score,
        candidate_score
    from weighed
)

select * from crosswalked
