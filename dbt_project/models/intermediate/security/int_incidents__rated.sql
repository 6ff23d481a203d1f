with incidents as (
    select * from {{ ref('int_incidents__placed') }}
),

applications as (
    select
        coalesce(agency_code, 'unmatched') as agency_code, count(*) as application_count,
        {{ deliveries_of() }} as _delivery_ids
    from {{ ref('int_applications__described') }}
    where application_status = 'Operasional'
    group by coalesce(agency_code, 'unmatched')
),

months as (
    select distinct period from incidents
),

held as (
    select applications.*, months.period
    from applications
    cross join months
),

struck as (
    select
        agency_code, period, count(*) as incident_count,
        count(*) filter (where incident_severity = 'Rendah') as low_count,
        count(*) filter (where incident_severity = 'Sedang') as medium_count,
        count(*) filter (where incident_severity = 'Tinggi') as high_count,
        count(*) filter (where incident_severity = 'Kritis') as critical_count,
        {{ deliveries_of() }} as _delivery_ids
    from incidents
    group by agency_code, period
),

-- An agency without an incident in a month still has applications; one that ended has incidents and none today.
rated as (
    select
        coalesce(held.agency_code, struck.agency_code) as agency_code, coalesce(held.period, struck.period) as period,
        coalesce(held.application_count, 0) as application_count, coalesce(struck.incident_count, 0) as incident_count,
        coalesce(struck.low_count, 0) as low_count, coalesce(struck.medium_count, 0) as medium_count,
        coalesce(struck.high_count, 0) as high_count, coalesce(struck.critical_count, 0) as critical_count,
        {{ deliveries_joined('held._delivery_ids', 'struck._delivery_ids') }} as _delivery_ids
    from held
    full join struck on held.agency_code = struck.agency_code and held.period = struck.period
)

select * from rated
