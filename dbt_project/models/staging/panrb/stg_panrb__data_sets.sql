with source as (
    select * from {{ source('panrb', 'data_sets') }}
),

renamed as (
    select
        ---------- ids
        data_set_id, application_id,
        ---------- codes
        rad_code,
        ---------- text
        data_set_name, agency_spbe_name, data_steward_unit_name, data_access,
        ---------- booleans
        has_standard, has_metadata, is_interoperable, has_reference_code,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
