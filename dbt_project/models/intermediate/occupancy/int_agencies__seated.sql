with seats as (
    select * from {{ ref('int_seats__dated') }}
),

buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

months as (
    select distinct period from {{ ref('stg_oikn__utilities') }}
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

-- Complexes hold several buildings; one that stands alone is a complex of its own.
seated as (
    select
        ---------- codes
        organisations.agency_code, seats.building_code,
        ---------- text
        coalesce(buildings.building_complex_name, seats.building_code) as complex_name,
        ---------- dates
        months.period,
        ---------- provenance
        {{ deliveries_of('seats._delivery_id') }} as _delivery_ids
    from seats
    inner join months on last_day(months.period) between seats.valid_from_date and seats.valid_to_date
    inner join buildings on seats.building_code = buildings.building_code
    inner join organisations on seats.agency_code = organisations.source_code
    group by organisations.agency_code, seats.building_code, complex_name, months.period
    having count(*) >= {{ var('least_holders') }}
)

select * from seated
