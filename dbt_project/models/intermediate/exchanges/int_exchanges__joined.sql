with summed as (
    select * from {{ ref('int_exchanges__summed') }}
),

services as (
    select * from {{ ref('int_services__placed') }}
),

komdigi_codes as (
    {{ agency_codes('KOMDIGI') }}
),

known as (
    select * from {{ ref('int_applications__known') }}
    where code_system = 'KOMDIGI'
),

months as (
    select distinct period from summed
),

declared as (
    select services.*, months.period
    from services
    cross join months
    where services.bus_service_id is not null
),

-- A service that is declared and that nobody calls keeps one row a month, without a consumer.
paired as (
    select
        coalesce(summed.bus_service_id, declared.bus_service_id) as bus_service_id,
        coalesce(summed.period, declared.period) as period,
        summed.* exclude (bus_service_id, period, _delivery_id, _row),
        declared.service_id, declared.application_id, declared.agency_code,
        coalesce(summed._delivery_id, declared._delivery_id) as _delivery_id,
        coalesce(summed._row, declared._row) as _row
    from declared
    full join summed on declared.bus_service_id = summed.bus_service_id and declared.period = summed.period
),

joined as (
    select
        ---------- ids
        paired.bus_service_id, paired.service_id, paired.application_id,
        paired.consumer_application_komdigi_id, known.application_id as consumer_application_id,
        ---------- codes
        coalesce(
            paired.agency_code, providers.agency_code, paired.provider_komdigi_code,
            max(providers.agency_code) over (partition by paired.bus_service_id), 'unmatched'
        ) as agency_code,
        coalesce(consumers.agency_code, paired.consumer_komdigi_code) as consumer_agency_code,
        ---------- numbers
        coalesce(paired.call_count, 0) as call_count, coalesce(paired.failed_call_count, 0) as failed_call_count,
        coalesce(paired.response_bytes, 0) as response_bytes, coalesce(paired.called_days, 0) as called_days,
        paired.mean_latency_ms, coalesce(paired.latency_total_ms, 0) as latency_total_ms,
        ---------- booleans
        paired.service_id is not null as is_declared,
        coalesce(
            min(case when paired.call_count > 0 then paired.period end) over (partition by paired.bus_service_id)
            <= paired.period, false
        ) as is_implemented,
        coalesce(paired.called_days, 0) >= {{ var('exchange_alive_days') }} as is_alive,
        coalesce(
            paired.called_days >= {{ var('exchange_alive_days') }}
            and paired.failed_call_count <= {{ var('exchange_failed_share') }} * paired.call_count
            and paired.mean_latency_ms <= {{ var('exchange_latency_ms') }}, false
        ) as is_healthy,
        ---------- dates
        paired.period, paired.last_called_date,
        ---------- provenance
        paired._delivery_id, paired._row
    from paired
    left join komdigi_codes as providers on {{ code_in_force('paired', 'provider_komdigi_code', 'providers') }}
    left join komdigi_codes as consumers on {{ code_in_force('paired', 'consumer_komdigi_code', 'consumers') }}
    left join known on paired.consumer_application_komdigi_id = known.source_id
)

select * from joined
