{{ config(schema="vault") }}

with listed as (
    select * from {{ ref('int_people__listed') }}
),

verified as (
    select * from {{ ref('int_people__verified') }}
),

-- A number that is somebody else's tells nothing; one that nobody has still tells birth, appointment and sex.
waiting as (
    select
        listed.* exclude (nip),
        case when verified.verdict = 'unknown' then listed.nip end as nip,
        case when verified.verdict = 'unknown' then {{ born_by_nip('listed.nip') }} end as born_by_nip
    from listed
    left join verified on listed.record_id = verified.record_id
    where verified.verdict is distinct from 'confirmed' and listed.name <> ''
),

unsettled as (
    select
        ---------- ids
        record_id as unique_id, nip_token,
        ---------- codes
        coalesce(sex_code, {{ sex_by_nip('nip') }}) as sex_code, nip[9:14] as appointed, agency_code,
        ---------- text
        name, name_in_order, name_as_heard, unit_name,
        ---------- dates
        coalesce(birth_date, born_by_nip) as birth_date,
        case when born_by_nip <> birth_date then born_by_nip end as other_birth_date,
        swapped_birth_date, moved_in_date, cast(null as date) as seated_from,
        cast(null as date) as listed_from
    from waiting
)

select * from unsettled
