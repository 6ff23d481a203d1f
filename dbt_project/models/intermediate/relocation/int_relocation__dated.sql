with listed as (
    select * from {{ ref('stg_panrb__relocation_list') }}
),

links as (
    select * from {{ ref('int_people__linked') }}
    where roster = 'relocation_list'
),

employees as (
    select
        person_id, max_by(agency_code, (hired_date, nip_token)) as agency_code,
        max_by(unit_code, (hired_date, nip_token)) as unit_code
    from {{ ref('int_employees__counted') }}
    group by person_id
),

-- The arrival of record: the first day of the first seat in Nusantara.
arrivals as (
    select
        person_id, min(valid_from_date) as arrived_date,
        min_by(_delivery_id, (valid_from_date, seat_assignment_id)) as _delivery_id,
        min_by(_row, (valid_from_date, seat_assignment_id)) as _row
    from {{ ref('int_seats__placed') }}
    where site = 'nusantara'
    group by person_id
),

-- Who is put off stands in a later list too: the last one counts.
due as (
    select
        links.person_id, links.agency_code, listed.relocation_wave, listed.relocation_priority, listed.planned_date,
        listed._delivery_id, listed._row
    from listed
    inner join links on listed.relocation_wave || '-' || listed.list_number = split_part(links.record_id, '/', 2)
    qualify links.person_id is null or row_number() over (
        partition by links.person_id
        order by listed.planned_date desc, listed.relocation_wave desc, listed.list_number desc
    ) = 1
),

waves as (
    {{ listed_waves() }}
),

paired as (
    select
        due.relocation_wave, due.relocation_priority, due.planned_date,
        coalesce(due.person_id, arrivals.person_id) as person_id, due.agency_code as listed_agency_code,
        arrivals.arrived_date, due._delivery_id as list_delivery_id, arrivals._delivery_id as seat_delivery_id,
        coalesce(due._delivery_id, arrivals._delivery_id) as _delivery_id, coalesce(due._row, arrivals._row) as _row
    from due
    full join arrivals on due.person_id = arrivals.person_id
),

-- Who comes without being listed counts in the wave that has begun by then: a wave of few would tell who they are.
dated as (
    select
        ---------- ids
        paired.person_id,
        ---------- codes
        coalesce(employees.agency_code, paired.listed_agency_code, 'unmatched') as agency_code,
        coalesce(employees.unit_code, 'unmatched') as unit_code,
        coalesce(paired.relocation_wave, waves.relocation_wave, 'unlisted') as wave,
        coalesce(paired.relocation_priority, waves.relocation_priority, 'unlisted') as relocation_priority,
        ---------- numbers
        {{ days_late('paired.arrived_date', 'coalesce(paired.planned_date, paired.arrived_date)') }} as delay_days,
        ---------- booleans
        paired.list_delivery_id is not null as is_listed,
        ---------- dates
        paired.planned_date, paired.arrived_date,
        ---------- provenance
        paired.list_delivery_id, paired.seat_delivery_id, paired._delivery_id, paired._row
    from paired
    left join employees on paired.person_id = employees.person_id
    left join waves on paired.arrived_date between waves.begun_date and waves.ended_date
)

select * from dated
