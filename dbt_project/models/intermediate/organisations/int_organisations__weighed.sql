with claimed as (
    select * from {{ ref('int_organisations__claimed') }}
),

keyed as (
    select * from {{ ref('int_organisations__keyed') }}
),

listed as (
    select * from {{ ref('int_organisations__listed') }}
),

spelt as (
    select * from {{ ref('int_organisations__spelt') }}
),

decided as (
    select * from {{ ref('int_organisations__decided') }}
    where concept = 'organisation'
),

procurers as (
    select agency_code, max(agency_class) as agency_class from {{ ref('int_organisations__named') }}
    where code_system = 'LKPP'
    group by agency_code
),

-- Keys of the warehouse are official by themselves: sections, the list's own codes, and whom the list does not cover.
named as (
    select
        claimed.code_system, claimed.source_code, claimed.source_name, claimed.evidence, claimed.agency_kemendagri_code,
        claimed.valid_from, claimed.valid_to, keyed.agency_code as candidate_agency_code,
        claimed.score as candidate_score,
        claimed.code_system || '/' || coalesce(claimed.source_code, 'name/' || spelt.name_key) as subject,
        case
            when claimed.code_system in ('BA', 'KRISNA') then claimed.source_code
            when claimed.code_system = 'KEMENDAGRI' then keyed.agency_code
            when
                claimed.code_system = 'LKPP' and (
                    procurers.agency_class not in ('KEMENTERIAN', 'LEMBAGA')
                    or not exists (select 1 from listed)
                ) then claimed.source_code
        end as official_agency_code,
        claimed.method as found_method
    from claimed
    left join keyed on claimed.agency_kemendagri_code = keyed.agency_kemendagri_code
    left join spelt on claimed.source_name = spelt.spoken_name
    left join procurers on claimed.code_system = 'LKPP' and claimed.source_code = procurers.agency_code
),

weighed as (
    select
        named.*, links.object as linked_agency_code, links.decided_by,
        case
            when named.official_agency_code is not null then 'official code'
            when links.object is not null then 'steward'
            when named.found_method is null or partings.object is not null then 'unmatched'
            else named.found_method
        end as method
    from named
    left join decided as links on named.subject = links.subject and links.is_link
    left join decided as partings
        on
            named.subject = partings.subject and not partings.is_link
            and named.candidate_agency_code = partings.object
)

select * from weighed
