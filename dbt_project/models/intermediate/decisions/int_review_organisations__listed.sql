with crosswalked as (
    select * from {{ ref('int_organisations__crosswalked') }}
    where valid_to is null
),

seen as (
    select code_system, coalesce(source_code, source_name) as told, sum(times) as times
    from {{ ref('int_organisations__seen') }}
    group by code_system, coalesce(source_code, source_name)
),

bearers as (
    select
        agency_code, max_by(agency_kemendagri_name, valid_from_date) as agency_name,
        max_by(agency_kemendagri_code, valid_from_date) as agency_kemendagri_code
    from {{ ref('int_organisations__keyed') }}
    group by agency_code
),

counted as (
    select
        crosswalked.*, coalesce(seen.times, 0) as times, sum(seen.times) over () as all_times,
        sum(case when crosswalked.agency_code is null then 0 else seen.times end) over () as known_times
    from crosswalked
    left join seen
        on
            crosswalked.code_system = seen.code_system
            and coalesce(crosswalked.source_code, crosswalked.source_name) = seen.told
),

listed as (
    select
        ---------- ids
        'organisation' as concept, counted.subject, counted.candidate_agency_code as candidate,
        ---------- codes
        counted.candidate_agency_code as agency_code,
        ---------- text
        coalesce(counted.source_name, counted.source_code) as subject_label,
        bearers.agency_name as candidate_label,
        {{ record_of({
            'code_system': 'counted.code_system', 'source_code': 'counted.source_code',
            'source_name': 'counted.source_name', 'rows_loaded': 'counted.times',
        }) }} as subject_record,
        {{ record_of({
            'agency_code': 'counted.candidate_agency_code', 'agency_kemendagri_code': 'bearers.agency_kemendagri_code',
            'agency_name': 'bearers.agency_name',
        }) }} as candidate_record,
        {{ name_evidence('counted.candidate_score') }} as evidence,
        ---------- numbers
        counted.candidate_score as score,
        {{ review_effect('organisation_link_share', 'counted.known_times', 'counted.all_times', 'counted.times') }}
    from counted
    left join bearers on counted.candidate_agency_code = bearers.agency_code
    where counted.method = 'unmatched' and counted.candidate_agency_code is not null
)

select * from listed
