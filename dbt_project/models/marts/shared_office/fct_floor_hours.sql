with hours as (
    select * from {{ ref('int_occupancy__timed') }}
),

-- Days on which a building's readers or sensors told of anybody: its working days.
days as (
    select building_code, period, isodow(observed_date) as weekday, count(distinct observed_date) as days
    from hours
    group by building_code, period, weekday
),

floors as (
    select floor_code, building_code, agency_code, period, seats, any_value(_delivery_ids) as _delivery_ids
    from hours
    group by floor_code, building_code, agency_code, period, seats
),

summed as (
    select
        floor_code, period, isodow(observed_date) as weekday, observed_hour, sum(presence_minutes) as presence_minutes,
        min(_delivery_id) as _delivery_id, min(_row) as _row,
        {{ deliveries_of() }} as _delivery_ids
    from hours
    group by floor_code, period, weekday, observed_hour
),

clock as (
    select generate_series as observed_hour
    from generate_series({{ var('working_hours')[0] }}, {{ var('working_hours')[1] }} - 1)
),

banded as (
    select
        ---------- codes
        floors.floor_code, floors.building_code, floors.agency_code,
        ---------- text
        cast(days.weekday as varchar) as weekday, lpad(cast(clock.observed_hour as varchar), 2, '0') as hour_band,
        days.weekday || '-' || lpad(cast(clock.observed_hour as varchar), 2, '0') as weekday_hour,
        ---------- numbers
        cast(60 * days.days * floors.seats as bigint) as seat_minutes,
        cast(coalesce(summed.presence_minutes, 0) as bigint) as presence_minutes, cast(floors.seats as bigint) as seats,
        ---------- dates
        floors.period,
        ---------- provenance
        coalesce(summed._delivery_id, floors._delivery_ids[1]) as _delivery_id, coalesce(summed._row, 1) as _row,
        {{ deliveries_joined('floors._delivery_ids', 'summed._delivery_ids') }} as _delivery_ids
    from floors
    inner join days on floors.building_code = days.building_code and floors.period = days.period
    cross join clock
    left join summed
        on
            floors.floor_code = summed.floor_code and floors.period = summed.period
            and days.weekday = summed.weekday and clock.observed_hour = summed.observed_hour
)

select * from banded
