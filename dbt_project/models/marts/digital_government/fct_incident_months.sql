with incidents as (
    select * from {{ ref('int_incidents__rated') }}
),

keyed as (
    select
        ---------- codes
        agency_code,
        ---------- numbers
        application_count, incident_count, low_count, medium_count, high_count, critical_count,
        ---------- dates
        period,
        ---------- provenance
        _delivery_ids[1] as _delivery_id, row_number() over (order by period, agency_code) as _row, _delivery_ids
    from incidents
)

select * from keyed
