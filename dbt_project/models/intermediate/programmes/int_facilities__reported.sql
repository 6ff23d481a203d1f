with seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

packages as (
    select
        construction_package_code, agency_code, extract(year from period) as fiscal_year,
        max_by(actual_physical_pct, (period, _row)) as actual_physical_pct, {{ deliveries_of() }} as _delivery_ids
    from {{ ref('int_construction__judged') }}
    group by all
),

facilities as (
    select * from {{ ref('construction_facilities') }}
),

years as (
    select distinct fiscal_year from {{ ref('stg_bappenas__outputs') }}
),

-- Where an agency holds seats in some part of a year.
seated as (
    select
        years.fiscal_year, organisations.agency_code, buildings.building_complex_name, true as is_seated,
        {{ deliveries_of('seats._delivery_id') }} as _delivery_ids
    from seats
    inner join organisations on seats.agency_code = organisations.source_code
    inner join workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code
    inner join buildings on floors.building_code = buildings.building_code
    inner join years
        on
            seats.valid_from_date <= {{ year_end('years.fiscal_year') }}
            and coalesce(seats.valid_to_date >= {{ year_start('years.fiscal_year') }}, true)
    group by all
),

-- And what it builds itself.
held as (
    select * from seated
    union
    select packages.fiscal_year, packages.agency_code, facilities.building_complex_name, false, packages._delivery_ids
    from packages
    inner join facilities on packages.construction_package_code = facilities.construction_package_code
),

reported as (
    select
        held.fiscal_year, held.agency_code, bool_or(held.is_seated) as has_facility,
        bool_or(packages.actual_physical_pct is not null) as has_construction,
        min(packages.actual_physical_pct) >= 100 as is_built,
        {{ deliveries_of_lists(
            deliveries_joined("held._delivery_ids", "packages._delivery_ids")
        ) }} as _delivery_ids
    from held
    left join facilities on held.building_complex_name = facilities.building_complex_name
    left join packages
        on
            facilities.construction_package_code = packages.construction_package_code
            and held.fiscal_year = packages.fiscal_year
    group by all
)

select * from reported
