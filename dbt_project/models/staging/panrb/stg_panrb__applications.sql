with source as (
    select * from {{ source('panrb', 'applications') }}
),

renamed as (
    select
        ---------- ids
        application_id, data_set_ids,
        ---------- codes
        raa_code, rab_code, ral_code,
        ---------- text
        application_name, application_function, application_class, agency_spbe_name, owner_unit_name,
        application_status,
        ---------- numbers
        application_users, maintenance_cost_idr,
        ---------- dates
        launch_year,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
