with source as (
    select * from {{ source('bkn', 'performance_ratings') }}
),

renamed as (
    select
        ---------- ids
        nip_token, rater_nip_token, siasn_unit_id,
        ---------- codes
        rating_half,
        ---------- text
        performance_rating, work_result, work_behavior, organisation_rating,
        ---------- booleans
        is_rated_digitally,
        ---------- dates
        period, report_year, rated_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
