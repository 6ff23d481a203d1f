with regions as (
    select * from {{ ref('int_regions__stacked') }}
),

-- A code holds its parents' codes, so that each name above is one join away.
named as (
    select
        ---------- codes
        regions.region_code, regions.parent_region_code,
        provinces.region_code as province_code, regencies.region_code as regency_code,
        districts.region_code as district_code, regions.province_lkpp_id,
        ---------- text
        regions.region_level, regions.region_name, provinces.region_name as province_name,
        regencies.region_name as regency_name, districts.region_name as district_name,
        ---------- numbers
        regions.level_number,
        ---------- provenance
        regions._delivery_id, regions._row
    from regions
    left join regions as provinces on substring(regions.region_code, 1, 2) = provinces.region_code
    left join regions as regencies
        on regions.level_number >= 2 and substring(regions.region_code, 1, 5) = regencies.region_code
    left join regions as districts
        on regions.level_number >= 3 and substring(regions.region_code, 1, 8) = districts.region_code
)

select * from named
