with source as (
    select * from {{ source('oikn', 'workpoints') }}
),

renamed as (
    select
        ---------- codes
        workpoint_code, floor_code,
        ---------- text
        workpoint_kind,
        ---------- dates
        in_use_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
