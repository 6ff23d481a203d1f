with buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

assets as (
    select * from {{ ref('stg_kemenkeu__state_assets') }}
    where building_code is not null and asset_code[1] = '4'
),

keepers as (
    select work_unit_code, max_by(agency_code, period) as agency_code
    from {{ ref('stg_kemenkeu__budget_warrants') }}
    group by work_unit_code
),

years as (
    select distinct fiscal_year from {{ ref('stg_kemenkeu__budget_warrants') }}
),

-- Meeting seats are nobody's place.
seats as (
    select
        years.fiscal_year, floors.building_code, count(*) as figure,
        {{ deliveries_of('workpoints._delivery_id') }} as _delivery_ids
    from workpoints
    inner join floors on workpoints.floor_code = floors.floor_code
    inner join years on workpoints.in_use_date <= {{ year_end('years.fiscal_year') }}
    where workpoints.workpoint_kind <> 'Rapat'
    group by all
),

areas as (
    select
        building_code, sum({{ exact('gross_area_m2', 2) }}) as figure,
        {{ deliveries_of() }} as _delivery_ids
    from floors
    group by building_code
),

booked as (
    select
        assets.building_code, max(keepers.agency_code) as agency_code,
        sum({{ exact('assets.asset_area_m2', 2) }}) as figure,
        {{ deliveries_of('assets._delivery_id') }} as _delivery_ids
    from assets
    inner join keepers on assets.work_unit_code = keepers.work_unit_code
    group by assets.building_code
),

paired as (
    select
        'oikn_siman' as source_pair, booked.agency_code, buildings.building_code, {{ year_start('years.fiscal_year') }}
            as period, cast(areas.figure as double) as left_figure, cast(booked.figure as double) as right_figure,
        {{ deliveries_joined('areas._delivery_ids', 'booked._delivery_ids') }} as _delivery_ids
    from buildings
    inner join years on buildings.in_use_date <= {{ year_end('years.fiscal_year') }}
    inner join areas on buildings.building_code = areas.building_code
    inner join booked on buildings.building_code = booked.building_code
    union all
    select
        'capacity_workpoints', booked.agency_code, buildings.building_code, {{ year_start('seats.fiscal_year') }},
        cast(buildings.capacity_people as double), cast(seats.figure as double),
        {{ deliveries_joined('[buildings._delivery_id]', 'seats._delivery_ids') }}
    from buildings
    inner join seats on buildings.building_code = seats.building_code
    inner join booked on buildings.building_code = booked.building_code
)

select * from paired
