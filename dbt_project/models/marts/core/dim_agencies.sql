with named as (
    select * from {{ ref('int_organisations__named') }}
),

histories as (
    select * from (
        {{ history('named', ['code_system', 'agency_code'], ['agency_name', 'agency_class', 'name_source'], 'period') }}
    )
),

keyed as (
    select
        ---------- ids
        code_system || '.' || agency_code || '@' || cast(valid_from as varchar) as agency_id,
        ---------- codes
        agency_code, code_system,
        ---------- text
        agency_name, agency_class, name_source,
        ---------- booleans
        valid_to is null as is_current,
        ---------- dates
        valid_from, valid_to
    from histories
)

select * from keyed
