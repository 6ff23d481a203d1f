with source as (
    select * from {{ source('komdigi', 'hosted_applications') }}
),

renamed as (
    select
        ---------- ids
        application_komdigi_id,
        ---------- codes
        agency_komdigi_code,
        ---------- text
        application_name, agency_komdigi_name, data_centre_name, host_name,
        ---------- numbers
        data_centre_tier, availability_pct, outage_minutes,
        ---------- dates
        availability_month_date,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
