{{ config(schema="vault") }}

with source as (
    select * from {{ source('oikn_vault', 'housing_units') }}
),

renamed as (
    select
        ---------- ids
        nip,
        ---------- text
        full_name,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
