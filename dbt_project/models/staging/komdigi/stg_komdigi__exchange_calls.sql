with source as (
    select * from {{ source('komdigi', 'exchange_calls') }}
),

renamed as (
    select
        ---------- ids
        bus_service_id, consumer_application_komdigi_id,
        ---------- codes
        provider_komdigi_code, consumer_komdigi_code,
        ---------- numbers
        call_count, failed_call_count, median_latency_ms, response_bytes,
        ---------- dates
        period, called_at,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
