with provinces as (
    select * from {{ ref('stg_kemendagri__provinces') }}
),

lkpp_provinces as (
    select
        provinces.province_lkpp_id,
        coalesce(names.region_name, provinces.province_name) as region_name
    from {{ ref('stg_lkpp__provinces') }} as provinces
    left join {{ ref('province_names') }} as names on provinces.province_name = names.lkpp_name
),

stacked as (
    select
        1 as level_number, 'province' as region_level, region_code, null as parent_region_code, region_name,
        _delivery_id, _row
    from provinces
    union all
    select 2, 'regency', region_code, parent_region_code, region_name, _delivery_id, _row
    from {{ ref('stg_kemendagri__regencies') }}
    union all
    select 3, 'district', region_code, parent_region_code, region_name, _delivery_id, _row
    from {{ ref('stg_kemendagri__districts') }}
    union all
    select 4, 'village', region_code, parent_region_code, region_name, _delivery_id, _row
    from {{ ref('stg_kemendagri__villages') }}
),

matched as (
    select stacked.*, lkpp_provinces.province_lkpp_id
    from stacked
    left join lkpp_provinces
        on stacked.level_number = 1 and lower(stacked.region_name) = lower(lkpp_provinces.region_name)
)

select * from matched
