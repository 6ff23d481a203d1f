with source as (
    select * from {{ source('panrb', 'business_processes') }}
),

renamed as (
    select
        ---------- ids
        process_id, parent_process_id, next_process_ids,
        ---------- codes
        rab_code,
        ---------- text
        process_name, theme_name, agency_spbe_name, owner_unit_name,
        ---------- numbers
        process_level,
        ---------- booleans
        is_cross_cutting,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
