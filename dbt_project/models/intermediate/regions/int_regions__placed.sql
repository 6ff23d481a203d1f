with buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

codes as (
    select * from {{ ref('int_regions__resolved') }}
),

-- A code that no list holds still says its province, in its first two digits.
placed as (
    select
        ---------- ids
        buildings.building_code,
        ---------- codes
        buildings.region_code,
        coalesce(codes.current_region_code, provinces.current_region_code) as current_region_code,
        ---------- text
        case
            when codes.current_region_code is not null and codes.is_retired then 'retired'
            when codes.current_region_code is not null then 'in force'
            when provinces.current_region_code is not null then 'province only'
            else 'unknown'
        end as method,
        ---------- provenance
        buildings._delivery_id, buildings._row
    from buildings
    left join codes on buildings.region_code = codes.region_code
    left join codes as provinces on left(buildings.region_code, 2) = provinces.region_code
)

select * from placed
