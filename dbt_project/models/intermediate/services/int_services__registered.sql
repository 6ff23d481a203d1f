with services as (
    select * from {{ ref('int_services__placed') }}
),

applications as (
    select * from {{ ref('int_applications__described') }}
),

register as (
    select max(period) as period from applications
),

registered as (
    select
        ---------- ids
        services.service_id, services.bus_service_id, services.application_id, services.process_id,
        ---------- codes
        coalesce(services.agency_code, 'unmatched') as agency_code, services.ral_code,
        ---------- text
        services.service_name, coalesce(services.service_kind, 'unmatched') as service_kind,
        applications.application_status,
        ---------- booleans
        services.bus_service_id is not null as is_on_bus,
        coalesce(applications.application_status = 'Operasional', false) as is_carried,
        ---------- dates
        register.period,
        ---------- provenance
        services._delivery_id, services._row
    from services
    cross join register
    left join applications on services.application_id = applications.application_id
    where register.period is not null
)

select * from registered
