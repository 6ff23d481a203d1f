with claimed as (
    select * from {{ ref('int_organisations__claimed') }}
    where method is not null
),

listed as (
    select * from {{ ref('int_organisations__listed') }}
),

-- A section that an organisation bears today before one that it bore; of several that it bore none is known.
sections as (
    select
        agency_kemendagri_code,
        coalesce(
            min(source_code) filter (where valid_to is null),
            case when count(*) = 1 then min(source_code) end
        ) as budget_section_code
    from claimed
    where code_system = 'BA'
    group by agency_kemendagri_code
),

procurers as (
    select agency_kemendagri_code, min(source_code) as agency_lkpp_code
    from claimed
    where code_system = 'LKPP'
    group by agency_kemendagri_code
),

keyed as (
    select
        ---------- codes
        coalesce(
            sections.budget_section_code, procurers.agency_lkpp_code, listed.agency_kemendagri_code
        ) as agency_code,
        case
            when sections.budget_section_code is not null then 'BA'
            when procurers.agency_lkpp_code is not null then 'LKPP'
            else 'KEMENDAGRI'
        end as code_system,
        listed.agency_kemendagri_code, listed.predecessor_kemendagri_codes, sections.budget_section_code,
        procurers.agency_lkpp_code,
        ---------- text
        listed.agency_kemendagri_name, listed.agency_short_name,
        ---------- dates
        listed.valid_from_date, listed.valid_to_date
    from listed
    left join sections on listed.agency_kemendagri_code = sections.agency_kemendagri_code
    left join procurers on listed.agency_kemendagri_code = procurers.agency_kemendagri_code
)

select * from keyed
