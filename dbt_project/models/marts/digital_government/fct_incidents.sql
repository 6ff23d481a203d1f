with incidents as (
    select * from {{ ref('int_incidents__placed') }}
),

keyed as (
    select
        ---------- ids
        incident_id,
        ---------- codes
        agency_code,
        ---------- text
        incident_severity, incident_kind,
        ---------- numbers
        closing_minutes,
        ---------- booleans
        is_closed,
        ---------- dates
        period, opened_at, closed_at,
        ---------- provenance
        _delivery_id, _row
    from incidents
)

select * from keyed
