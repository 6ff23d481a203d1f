with floors as (
    select * from {{ ref('int_floors__used') }}
    where holders >= {{ var('least_holders') }} and access_zone_number is not null
),

organisations as (
    {{ agencies_by_code('OIKN') }}
),

seats as (
    select
        seats.*, floors.period, coalesce(organisations.agency_code, 'unmatched') as tenant_code,
        last_day(floors.period) between seats.valid_from_date and seats.valid_to_date as is_held_last,
        floors._delivery_ids
    from {{ ref('int_seats__dated') }} as seats
    inner join floors
        on
            seats.floor_code = floors.floor_code and seats.valid_from_date <= last_day(floors.period)
            and seats.valid_to_date >= floors.period
    left join organisations on seats.agency_code = organisations.source_code
),

tenants as (
    select tenant_code, building_code, period, count(*) filter (where is_held_last) as holders
    from seats
    group by tenant_code, building_code, period
),

-- A building's floors are told, too: what its tenants here leave of them must not be one to four people.
ranked as (
    select
        *,
        sum(holders) filter (where holders < {{ var('least_holders') }}) over whole as few,
        row_number() over (
            partition by building_code, period order by holders < {{ var('least_holders') }}, holders, tenant_code
        ) as place
    from tenants
    window whole as (partition by building_code, period)
),

told as (
    select
        ---------- ids
        seats.seat_assignment_id,
        ---------- codes
        seats.tenant_code as agency_code, seats.building_code, seats.access_zone_number,
        ---------- numbers
        seats.badge_number,
        ---------- dates
        seats.valid_from_date, seats.valid_to_date, seats.period,
        ---------- provenance
        seats._delivery_ids
    from seats
    inner join ranked
        on
            seats.tenant_code = ranked.tenant_code and seats.building_code = ranked.building_code
            and seats.period = ranked.period
    where
        ranked.holders >= {{ var('least_holders') }}
        and (ranked.place > 1 or coalesce(ranked.few not between 1 and {{ var('least_holders') }} - 1, true))
)

select * from told
