with hours as (
    select * from {{ ref('int_occupancy__summed') }}
),

floors as (
    select * from {{ ref('int_floors__used') }}
    where holders >= {{ var('least_holders') }}
),

-- A floor's readers are believed where they told anything that month, its sensors only where they did not.
believed as (
    select
        hours.*,
        max(hours.occupancy_event_kind = 'kartu')
            over (partition by hours.access_zone_number, hours.period)
            as has_readers
    from hours
    where
        hours.observed_hour between {{ var('working_hours')[0] }} and {{ var('working_hours')[1] }} - 1
        and isodow(hours.observed_date) <= 5
),

timed as (
    select
        ---------- codes
        floors.floor_code, floors.building_code, floors.agency_code,
        ---------- numbers
        floors.seats, believed.observed_hour, believed.people,
        case when believed.has_readers then believed.presence_minutes else 60 * believed.people end as presence_minutes,
        ---------- dates
        believed.observed_date, believed.period,
        ---------- provenance
        believed._delivery_id, believed._row, floors._delivery_ids
    from believed
    inner join floors on believed.access_zone_number = floors.access_zone_number and believed.period = floors.period
    where (believed.occupancy_event_kind = 'kartu') = believed.has_readers
)

select * from timed
