with presence as (
    select * from {{ ref('int_presence__summed') }}
    where isodow(observed_date) <= 5
),

seats as (
    select * from {{ ref('int_seats__counted') }}
),

zones as (
    select distinct access_zone_number, building_code from {{ ref('stg_oikn__floors') }}
),

days as (
    select distinct zones.building_code, presence.observed_date, presence.period
    from presence
    inner join zones on presence.access_zone_number = zones.access_zone_number
),

held as (
    select
        seats.agency_code, seats.building_code, days.period, days.observed_date, count(*) as holders,
        list_sort(list_distinct(flatten(list(seats._delivery_ids)))) as _delivery_ids
    from seats
    inner join days
        on
            seats.building_code = days.building_code and seats.period = days.period
            and days.observed_date between seats.valid_from_date and seats.valid_to_date
    group by seats.agency_code, seats.building_code, days.period, days.observed_date
),

-- Who holds a seat and was seen anywhere that day, and the minutes of it on other floors than the own.
seen as (
    select
        seats.agency_code, seats.building_code, presence.observed_date,
        count(distinct presence.badge_number) as present, sum(presence.presence_minutes) as minutes,
        sum(presence.presence_minutes) filter (
            where presence.access_zone_number is distinct from seats.access_zone_number
        ) as away_minutes,
        min(presence._delivery_id) as _delivery_id, min(presence._row) as _row,
        {{ deliveries_of('presence._delivery_id') }} as _delivery_ids
    from presence
    inner join seats
        on
            presence.badge_number = seats.badge_number and presence.period = seats.period
            and presence.observed_date between seats.valid_from_date and seats.valid_to_date
    group by seats.agency_code, seats.building_code, presence.observed_date
),

placed as (
    select
        ---------- codes
        held.building_code, held.agency_code,
        ---------- numbers
        held.holders, coalesce(seen.present, 0) as present, coalesce(seen.minutes, 0) as minutes,
        coalesce(seen.away_minutes, 0) as away_minutes,
        ---------- dates
        held.observed_date, held.period,
        ---------- provenance
        coalesce(seen._delivery_id, held._delivery_ids[1]) as _delivery_id, coalesce(seen._row, 1) as _row,
        {{ deliveries_joined('held._delivery_ids', 'seen._delivery_ids') }} as _delivery_ids
    from held
    left join seen
        on
            held.agency_code = seen.agency_code and held.building_code = seen.building_code
            and held.observed_date = seen.observed_date
)

select * from placed
