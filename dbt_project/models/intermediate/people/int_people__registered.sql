{{ config(schema="vault") }}

with employees as (
    select * from {{ ref('stg_bkn__employees') }}
),

identities as (
    select * from {{ ref('stg_bkn__employees_identities') }}
),

organisations as (
    {{ agencies_by_code('SIASN') }}
),

spelt as (
    select
        employees.*, identities.nip, identities.birth_date,
        {{ person_name('identities.full_name') }} as name
    from employees
    inner join identities
        on employees._delivery_id = identities._delivery_id and employees._row = identities._row
),

anchored as (
    -- One NIK is one person, also where a PPPK became PNS under a new NIP; where its rows tell of two births or sexes
    -- it is not sound, and each NIP stands for itself.
    select
        *,
        case
            when
                min(birth_date) over same = max(birth_date) over same
                and min(sex_code) over same = max(sex_code) over same
                then coalesce(nik_token, nip_token)
            else nip_token
        end as anchor
    from spelt
    window same as (partition by coalesce(nik_token, nip_token))
),

followed as (
    select
        *,
        {{ person_id('anchor') }} as person_id,
        lead(hired_date) over turns as next_hired_date,
        row_number() over (partition by anchor order by hired_date desc, nip_token desc) as place
    from anchored
    window turns as (partition by anchor order by hired_date, nip_token)
),

registered as (
    select
        ---------- ids
        'employees/' || followed.nip_token as record_id, followed.person_id, followed.nip_token, followed.nip,
        ---------- codes
        organisations.agency_code, followed.sex_code,
        ---------- text
        followed.name, {{ in_order('followed.name') }} as name_in_order,
        {{ in_order(as_heard('followed.name')) }} as name_as_heard,
        {{ unit_key('followed.work_unit_name') }} as unit_name,
        ---------- booleans
        followed.place = 1 as is_latest,
        ---------- dates
        followed.birth_date, followed.hired_date as valid_from,
        -- One active NIP per person: the earlier one ends where the next begins, whatever its row says.
        least(followed.left_date, cast(followed.next_hired_date - interval 1 day as date)) as valid_to,
        ---------- provenance
        followed._delivery_id, followed._row
    from followed
    left join organisations on followed.agency_code = organisations.source_code
)

select * from registered
