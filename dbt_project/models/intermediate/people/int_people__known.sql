{{ config(schema="vault") }}

with registered as (
    select * from {{ ref('int_people__registered') }}
    where is_latest
),

listed as (
    select * from {{ ref('int_people__listed') }}
    where roster in ('seat_assignments', 'relocation_list')
),

verified as (
    select * from {{ ref('int_people__verified') }}
    where verdict = 'confirmed'
),

moving as (
    select
        verified.person_id,
        min(listed.valid_from) filter (where listed.roster = 'seat_assignments') as seated_from,
        min(listed.valid_from) filter (where listed.roster = 'relocation_list') as listed_from
    from listed
    inner join verified on listed.record_id = verified.record_id
    group by verified.person_id
),

known as (
    select
        ---------- ids
        registered.person_id as unique_id, registered.nip_token,
        ---------- codes
        registered.sex_code, registered.nip[9:14] as appointed, registered.agency_code,
        ---------- text
        registered.name, registered.name_in_order, registered.name_as_heard, registered.unit_name,
        ---------- dates
        registered.birth_date, cast(null as date) as other_birth_date, cast(null as date) as swapped_birth_date,
        cast(null as date) as moved_in_date, moving.seated_from, moving.listed_from
    from registered
    left join moving on registered.person_id = moving.person_id
)

select * from known
