with exchanges as (
    select * from {{ ref('int_exchanges__joined') }}
),

keyed as (
    select
        ---------- ids
        bus_service_id || '/' || coalesce(consumer_agency_code, '') || '/'
        || coalesce(consumer_application_komdigi_id, '') || '@' || cast(period as varchar) as exchange_key,
        bus_service_id, service_id, application_id, consumer_application_komdigi_id, consumer_application_id,
        ---------- codes
        agency_code, consumer_agency_code,
        ---------- numbers
        cast(call_count as bigint) as call_count, cast(failed_call_count as bigint) as failed_call_count,
        cast(response_bytes as bigint) as response_bytes, cast(called_days as integer) as called_days,
        round(mean_latency_ms, 3) as mean_latency_ms, latency_total_ms,
        ---------- booleans
        is_declared, is_implemented, is_alive, is_healthy,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _row
    from exchanges
)

select * from keyed
