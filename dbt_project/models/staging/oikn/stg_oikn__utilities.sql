with source as (
    select * from {{ source('oikn', 'utilities') }}
),

renamed as (
    select
        ---------- codes
        building_code,
        ---------- text
        green_rating,
        ---------- numbers
        electricity_kwh, water_m3, solar_kwh, waste_kg,
        ---------- dates
        {{ month_start('report_year', 'report_month') }} as period, report_year, report_month,
        ---------- provenance
        _delivery_id, _row
    from source
)

select * from renamed
