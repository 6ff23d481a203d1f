with seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

dated as (
    select
        ---------- ids
        seats.seat_assignment_id,
        ---------- codes
        seats.workpoint_code, workpoints.floor_code, floors.building_code, floors.access_zone_number, seats.agency_code,
        ---------- text
        workpoints.workpoint_kind, seats.work_unit_name,
        ---------- numbers
        seats.badge_number,
        ---------- dates
        seats.valid_from_date, coalesce(seats.valid_to_date, date '{{ var("last_date") }}') as valid_to_date,
        ---------- provenance
        seats._delivery_id, seats._row
    from seats
    inner join workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code
)

select * from dated
