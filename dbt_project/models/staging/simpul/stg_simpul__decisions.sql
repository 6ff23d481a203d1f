with source as (
    select * from {{ source('simpul', 'decisions') }}
),

renamed as (
    select
        ---------- ids
        sequence, subject, object,
        ---------- text
        kind, concept, decided_by, reason,
        ---------- dates
        cast(decided_at as timestamptz) at time zone 'UTC' as decided_at
    from source
)

select * from renamed
