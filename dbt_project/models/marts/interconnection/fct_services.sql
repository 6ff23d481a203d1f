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
        mean_latency_ms, cast({{ days_to_month_end('last_called_date', 'period') }} as integer) as days_since_call,
        ---------- booleans
        is_implemented, is_alive, is_healthy,
        coalesce(
            {{ days_to_month_end('last_called_date', 'period') }} < {{ var('exchange_fresh_days') }}, false
        ) as is_fresh,
        ---------- dates
        period, last_called_date,
        ---------- provenance
        _delivery_id, _row
    from services
)

select * from keyed
