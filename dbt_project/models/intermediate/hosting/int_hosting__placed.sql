with hosted as (
    select *, availability_month_date as period from {{ ref('stg_komdigi__hosted_applications') }}
),

codes as (
    {{ agency_codes('KOMDIGI') }}
),

-- The register tells of every month under the tenant of today.
placed as (
    select
        ---------- ids
        hosted.application_komdigi_id,
        ---------- codes
        coalesce(codes.agency_code, 'unmatched') as agency_code,
        ---------- text
        hosted.application_name, coalesce(hosted.data_centre_name, 'unmatched') as data_centre_name,
        coalesce(cast(hosted.data_centre_tier as varchar), 'unmatched') as tier,
        ---------- numbers
        hosted.data_centre_tier, hosted.availability_pct as stated_availability_pct, hosted.outage_minutes,
        cast({{ days_in_month('hosted.period') }} * 24 * 60 as bigint) as month_minutes,
        ---------- dates
        hosted.period,
        ---------- provenance
        hosted._delivery_id, hosted._row
    from hosted
    left join codes on hosted.agency_komdigi_code = codes.source_code and codes.valid_to is null
    where hosted.outage_minutes is not null
)

select * from placed
