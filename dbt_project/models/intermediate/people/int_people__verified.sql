{{ config(schema="vault") }}

with listed as (
    select * from {{ ref('int_people__listed') }}
),

registered as (
    select * from {{ ref('int_people__registered') }}
),

numbered as (
    select
        listed.record_id, listed.name, listed.name_as_heard, listed.birth_date, registered.person_id,
        registered.name as known_name, registered.name_as_heard as known_name_as_heard,
        registered.birth_date as known_birth_date,
        jaro_winkler_similarity(listed.name_in_order, registered.name_in_order) as name_likeness,
        {{ is_sound_nip('listed.nip') }} as is_sound
    from listed
    left join registered on listed.nip_token = registered.nip_token
    where listed.nip is not null
),

-- A number mistyped may be another person's, one swapped surely is: the name has to be like, or where it is not at all
-- the birth date has to be the same and the name at least resemble.
held as (
    select
        *,
        coalesce(
            name_likeness >= {{ var('like_name_similarity') }}
            or name_as_heard = known_name_as_heard
            or {{ is_cut_name('name', 'known_name') }}
            or name = 'h ' || known_name
            or (birth_date = known_birth_date and name_likeness >= {{ var('resembling_name_similarity') }}), false
        ) as is_confirmed
    from numbered
),

verified as (
    select
        record_id, person_id,
        case
            when not is_sound then 'unsound'
            when person_id is null then 'unknown'
            when is_confirmed then 'confirmed'
            else 'contradicted'
        end as verdict
    from held
)

select * from verified
