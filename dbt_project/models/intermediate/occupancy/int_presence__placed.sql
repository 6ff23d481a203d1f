with presence as (
    select * from {{ ref('int_presence__summed') }}
    where isodow(observed_date) <= 5
),

seats as (
    select * from {{ ref('int_seats__dated') }}
),

floors as (
    select * from {{ ref('int_floors__used') }}
    where holders >= {{ var('least_holders') }} and access_zone_number is not null
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
    select seats.floor_code, days.period, days.observed_date, count(*) as holders
    from seats
    inner join days
        on
            seats.building_code = days.building_code
            and days.observed_date between seats.valid_from_date and seats.valid_to_date
    group by seats.floor_code, days.period, days.observed_date
),

-- Who holds a seat and was seen anywhere that day, and the minutes of it on other floors than the own.
seen as (
    select
        seats.floor_code, presence.observed_date, count(distinct presence.badge_number) as present,
        sum(presence.presence_minutes) as minutes,
        sum(presence.presence_minutes) filter (
            where presence.access_zone_number is distinct from seats.access_zone_number
        ) as away_minutes,
        min(presence._delivery_id) as _delivery_id, min(presence._row) as _row,
        {{ deliveries_of('presence._delivery_id') }} as _delivery_ids
    from presence
    inner join seats
        on
            presence.badge_number = seats.badge_number
            and presence.observed_date between seats.valid_from_date and seats.valid_to_date
    group by seats.floor_code, presence.observed_date
),

placed as (
    select
        ---------- codes
        floors.floor_code, floors.building_code, floors.agency_code,
        ---------- numbers
        held.holders, coalesce(seen.present, 0) as present, coalesce(seen.minutes, 0) as minutes,
        coalesce(seen.away_minutes, 0) as away_minutes,
        ---------- dates
        held.observed_date, held.period,
        ---------- provenance
        coalesce(seen._delivery_id, floors._delivery_id) as _delivery_id, coalesce(seen._row, floors._row) as _row,
        {{ deliveries_joined('floors._delivery_ids', 'seen._delivery_ids') }} as _delivery_ids
    from held
    inner join floors on held.floor_code = floors.floor_code and held.period = floors.period
    left join seen on held.floor_code = seen.floor_code and held.observed_date = seen.observed_date
)

select * from placed
