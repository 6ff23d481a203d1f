with utilities as (
    select * from {{ ref('stg_oikn__utilities') }}
),

buildings as (
    select * from {{ ref('dim_buildings') }}
),

floors as (
    select
        building_code, period, sum(seats) as seats,
        sum(holders) filter (where holders >= {{ var('least_holders') }}) as holders,
        list_sort(list_distinct(flatten(list(_delivery_ids)))) as _delivery_ids
    from {{ ref('int_floors__used') }}
    group by building_code, period
),

seats as (
    select * from {{ ref('int_seats__dated') }}
),

agencies as (
    select utilities.period, seats.building_code, count(distinct seats.agency_code) as agencies
    from (select distinct period from utilities) as utilities
    inner join seats on last_day(utilities.period) between seats.valid_from_date and seats.valid_to_date
    group by utilities.period, seats.building_code
),

requests as (
    select building_code, period, count(*) as requests, {{ deliveries_of() }} as _delivery_ids
    from {{ ref('int_requests__judged') }}
    group by building_code, period
),

-- People are those of the floors that are told of: a building less its floors would tell of a floor of one to four.
joined as (
    select
        ---------- codes
        utilities.building_code, coalesce(buildings.agency_code, '{{ var("shared_office_agency") }}') as agency_code,
        ---------- text
        buildings.site, coalesce(utilities.green_rating, 'Belum') as green_rating,
        ---------- numbers
        cast(floors.holders as bigint) as people,
        cast(case when floors.holders is not null then agencies.agencies end as bigint) as agencies,
        cast(floors.seats as bigint) as seats, cast(coalesce(requests.requests, 0) as bigint) as requests,
        {{ exact('buildings.gross_area_m2', 2) }} as gross_area_m2,
        {{ exact('utilities.electricity_kwh', 1) }} as electricity_kwh,
        {{ exact('utilities.solar_kwh', 1) }} as solar_kwh,
        {{ exact('utilities.water_m3', 1) }} as water_m3, {{ exact('utilities.waste_kg', 1) }} as waste_kg,
        ---------- booleans
        coalesce(utilities.green_rating in ('Gold', 'Platinum'), false) as is_green,
        ---------- dates
        utilities.period,
        ---------- provenance
        utilities._delivery_id, utilities._row,
        {{ deliveries_joined(
            '[utilities._delivery_id, buildings._delivery_id]', 'floors._delivery_ids', 'requests._delivery_ids'
        ) }} as _delivery_ids
    from utilities
    inner join buildings on utilities.building_code = buildings.building_code
    left join floors on utilities.building_code = floors.building_code and utilities.period = floors.period
    left join agencies on utilities.building_code = agencies.building_code and utilities.period = agencies.period
    left join requests on utilities.building_code = requests.building_code and utilities.period = requests.period
)

select * from joined
