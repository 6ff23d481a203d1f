with services as (
    select * from {{ ref('int_services__integrated') }}
),

keyed as (
    select
        ---------- ids
        service_id || '@' || cast(period as varchar) as service_key, service_id, bus_service_id, application_id,
        process_id,
        ---------- codes
        agency_code, ral_code,
        ---------- text
        service_name, service_kind,
        ---------- numbers
        consumers as consumer_count, consumer_agencies as consumer_agency_count,
        cast(call_count as bigint) as call_count, cast(failed_call_count as bigint) as failed_call_count,
        mean_latency_ms,
        ---------- booleans
        is_implemented, is_alive, is_healthy,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row
    from services
)

select * from keyed
