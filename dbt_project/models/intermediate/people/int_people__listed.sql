{{ config(schema="vault") }}

with relocations as (
    select lines.*, identities.nip, identities.full_name, identities.birth_date
    from {{ ref('stg_panrb__relocation_list') }} as lines
    inner join {{ ref('stg_panrb__relocation_list_identities') }} as identities
        on lines._delivery_id = identities._delivery_id and lines._row = identities._row
),

seats as (
    select lines.*, identities.nip, identities.full_name, identities.birth_date
    from {{ ref('stg_oikn__seat_assignments') }} as lines
    inner join {{ ref('stg_oikn__seat_assignments_identities') }} as identities
        on lines._delivery_id = identities._delivery_id and lines._row = identities._row
),

homes as (
    select lines.*, identities.nip, identities.full_name
    from {{ ref('stg_oikn__housing_units') }} as lines
    inner join {{ ref('stg_oikn__housing_units_identities') }} as identities
        on lines._delivery_id = identities._delivery_id and lines._row = identities._row
),

organisations as (
    {{ agencies_by_code('SPBE', 'OIKN') }}
),

stacked as (
    select
        'relocation_list' as roster, relocation_wave || '-' || list_number as record_key, nip_token, nip, full_name,
        birth_date, sex_code, 'SPBE' as code_system, agency_spbe_name as source_name, work_unit_name,
        planned_date as valid_from, cast(null as date) as valid_to, cast(null as bigint) as badge_number,
        'wave ' || relocation_wave as holding, _delivery_id, _row
    from relocations
    union all
    select
        'seat_assignments', seat_assignment_id, nip_token, nip, full_name,
        birth_date, null, 'OIKN', agency_code, work_unit_name,
        valid_from_date, valid_to_date, badge_number, 'seat', _delivery_id, _row
    from seats
    union all
    select
        'housing_units', housing_unit_code, nip_token, nip, full_name,
        null, null, null, null, null,
        occupied_from_date, null, null, 'home', _delivery_id, _row
    from homes
    where nip is not null or full_name is not null
),

spelt as (
    select *, {{ person_name('full_name') }} as name from stacked
),

listed as (
    select
        ---------- ids
        spelt.roster || '/' || spelt.record_key as record_id, spelt.nip_token, spelt.nip,
        ---------- codes
        spelt.roster, organisations.agency_code, spelt.sex_code,
        ---------- text
        spelt.name, {{ in_order('spelt.name') }} as name_in_order,
        {{ in_order(as_heard('spelt.name')) }} as name_as_heard, {{ unit_key('spelt.work_unit_name') }} as unit_name,
        spelt.holding,
        ---------- numbers
        spelt.badge_number,
        ---------- dates
        spelt.birth_date, {{ swapped_date('spelt.birth_date') }} as swapped_birth_date,
        spelt.valid_from, spelt.valid_to,
        case when spelt.roster = 'housing_units' then spelt.valid_from end as moved_in_date,
        ---------- provenance
        spelt._delivery_id, spelt._row
    from spelt
    left join organisations
        on spelt.code_system = organisations.code_system and spelt.source_name = organisations.source_code
)

select * from listed
