with keyed as (
    select * from {{ ref('int_organisations__keyed') }}
),

crosswalked as (
    select * from {{ ref('int_organisations__crosswalked') }}
),

named as (
    select * from {{ ref('int_organisations__named') }}
),

histories as (
    select * from (
        {{ history('named', ['code_system', 'agency_code'], ['agency_name', 'agency_class', 'name_source'], 'period') }}
    )
),

-- Who is on the list stands as long as the list says, under the budget's own name while it lasts.
listed as (
    select
        keyed.code_system, keyed.agency_code,
        coalesce(sections.agency_name, keyed.agency_kemendagri_name) as agency_name,
        procurers.agency_class, coalesce(sections.name_source, 'Kemendagri') as name_source,
        keyed.agency_short_name, keyed.agency_kemendagri_code, keyed.valid_from_date as valid_from,
        keyed.valid_to_date as valid_to
    from keyed
    left join histories as sections
        on
            keyed.valid_to_date is null and sections.valid_to is null and sections.code_system = 'BA'
            and keyed.budget_section_code = sections.agency_code
    left join histories as procurers
        on
            procurers.code_system = 'LKPP' and procurers.valid_to is null
            and keyed.agency_lkpp_code = procurers.agency_code
),

covered as (
    select distinct crosswalked.code_system, crosswalked.source_code
    from crosswalked
    inner join keyed on crosswalked.agency_code = keyed.agency_code
),

others as (
    select
        histories.code_system, histories.agency_code, histories.agency_name, histories.agency_class,
        histories.name_source, cast(null as varchar) as agency_short_name,
        cast(null as varchar) as agency_kemendagri_code, histories.valid_from, histories.valid_to
    from histories
    left join covered
        on histories.code_system = covered.code_system and histories.agency_code = covered.source_code
    where covered.source_code is null
),

stacked as (
    select * from listed
    union all
    select * from others
)

select * from stacked
