with incidents as (
    select *, {{ month_of('opened_at') }} as opened_month from {{ ref('stg_bssn__incidents') }}
),

codes as (
    {{ agency_codes('BSSN') }}
),

-- BSSN's codes are never given again, so the file's own period tells whose a code is.
placed as (
    select
        ---------- ids
        incidents.incident_id,
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code,
        ---------- text
        coalesce(incidents.incident_severity, 'unmatched') as incident_severity, incidents.incident_kind,
        ---------- numbers
        case
            when incidents.closed_at >= incidents.opened_at
                then cast({{ minutes_between('incidents.opened_at', 'incidents.closed_at') }} as bigint)
        end as closing_minutes,
        ---------- booleans
        incidents.closed_at is not null as is_closed,
        ---------- dates
        incidents.opened_month as period, incidents.opened_at, incidents.closed_at,
        ---------- provenance
        incidents._delivery_id, incidents._row
    from incidents
    left join codes on {{ code_in_force('incidents', 'agency_bssn_code', 'codes') }}
    where incidents.opened_at is not null
)

select * from placed
