with source as (
    select * from {{ source('bkn', 'competencies') }}
),

renamed as (
    select
        ---------- ids
        nip_token,
        ---------- text
        competency_kind,
        ---------- numbers
        required_level, assessed_level,
        ---------- dates
        period, assessment_year, assessed_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
