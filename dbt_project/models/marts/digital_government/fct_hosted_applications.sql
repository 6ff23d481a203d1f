with hosted as (
    select * from {{ ref('int_hosting__placed') }}
),

tiers as (
    select * from {{ ref('tier_availabilities') }}
),

keyed as (
    select
        ---------- ids
        hosted.application_komdigi_id || '@' || cast(hosted.period as varchar) as hosting_id,
        hosted.application_komdigi_id,
        ---------- codes
        hosted.agency_code, hosted.tier,
        ---------- text
        hosted.application_name, hosted.data_centre_name,
        ---------- numbers
        hosted.outage_minutes, hosted.month_minutes, hosted.stated_availability_pct,
        cast(tiers.availability_pct as double) as tier_availability_pct,
        ---------- booleans
        coalesce(
            100 * (hosted.month_minutes - hosted.outage_minutes) >= tiers.availability_pct * hosted.month_minutes, false
        ) as is_available_enough,
        ---------- dates
        hosted.period,
        ---------- provenance
        hosted._delivery_id, hosted._row
    from hosted
    left join tiers on hosted.data_centre_tier = tiers.tier
)

select * from keyed
