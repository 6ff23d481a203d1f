with linked as (
    select * from {{ ref('int_people__linked') }}
),

compared as (
    select * from {{ ref('int_people__compared') }}
    where zone <> 'rejected'
),

rosters as (
    select roster, count(*) as records, count(person_id) as linked_records
    from linked
    group by roster
),

people as (
    select
        person_id, max_by(agency_code, valid_from) as agency_code, max(valid_from) as valid_from
    from linked
    where roster = 'employees'
    group by person_id
),

-- A record and a person by their ids and places alone: names and birth dates stay in the vault.
listed as (
    select
        ---------- ids
        'person' as concept, linked.record_id as subject, compared.candidate_person_id as candidate,
        ---------- codes
        linked.agency_code,
        ---------- text
        replace(linked.record_id, '/', ' ') as subject_label, compared.candidate_person_id as candidate_label,
        {{ record_of({
            'roster': 'linked.roster', 'agency_code': 'linked.agency_code',
            'valid_from': 'cast(linked.valid_from as varchar)', 'valid_to': 'cast(linked.valid_to as varchar)',
        }) }} as subject_record,
        {{ record_of({
            'roster': "'employees'", 'agency_code': 'people.agency_code',
            'valid_from': 'cast(people.valid_from as varchar)',
        }) }} as candidate_record,
        cast(compared.evidence as varchar) as evidence,
        ---------- numbers
        compared.match_probability as score,
        {{ review_effect('people_link_share', 'rosters.linked_records', 'rosters.records', '1') }}
    from linked
    inner join compared on linked.record_id = compared.record_id
    inner join rosters on linked.roster = rosters.roster
    left join people on compared.candidate_person_id = people.person_id
    where linked.zone = 'review'
)

select * from listed
