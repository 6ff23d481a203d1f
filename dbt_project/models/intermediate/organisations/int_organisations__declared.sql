with calls as (
    select * from {{ ref('stg_komdigi__exchange_calls') }}
),

services as (
    select * from {{ ref('stg_panrb__services') }}
    where bus_service_id is not null
),

providers as (
    select bus_service_id, provider_komdigi_code, max(period) as seen_date
    from calls
    group by bus_service_id, provider_komdigi_code
),

-- Who declares in the register the services that a bare code provides on the bus: a name for the code.
declared as (
    select
        'KOMDIGI' as code_system, providers.provider_komdigi_code as source_code,
        services.agency_spbe_name as source_name, max(providers.seen_date) as seen_date, count(*) as times
    from providers
    inner join services on providers.bus_service_id = services.bus_service_id
    group by providers.provider_komdigi_code, services.agency_spbe_name
)

select * from declared
