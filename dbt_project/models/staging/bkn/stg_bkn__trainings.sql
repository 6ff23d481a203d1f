with source as (
    select * from {{ source('bkn', 'trainings') }}
),

renamed as (
    select
        ---------- ids
        nip_token,
        ---------- text
        training_name, training_kind,
        ---------- booleans
        is_digital_training as is_digital,
        ---------- numbers
        training_hours,
        ---------- dates
        period, training_year, training_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
