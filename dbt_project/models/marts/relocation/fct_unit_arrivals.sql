with dated as (
    select * from {{ ref('int_relocation__dated') }}
    where arrived_date is not null
),

-- Month by month the first few of a unit would be withheld, and agencies along with them.
quarters as (
    select * from {{ ref('int_relocation__reported') }}
    where extract(month from period) % 3 = 0
),

grouped as (
    select
        agency_code, unit_code, {{ month_of('arrived_date') }} as arrived_month, count(*) as people,
        min(_delivery_id) as _delivery_id,
        {{ deliveries_joined(deliveries_of('list_delivery_id'), deliveries_of('seat_delivery_id')) }} as _delivery_ids
    from dated
    group by all
),

stocks as (
    select
        grouped.agency_code, grouped.unit_code, quarters.period, cast(sum(grouped.people) as bigint) as people,
        min(grouped._delivery_id) as _delivery_id,
        list_sort(list_distinct(flatten(list(grouped._delivery_ids)))) as _delivery_ids
    from grouped
    inner join quarters on grouped.arrived_month <= quarters.period
    group by all
),

keyed as (
    select
        ---------- codes
        agency_code, unit_code, 'arrived' as arrival_state,
        ---------- numbers
        people,
        ---------- dates
        period,
        ---------- provenance
        _delivery_id, _delivery_ids, row_number() over (order by period, agency_code, unit_code) as _row
    from stocks
)

select * from keyed
