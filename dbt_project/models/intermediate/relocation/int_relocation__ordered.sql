-- Units that are due or will be within half a year, in the order in which places are given out.
with months as (
    select * from {{ ref('int_relocation__reported') }}
    where not is_put_off
),

plans as (
    select * from {{ ref('int_relocation__planned') }}
),

workpoints as (
    select workpoints.workpoint_code, greatest(workpoints.in_use_date, buildings.in_use_date) as in_use_date
    from {{ ref('stg_oikn__workpoints') }} as workpoints
    inner join {{ ref('stg_oikn__floors') }} as floors on workpoints.floor_code = floors.floor_code
    inner join {{ ref('stg_oikn__buildings') }} as buildings on floors.building_code = buildings.building_code
    inner join {{ ref('work_sites') }} as sites on buildings.site_name = sites.site_name
    where sites.site = 'nusantara' and workpoints.workpoint_kind <> 'Rapat'
),

homes as (
    select * from {{ ref('stg_oikn__housing_units') }}
    where housing_allotment = 'ASN'
),

desks as (
    select months.period, count(*) as workpoints
    from months
    inner join workpoints on last_day(months.period) >= workpoints.in_use_date
    group by months.period
),

dwellings as (
    select months.period, count(*) as homes
    from months
    inner join homes on last_day(months.period) >= homes.handed_over_date
    group by months.period
),

queued as (
    select
        ---------- codes
        plans.plan_version, plans.relocation_priority, plans.agency_code, plans.wave, plans.unit_code,
        ---------- text
        plans.agency_spbe_name, plans.echelon1_unit_name,
        ---------- numbers
        plans.planned_people, coalesce(desks.workpoints, 0) as workpoints, coalesce(dwellings.homes, 0) as homes,
        sum(plans.planned_people) over (
            partition by months.period
            order by
                plans.planned_date,
                plans.relocation_priority,
                plans.agency_spbe_name,
                plans.echelon1_unit_name,
                plans._row
            rows unbounded preceding
        ) as people_so_far,
        ---------- booleans
        plans.is_moved, plans.planned_date <= months.period as is_due,
        ---------- dates
        months.period, plans.planned_date,
        ---------- provenance
        plans._delivery_id, plans._row
    from months
    inner join plans
        on
            months.report_period = plans.period
            and plans.planned_date <= months.period + interval {{ var('readiness_months') }} month
    left join desks on months.period = desks.period
    left join dwellings on months.period = dwellings.period
)

select * from queued
