with recursive current_regions as (
    select region_code, region_name, region_level from {{ ref('int_regions__stacked') }}
),

retired_regions as (
    select * from {{ ref('stg_kemendagri__retired_regions') }}
),

-- A successor may itself have been retired later: the chain is followed to its end, which a circle never has.
followed as (
    select
        region_code, region_name, successor_region_code as current_region_code, retired_date, 1 as steps
    from retired_regions
    union all
    select
        followed.region_code, followed.region_name, retired_regions.successor_region_code, followed.retired_date,
        followed.steps + 1
    from followed
    inner join retired_regions on followed.current_region_code = retired_regions.region_code
    where followed.steps < 10
),

latest as (
    select
        *,
        row_number() over (partition by region_code order by steps desc, current_region_code asc) as place
    from followed
),

-- A code that is in force is itself, even where a list of retired codes names it too.
resolved as (
    select
        region_code, region_code as current_region_code, region_name, region_level, false as is_retired,
        cast(null as date) as retired_date
    from current_regions
    union all
    select
        latest.region_code,
        case when current_regions.region_code is not null then latest.current_region_code end, latest.region_name,
        current_regions.region_level, true, latest.retired_date
    from latest
    left join current_regions on latest.current_region_code = current_regions.region_code
    left join current_regions as standing on latest.region_code = standing.region_code
    where latest.place = 1 and standing.region_code is null
)

select * from resolved
