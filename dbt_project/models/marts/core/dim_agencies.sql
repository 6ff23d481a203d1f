with known as (
    select * from {{ ref('int_organisations__known') }}
),

keyed as (
    select
        ---------- ids
        code_system || '.' || agency_code || '@' || cast(valid_from as varchar) as agency_id,
        ---------- codes
        agency_code, code_system, agency_kemendagri_code,
        ---------- text
        agency_name, agency_short_name, agency_class, name_source,
        ---------- booleans
        valid_to is null as is_current,
        ---------- dates
        valid_from, valid_to
    from known
)

select * from keyed
