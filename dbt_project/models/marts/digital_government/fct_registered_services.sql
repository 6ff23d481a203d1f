with services as (
    select * from {{ ref('int_services__registered') }}
),

keyed as (
    select
        ---------- ids
        service_id, bus_service_id, application_id, process_id,
        ---------- codes
        agency_code, ral_code,
        ---------- text
        service_name, service_kind, application_status,
        ---------- booleans
        is_on_bus, is_carried,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row
    from services
)

select * from keyed
