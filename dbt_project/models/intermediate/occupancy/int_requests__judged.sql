with requests as (
    select * from {{ ref('stg_oikn__facility_requests') }}
),

buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

-- Moments are delivered in UTC; the desk works on WITA.
judged as (
    select
        ---------- ids
        requests.facility_request_id,
        ---------- codes
        requests.building_code, coalesce(organisations.agency_code, 'unmatched') as agency_code,
        ---------- text
        coalesce(requests.facility_category, 'unmatched') as category,
        coalesce(requests.request_priority, 'unmatched') as priority,
        ---------- numbers
        requests.agreed_hours, {{ minutes_between('requests.opened_at', 'requests.closed_at') }} as closing_minutes,
        ---------- booleans
        requests.closed_at is null as is_open,
        coalesce(requests.closed_at <= requests.opened_at + to_hours(requests.agreed_hours), false) as is_in_time,
        ---------- dates
        {{ month_of("requests.opened_at + interval '8 hours'") }} as period,
        ---------- provenance
        requests._delivery_id, requests._row
    from requests
    inner join buildings on requests.building_code = buildings.building_code
    left join organisations on requests.agency_code = organisations.source_code
)

select * from judged
