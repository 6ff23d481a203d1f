with offices as (
    select * from {{ ref('int_offices__measured') }}
),

seated as (
    select * from {{ ref('int_offices__seated') }}
),

closed as (
    select distinct period from {{ ref('int_operating_costs__annualised') }}
),

booked as (
    select distinct period from {{ ref('int_operating_costs__booked') }}
),

-- A building of one agency is that agency's; a shared one is shared out by the seats held on the first of the month.
used as (
    select
        offices.agency_code, offices.site, booked.period, 0 as seats, {{ exact('1', 12) }} as part,
        offices.usable_m2, offices.gross_m2, offices.workpoints,
        offices._delivery_ids, offices._delivery_id, offices._row
    from offices
    inner join booked on offices.in_use_date <= booked.period
    where offices.agency_code is not null
    union all
    select
        seated.agency_code, offices.site, seated.period, seated.seats,
        {{ exact('cast(seated.seats as double) / seated.building_seats', 12) }} as part,
        offices.usable_m2, offices.gross_m2, offices.workpoints,
        {{ deliveries_joined('offices._delivery_ids', 'seated._delivery_ids') }}, offices._delivery_id, offices._row
    from seated
    inner join offices on seated.building_code = offices.building_code
    where seated.is_told and offices.agency_code is null
),

yearly as (
    select
        ---------- codes
        used.agency_code, used.site,
        ---------- numbers
        sum({{ exact('used.usable_m2 * used.part', 8) }}) as usable_m2_months,
        sum({{ exact('used.gross_m2 * used.part', 8) }}) as gross_m2_months,
        sum({{ exact('used.workpoints * used.part', 8) }}) as workpoint_months, sum(used.seats) as seat_months,
        ---------- dates
        closed.period,
        ---------- provenance
        {{ deliveries_of_lists('used._delivery_ids') }} as _delivery_ids,
        min(used._delivery_id) as _delivery_id,
        arg_min(used._row, (used._delivery_id, used._row)) as _row
    from closed
    inner join used on {{ twelve_months_to('closed.period', 'used.period') }}
    group by all
)

select * from yearly
