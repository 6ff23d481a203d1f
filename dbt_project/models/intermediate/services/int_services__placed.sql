with services as (
    select * from {{ ref('stg_panrb__services') }}
),

codes as (
    {{ agency_names('SPBE') }}
),

placed as (
    select
        ---------- ids
        services.service_id, services.process_id, services.application_id, services.bus_service_id,
        ---------- codes
        codes.agency_code, services.ral_code,
        ---------- text
        services.service_name, services.agency_spbe_name, services.owner_unit_name, services.service_kind,
        ---------- provenance
        services._delivery_id, services._row
    from services
    left join codes on services.agency_spbe_name = codes.agency_name
)

select * from placed
