with buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

floors as (
    select
        building_code, sum({{ exact('usable_area_m2', 2) }}) as usable_m2,
        sum({{ exact('gross_area_m2', 2) }}) as gross_m2,
        {{ deliveries_of() }} as _delivery_ids
    from {{ ref('stg_oikn__floors') }}
    group by building_code
),

workpoints as (
    select floors.building_code, count(*) as workpoints, {{ deliveries_of('points._delivery_id') }} as _delivery_ids
    from {{ ref('stg_oikn__workpoints') }} as points
    inner join {{ ref('stg_oikn__floors') }} as floors on points.floor_code = floors.floor_code
    where points.workpoint_kind <> 'Rapat'
    group by floors.building_code
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

sites as (
    select * from {{ ref('work_sites') }}
),

-- Workpoints are listed in Nusantara alone; elsewhere a building's stated capacity stands in.
measured as (
    select
        ---------- codes
        buildings.building_code, sites.site, organisations.agency_code,
        ---------- numbers
        floors.usable_m2, floors.gross_m2, coalesce(workpoints.workpoints, buildings.capacity_people) as workpoints,
        ---------- dates
        buildings.in_use_date,
        ---------- provenance
        {{ deliveries_joined('[buildings._delivery_id]', 'floors._delivery_ids', 'workpoints._delivery_ids') }}
            as _delivery_ids,
        buildings._delivery_id, buildings._row
    from buildings
    inner join sites on buildings.site_name = sites.site_name
    inner join floors on buildings.building_code = floors.building_code
    left join workpoints on buildings.building_code = workpoints.building_code
    left join organisations on buildings.agency_code = organisations.source_code
)

select * from measured
