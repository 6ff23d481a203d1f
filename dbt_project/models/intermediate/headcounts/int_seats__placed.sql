with seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

holders as (
    select * from {{ ref('int_people__linked') }}
    where roster = 'seat_assignments' and person_id is not null
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

buildings as (
    select * from {{ ref('stg_oikn__buildings') }}
),

sites as (
    select * from {{ ref('work_sites') }}
),

placed as (
    select
        ---------- ids
        seats.seat_assignment_id, holders.person_id,
        ---------- codes
        sites.site,
        ---------- dates
        seats.valid_from_date, seats.valid_to_date,
        ---------- provenance
        seats._delivery_id, seats._row
    from seats
    inner join holders on 'seat_assignments/' || seats.seat_assignment_id = holders.record_id
    inner join workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code
    inner join buildings on floors.building_code = buildings.building_code
    inner join sites on buildings.site_name = sites.site_name
)

select * from placed
