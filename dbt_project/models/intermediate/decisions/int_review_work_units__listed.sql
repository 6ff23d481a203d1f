with crosswalked as (
    select * from {{ ref('int_work_units__crosswalked') }}
),

units as (
    select
        unit_code, max(unit_name) as unit_name, max(satker_code) as satker_code, max(siasn_unit_id) as siasn_unit_id,
        max(agency_code) as agency_code
    from {{ ref('int_work_units__listed') }}
    group by unit_code
),

systems as (
    select code_system, count(*) as names, count(unit_code) as known_names
    from crosswalked
    group by code_system
),

-- Two spellings of one name are one subject, which is decided once.
waiting as (
    select
        code_system, subject, agency_code, candidate_unit_code, count(*) as spellings,
        max(source_code) as source_code, min(source_name) as source_name, max(candidate_score) as candidate_score
    from crosswalked
    where method = 'unmatched' and candidate_unit_code is not null
    group by code_system, subject, agency_code, candidate_unit_code
),

listed as (
    select
        ---------- ids
        'work_unit' as concept, waiting.subject, waiting.candidate_unit_code as candidate,
        ---------- codes
        waiting.agency_code,
        ---------- text
        waiting.source_name as subject_label, units.unit_name as candidate_label,
        {{ record_of({
            'code_system': 'waiting.code_system', 'source_code': 'waiting.source_code',
            'source_name': 'waiting.source_name', 'agency_code': 'waiting.agency_code',
        }) }} as subject_record,
        {{ record_of({
            'satker_code': 'units.satker_code', 'siasn_unit_id': 'units.siasn_unit_id',
            'work_unit_name': 'units.unit_name', 'agency_code': 'units.agency_code',
        }) }} as candidate_record,
        {{ name_evidence('waiting.candidate_score') }} as evidence,
        ---------- numbers
        waiting.candidate_score as score,
        {{ review_effect('work_unit_link_share', 'systems.known_names', 'systems.names', 'waiting.spellings') }}
    from waiting
    inner join systems on waiting.code_system = systems.code_system
    left join units on waiting.candidate_unit_code = units.unit_code
)

select * from listed
