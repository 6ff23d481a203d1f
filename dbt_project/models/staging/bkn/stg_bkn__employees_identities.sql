{{ config(schema="vault") }}

with source as (
    select * from {{ source('bkn_vault', 'employees') }}
),

renamed as (
    select
        ---------- ids
        nip, nik,
        ---------- text
        full_name,
        ---------- dates
        birth_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
