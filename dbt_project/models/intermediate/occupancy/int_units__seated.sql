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

-- What OIKN calls a unit, and the unit of the first echelon that it is or stands below.
names as (
    select names.agency_code, names.source_name, headed.unit_code
    from {{ ref('int_work_units__crosswalked') }} as names
    inner join {{ ref('int_work_units__listed') }} as units on names.unit_code = units.unit_code
    inner join {{ ref('int_work_units__headed') }} as headed on units.siasn_unit_id = headed.siasn_unit_id
    where names.code_system = 'OIKN'
),

floors as (
    select
        names.unit_code, seats.building_code, seats.floor_code, months.period, count(*) as holders,
        {{ deliveries_of('seats._delivery_id') }} as _delivery_ids
    from seats
    inner join months on last_day(months.period) between seats.valid_from_date and seats.valid_to_date
    inner join organisations on seats.agency_code = organisations.source_code
    inner join names on organisations.agency_code = names.agency_code and seats.work_unit_name = names.source_name
    group by names.unit_code, seats.building_code, seats.floor_code, months.period
),

-- Complexes hold several buildings; one that stands alone is a complex of its own.
seated as (
    select
        ---------- codes
        floors.unit_code, floors.building_code,
        list(floors.floor_code) filter (where floors.holders >= {{ var('least_holders') }}) as floor_codes,
        ---------- text
        coalesce(buildings.building_complex_name, floors.building_code) as complex_name,
        ---------- dates
        floors.period,
        ---------- provenance
        list_sort(list_distinct(flatten(list(floors._delivery_ids)))) as _delivery_ids
    from floors
    inner join buildings on floors.building_code = buildings.building_code
    group by floors.unit_code, floors.building_code, complex_name, floors.period
    having sum(floors.holders) >= {{ var('least_holders') }}
)

select * from seated
