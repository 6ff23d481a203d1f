with exchanges as (
    select * from {{ ref('int_exchanges__joined') }}
    where is_declared
),

services as (
    select * from {{ ref('int_services__placed') }}
),

summed as (
    select
        service_id, period, min(agency_code) as agency_code,
        sum(call_count) as call_count, sum(failed_call_count) as failed_call_count,
        count(distinct consumer_agency_code) as consumer_agencies,
        count(distinct consumer_application_komdigi_id) as consumers,
        cast(sum({{ exact('call_count * mean_latency_ms') }}) as double)
        / nullif(sum(call_count), 0) as mean_latency_ms,
        bool_or(is_implemented) as is_implemented, bool_or(is_alive) as is_alive,
        max(last_called_date) as last_called_date
    from exchanges
    group by service_id, period
),

integrated as (
    select
        ---------- ids
        summed.service_id, services.bus_service_id, services.application_id, services.process_id,
        ---------- codes
        summed.agency_code, services.ral_code,
        ---------- text
        services.service_name, services.service_kind,
        ---------- numbers
        summed.consumers, summed.consumer_agencies, summed.call_count, summed.failed_call_count,
        round(summed.mean_latency_ms, 3) as mean_latency_ms,
        ---------- booleans
        summed.is_implemented, summed.is_alive,
        coalesce(
            summed.is_alive
            and summed.failed_call_count <= {{ var('exchange_failed_share') }} * summed.call_count
            and summed.mean_latency_ms <= {{ var('exchange_latency_ms') }}, false
        ) as is_healthy,
        ---------- dates
        summed.period,
        max(summed.last_called_date) over (
            partition by summed.service_id order by summed.period
        ) as last_called_date,
        ---------- provenance
        services._delivery_id, services._row
    from summed
    inner join services on summed.service_id = services.service_id
)

select * from integrated
