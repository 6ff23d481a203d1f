with buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

floors as (
    select
        building_code, sum({{ exact('usable_area_m2', 2) }}) as usable_area_m2,
        sum({{ exact('gross_area_m2', 2) }}) as gross_area_m2, count(*) as floor_count
    from {{ ref('stg_oikn__floors') }}
    group by building_code
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

sites as (
    select * from {{ ref('work_sites') }}
),

joined as (
    select
        ---------- codes
        buildings.building_code, sites.site, organisations.agency_code, buildings.region_code,
        ---------- text
        buildings.building_name, buildings.building_complex_name, buildings.tenure_kind,
        buildings.figure_source, buildings.figure_status, buildings.figure_note,
        ---------- numbers
        coalesce(floors.floor_count, buildings.floor_count) as floor_count, buildings.capacity_people,
        buildings.complex_capacity_people, floors.usable_area_m2, floors.gross_area_m2,
        ---------- dates
        buildings.in_use_date, buildings.figure_source_date,
        ---------- provenance
        buildings._delivery_id, buildings._row
    from buildings
    inner join sites on buildings.site_name = sites.site_name
    left join floors on buildings.building_code = floors.building_code
    left join organisations on buildings.agency_code = organisations.source_code
)

select * from joined
