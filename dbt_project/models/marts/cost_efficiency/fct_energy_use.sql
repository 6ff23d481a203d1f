with utilities as (
    select * from {{ ref('stg_oikn__utilities') }}
),

offices as (
    select * from {{ ref('int_offices__measured') }}
),

-- Nobody's building is the authority's, which runs it for all.
described as (
    select
        ---------- codes
        utilities.building_code, offices.site,
        coalesce(offices.agency_code, '{{ var("shared_office_agency") }}') as agency_code,
        ---------- text
        utilities.green_rating,
        ---------- numbers
        cast(utilities.electricity_kwh as double) as electricity_kwh, cast(utilities.solar_kwh as double) as solar_kwh,
        cast(offices.gross_m2 as double) as gross_area_m2,
        ---------- dates
        utilities.period,
        ---------- provenance
        utilities._delivery_id,
        {{ deliveries_joined('[utilities._delivery_id]', 'offices._delivery_ids') }} as _delivery_ids, utilities._row
    from utilities
    inner join offices on utilities.building_code = offices.building_code
    where utilities.electricity_kwh is not null and offices.gross_m2 > 0
)

select * from described
