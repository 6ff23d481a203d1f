{{ config(materialized='by_month', months_of='int_exchanges__fingerprinted') }}
-- depends_on: {{ ref('int_exchanges__fingerprinted') }}
with calls as (
    select * from {{ ref('stg_komdigi__exchange_calls') }}
    where period in ({{ months_due() }})
),

-- The log is the largest table but one: read once a month that changed, and everything later reads this.
summed as (
    select
        ---------- ids
        bus_service_id, consumer_application_komdigi_id,
        ---------- codes
        provider_komdigi_code, consumer_komdigi_code,
        ---------- numbers
        sum(call_count) as call_count, sum(failed_call_count) as failed_call_count,
        sum(response_bytes) as response_bytes, count(*) as called_hours,
        {{ days_of_month('called_at') }} as called_days,
        sum(call_count * median_latency_ms) / nullif(cast(sum(call_count) as double), 0) as mean_latency_ms,
        cast(sum(call_count * median_latency_ms) as bigint) as latency_total_ms,
        ---------- dates
        period, cast(max(called_at) as date) as last_called_date,
        ---------- provenance
        min(_delivery_id) as _delivery_id, min(_row) as _row
    from calls
    group by
        bus_service_id, consumer_application_komdigi_id, provider_komdigi_code, consumer_komdigi_code, period
)

select * from summed
