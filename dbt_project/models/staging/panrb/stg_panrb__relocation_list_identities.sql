{{ config(schema="vault") }}

with source as (
    select * from {{ source('panrb_vault', 'relocation_list') }}
),

renamed as (
    select
        ---------- ids
        nip,
        ---------- text
        full_name,
        ---------- dates
        birth_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
