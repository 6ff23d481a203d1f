with floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

buildings as (
    select * from {{ ref('dim_buildings') }}
),

named as (
    select
        ---------- codes
        floors.floor_code, floors.building_code, buildings.site,
        ---------- text
        buildings.building_name || ' · lantai ' || floors.floor_number as label_id,
        buildings.building_name || ' · floor ' || floors.floor_number as label_en,
        ---------- numbers
        cast(floors.floor_number as integer) as floor_number,
        cast(row_number() over (order by floors.floor_code) as integer) as sort_order,
        ---------- provenance
        floors._delivery_id, floors._row
    from floors
    inner join buildings on floors.building_code = buildings.building_code
)

select * from named
