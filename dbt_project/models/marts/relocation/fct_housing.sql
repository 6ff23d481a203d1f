with homes as (
    select * from {{ ref('stg_oikn__housing_units') }}
    where housing_allotment = 'ASN'
),

dated as (
    select * from {{ ref('int_relocation__dated') }}
    where planned_date is not null or arrived_date is not null
),

months as (
    select * from {{ ref('int_relocation__reported') }}
),

counted as (
    select
        months.period, count(*) as homes,
        count(*) filter (where homes.handed_over_date <= last_day(months.period)) as habitable_homes,
        sum(case when homes.handed_over_date <= last_day(months.period) then homes.bedroom_count else 0 end)
            as bedrooms,
        count(*) filter (where homes.occupied_from_date <= last_day(months.period)) as occupied_homes,
        min(homes._delivery_id) as _delivery_id, {{ deliveries_of('homes._delivery_id') }} as home_delivery_ids
    from months
    cross join homes
    group by months.period
),

due as (
    select
        months.period, count(*) as due_people,
        {{ deliveries_joined(deliveries_of('list_delivery_id'), deliveries_of('seat_delivery_id')) }}
            as due_delivery_ids
    from months
    inner join dated on least(dated.planned_date, dated.arrived_date) <= last_day(months.period)
    group by months.period
),

keyed as (
    select
        ---------- codes
        'all' as agency_code,
        ---------- numbers
        counted.homes, counted.habitable_homes, cast(counted.bedrooms as bigint) as bedrooms, counted.occupied_homes,
        due.due_people,
        ---------- dates
        counted.period,
        ---------- provenance
        counted._delivery_id,
        {{ deliveries_joined('counted.home_delivery_ids', 'due.due_delivery_ids') }} as _delivery_ids,
        row_number() over (order by counted.period) as _row
    from counted
    inner join due on counted.period = due.period
)

select * from keyed
