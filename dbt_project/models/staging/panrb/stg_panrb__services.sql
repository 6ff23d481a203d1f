with source as (
    select * from {{ source('panrb', 'services') }}
),

renamed as (
    select
        ---------- ids
        service_id, process_id, application_id, bus_service_id,
        ---------- codes
        ral_code,
        ---------- text
        service_name, agency_spbe_name, owner_unit_name, service_kind,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
