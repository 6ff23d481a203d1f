with seats as (
    select * from {{ ref('stg_oikn__seat_assignments') }}
),

workpoints as (
    select * from {{ ref('stg_oikn__workpoints') }}
),

floors as (
    select * from {{ ref('stg_oikn__floors') }}
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

booked as (
    select distinct period from {{ ref('int_operating_costs__booked') }}
),

-- Stretches of months are counted before they are spread over the months: a seat counts where it is held on the first.
spans as (
    select
        organisations.agency_code, floors.building_code, {{ month_from('seats.valid_from_date') }} as first_period,
        coalesce(
            {{ month_from('seats.valid_to_date + interval 1 day') }}, cast('{{ var("last_date") }}' as date)
        ) as end_period,
        count(*) as seats, {{ deliveries_of('seats._delivery_id') }} as _delivery_ids
    from seats
    inner join workpoints on seats.workpoint_code = workpoints.workpoint_code
    inner join floors on workpoints.floor_code = floors.floor_code
    inner join organisations on seats.agency_code = organisations.source_code
    group by all
),

seated as (
    select
        spans.agency_code, spans.building_code, booked.period, sum(spans.seats) as seats,
        {{ deliveries_of_lists('spans._delivery_ids') }} as _delivery_ids
    from spans
    inner join booked on spans.first_period <= booked.period and spans.end_period > booked.period
    group by all
),

-- Seats are people: few of one agency are nobody else's business.
known as (
    select agency_code, period, sum(seats) as agency_seats from seated
    group by agency_code, period
    qualify {{ told_enough('sum(seats)') }}
),

shared as (
    select
        ---------- codes
        seated.agency_code, seated.building_code,
        ---------- numbers
        seated.seats, sum(seated.seats) over (partition by seated.building_code, seated.period) as building_seats,
        ---------- booleans
        known.agency_seats is not null as is_told,
        ---------- dates
        seated.period,
        ---------- provenance
        seated._delivery_ids
    from seated
    left join known on seated.agency_code = known.agency_code and seated.period = known.period
)

select * from shared
