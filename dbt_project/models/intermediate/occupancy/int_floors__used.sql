with desks as (
    select * from {{ ref('int_desks__counted') }}
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

seats as (
    select * from {{ ref('int_seats__dated') }}
),

agencies as (
    select desks.period, seats.floor_code, count(distinct seats.agency_code) as agencies
    from (select distinct period from desks) as desks
    inner join seats on last_day(desks.period) between seats.valid_from_date and seats.valid_to_date
    group by desks.period, seats.floor_code
),

counted as (
    select
        floor_code, period,
        count(*) filter (where workpoint_kind <> 'Rapat') as seats,
        count(*) filter (where workpoint_kind = 'Bersama') as shared_seats,
        count(*) filter (where workpoint_kind = 'Rapat') as meeting_workpoints,
        count(*) filter (where holders > 0) as occupied_seats,
        count(*) filter (where agencies > 1) as joint_seats, sum(holders) as holders,
        {{ deliveries_joined(deliveries_of('_delivery_id'), 'flatten(list(_delivery_ids))') }} as _delivery_ids
    from desks
    group by floor_code, period
),

used as (
    select
        ---------- codes
        counted.floor_code, floors.building_code, floors.access_zone_number,
        coalesce(organisations.agency_code, '{{ var("shared_office_agency") }}') as agency_code,
        ---------- numbers
        counted.seats, counted.shared_seats, counted.meeting_workpoints, counted.occupied_seats, counted.joint_seats,
        counted.holders, coalesce(agencies.agencies, 0) as agencies,
        {{ exact('floors.usable_area_m2', 2) }} as usable_area_m2,
        ---------- dates
        counted.period,
        ---------- provenance
        floors._delivery_id, floors._row,
        {{ deliveries_joined('[floors._delivery_id, buildings._delivery_id]', 'counted._delivery_ids') }}
            as _delivery_ids
    from counted
    inner join floors on counted.floor_code = floors.floor_code
    inner join buildings on floors.building_code = buildings.building_code
    left join organisations on buildings.agency_code = organisations.source_code
    left join agencies on counted.floor_code = agencies.floor_code and counted.period = agencies.period
)

select * from used
